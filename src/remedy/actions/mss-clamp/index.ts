import type {NodeFacts} from '../../../model/fact.ts';
import {criterionOf} from '../../criterion.ts';
import {type DraftStep, defineAction} from '../../define-action.ts';
import {precondition} from '../../fact-hash.ts';
import {numberFact, paramOf} from '../../facts-view.ts';
import {nodesOf} from '../../peers.ts';
import {proofPaths} from '../../proof-paths.ts';
import {say, strings} from './strings.ts';

const TABLE = 'samespec_mss';

/** Has the nodes lower what TCP connections of their pods announce, as long as the cause is not mended. */
export const mssClamp = defineAction({
  id: 'mss-clamp',
  remedies: ['mss-clamp'],
  strings,
  draft({document, finding, remedy, facts}) {
    const mssBytes = paramOf(remedy.message, 'mssBytes');
    if (mssBytes === null) return {refused: say('nothing')};
    const steps = nodesOf(finding).flatMap((node) => {
      const own = facts.get(node);
      return own === undefined ? [] : [clampStep(own, mssBytes)];
    });
    if (steps.length === 0) return {refused: say('nothing')};
    return {
      steps,
      leftOut: [say('tcp-only'), say('temporary')],
      proof: proofPaths(
        document,
        steps.map(({target}) => target),
        null,
      ),
      criterion: criterionOf(document, finding, 'abba'),
    };
  },
});

function clampStep(facts: NodeFacts, mssBytes: number): DraftStep {
  // Where rules of iptables are counted, iptables is what that host uses.
  const program = numberFact(facts, 'mssClamp.iptablesRules') === null ? 'nft' : 'iptables';
  return {
    target: facts.node,
    title: say('clamp', {mssBytes, program}),
    namespace: null,
    ...(program === 'nft' ? byNft(mssBytes) : byIptables(mssBytes)),
    preconditions: [
      precondition(facts, 'mssClamp.iptablesRules'),
      precondition(facts, 'mssClamp.nftables'),
    ],
    persist: [],
    expect: [],
    blastRadius: {interfaces: [], pods: []},
    disruptive: false,
  };
}

/** The kernel only ever lowers the option. Adding first makes the deletion hold twice. */
function byNft(mssBytes: number): Pick<DraftStep, 'argv' | 'inverse'> {
  const chain = `add chain inet ${TABLE} forward { type filter hook forward priority mangle; }`;
  const rule = `add rule inet ${TABLE} forward tcp flags & (syn|rst) == syn tcp option maxseg size set ${mssBytes}`;
  return {
    argv: ['nft', `add table inet ${TABLE}; ${chain}; ${rule}`],
    inverse: ['nft', `add table inet ${TABLE}; delete table inet ${TABLE}`],
  };
}

function byIptables(mssBytes: number): Pick<DraftStep, 'argv' | 'inverse'> {
  const match = ['-p', 'tcp', '--tcp-flags', 'SYN,RST', 'SYN', '-m', 'comment', '--comment', TABLE];
  const rule = ['FORWARD', ...match, '-j', 'TCPMSS', '--set-mss', String(mssBytes)];
  return {
    argv: ['iptables', '-w', '-t', 'mangle', '-A', ...rule],
    inverse: ['samespec-iptables-drop', 'iptables', 'mangle', ...rule],
  };
}
