import {type Claim, defineRule, fail, pass} from '../../define-rule.ts';
import {alignment, slowNodesOf} from '../../drift/drift.ts';
import {cohortNodes, symptoms} from '../../inputs/index.ts';
import {type CniVersion, cniVersions} from './cni-versions.ts';
import {say} from './say.ts';
import {strings} from './strings.ts';

export const cniVersionDiffers = defineRule({
  id: 'cni-version-differs',
  scope: 'cohort',
  requires: {versions: cniVersions(), nodes: cohortNodes()},
  optional: {symptoms: symptoms()},
  strings,
  references: ['Kubernetes: Network Plugins', 'flannel v0.21.3: key MTU; Cilium pkg/mtu'],
  check({versions, nodes, symptoms: told}) {
    const groups = groupsOf(versions.value);
    if (groups.length < 2) {
      const message = say('equal', {name: groups[0]?.name ?? ''});
      return pass([{message, sources: [versions.source]}], message);
    }
    const slow = slowNodesOf(told.ok ? told.value : [], nodes.value);
    return fail(claimOf(groups, slow));
  },
});

type Group = {name: string; members: readonly CniVersion[]};

/** Nodes by what they run, most nodes first; of equally many those that come first by name. */
function groupsOf(versions: readonly CniVersion[]): Group[] {
  const byNode = Map.groupBy(versions, ({node}) => node);
  const named = [...byNode.values()].map((members): Group => {
    const names = new Set(members.map(({agent, version}) => `${agent} ${version}`));
    return {name: [...names].sort().join(', '), members};
  });
  const groups = [...Map.groupBy(named, ({name}) => name)].map(
    ([name, all]): Group => ({
      name,
      members: all.flatMap(({members}) => members),
    }),
  );
  return groups.sort((a, b) => nodesOf(b).length - nodesOf(a).length || (a.name < b.name ? -1 : 1));
}

function nodesOf({members}: Group): string[] {
  return [...new Set(members.map(({node}) => node))].sort();
}

const NAMED = 5;

function claimOf(groups: readonly Group[], slow: ReadonlySet<string>): Claim {
  const odd = groups.slice(1).flatMap(nodesOf).sort();
  const aligned = alignment(odd, slow);
  return {
    verdict: 'contributor',
    severity: 'low',
    confidence: aligned === 'aligned' ? 0.4 : 0.3,
    about: {nodes: odd},
    title: say('title', {usual: groups[0]?.name ?? ''}),
    why: say('why'),
    evidenceFor: groups.map((group) => ({
      message: say('runs', {
        name: group.name,
        count: nodesOf(group).length,
        nodes: nodesOf(group).slice(0, NAMED),
      }),
      sources: group.members.slice(0, 1).map(({source}) => source),
    })),
    evidenceAgainst: [
      ...(aligned === 'not-aligned' ? [{message: say('slow-have-usual'), sources: []}] : []),
      {message: say('defaults-may-agree'), sources: []},
    ],
    safe: [{id: 'one-version', message: say('one-version')}],
    danger: [{id: 'running-pods', message: say('running-pods')}],
  };
}
