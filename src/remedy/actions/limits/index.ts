import {factSegments} from '../../../model/fact.ts';
import {criterionOf} from '../../criterion.ts';
import {type DraftStep, defineAction} from '../../define-action.ts';
import {precondition} from '../../fact-hash.ts';
import {alignments} from '../../peers.ts';
import {proofPaths} from '../../proof-paths.ts';
import {say, strings} from './strings.ts';

export const LIMITS_FILE = '/etc/security/limits.d/99-samespec.conf';
const WORD = /^[A-Za-z0-9_*@%.:-]+$/;

/** Writes the limits that most peers have into a file of its own; pam_limits reads it for each new session. */
export const limits = defineAction({
  id: 'limits',
  remedies: ['check-process'],
  strings,
  draft({document, finding, facts}) {
    const entries = new Map<string, {line: string; fact: string}[]>();
    for (const {fact, value, nodes} of alignments(document, finding, isFileLimit)) {
      const [, , domain = '', type = '', item = ''] = factSegments(fact);
      const words = [domain, type, item, String(value ?? '')];
      if (!words.every((word) => WORD.test(word))) continue;
      for (const node of nodes) {
        entries.set(node, [...(entries.get(node) ?? []), {line: words.join(' '), fact}]);
      }
    }
    const steps: DraftStep[] = [];
    for (const [node, lines] of entries) {
      const own = facts.get(node);
      if (own === undefined) continue;
      steps.push({
        target: node,
        title: say('set', {entries: lines.map(({line}) => line)}),
        namespace: null,
        argv: [],
        preconditions: lines.map(({fact}) => precondition(own, fact)),
        inverse: [],
        persist: [ownFile(lines.map(({line}) => line))],
        expect: [],
        blastRadius: {interfaces: [], pods: []},
        disruptive: false,
      });
    }
    if (steps.length === 0) return {refused: say('nothing')};
    return {
      steps,
      leftOut: [say('new-sessions')],
      proof: proofPaths(
        document,
        steps.map(({target}) => target),
        null,
      ),
      criterion: criterionOf(document, finding, 'before-after'),
    };
  },
});

function isFileLimit(fact: string): boolean {
  return fact.startsWith('limits.file.') || fact.startsWith('limits.file[');
}

function ownFile(lines: readonly string[]): DraftStep['persist'][number] {
  const head = '# Written by samespec; undo with “samespec rollback”.\n';
  const content = head + lines.map((line) => `${line}\n`).join('');
  const nothing = {check: null, undoCheck: null, asserts: []};
  return {kind: 'file', path: LIMITS_FILE, mode: '0644', content, oldSha256: null, ...nothing};
}
