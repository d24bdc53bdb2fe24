import {criterionOf} from '../../criterion.ts';
import {type DraftStep, defineAction} from '../../define-action.ts';
import {textFact} from '../../facts-view.ts';
import {nodesOf} from '../../peers.ts';
import {proofPaths} from '../../proof-paths.ts';
import {settingSteps, sysctlFact} from '../sysctl/settings.ts';
import {say, strings} from './strings.ts';

/** Limits of the kernel that a remedy asks to raise; `least` is the smallest value worth setting. */
const KEYS: Readonly<Record<string, readonly {key: string; least: number}[]>> = {
  'raise-max': [{key: 'net.netfilter.nf_conntrack_max', least: 0}],
  'raise-file-max': [{key: 'fs.file-max', least: 0}],
  'longer-queue': [{key: 'net.core.somaxconn', least: 4096}],
  'longer-backlog': [
    {key: 'net.core.netdev_max_backlog', least: 4000},
    {key: 'net.core.netdev_budget', least: 600},
  ],
};

/** The kernel’s own types end there (int); a limit near it limits nothing. */
const MOST = 2 ** 31 - 1;

/** Doubles a limit of the kernel that was reached, on the nodes that reached it. */
export const raiseSetting = defineAction({
  id: 'raise-setting',
  remedies: Object.keys(KEYS),
  strings,
  draft({document, finding, remedy, facts}) {
    const steps: DraftStep[] = [];
    const leftOut = [];
    for (const node of nodesOf(finding)) {
      const own = facts.get(node);
      if (own === undefined) continue;
      const wanted = new Map<string, string>();
      for (const {key, least} of KEYS[remedy.id] ?? []) {
        const old = Number(textFact(own, sysctlFact(key)) ?? Number.NaN);
        const raised = Math.max(2 * old, least);
        if (Number.isSafeInteger(raised) && raised <= MOST) wanted.set(key, String(raised));
      }
      const made = settingSteps(own, wanted);
      steps.push(...made.steps);
      leftOut.push(...made.leftOut);
    }
    const [first = {key: '-'}] = KEYS[remedy.id] ?? [];
    if (steps.length === 0) return {refused: say('nothing', {key: first.key})};
    const targets = [...new Set(steps.map(({target}) => target))];
    return {
      steps,
      leftOut: [...leftOut, say(remedy.id in NOTES ? NOTES[remedy.id as NoteOf] : 'cause')],
      proof: proofPaths(document, targets, null),
      criterion: criterionOf(document, finding, 'abba'),
    };
  },
});

/** What raising the limit alone does not do. */
const NOTES = {'raise-max': 'kube-proxy', 'longer-queue': 'program'} as const;
type NoteOf = keyof typeof NOTES;
