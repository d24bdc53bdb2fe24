import {factPath, factSegments, type NodeFacts} from '../../../model/fact.ts';
import type {Persist} from '../../../model/plan.ts';
import {sha256} from '../../fact-hash.ts';
import {textFact, wordsFact} from '../../facts-view.ts';

/** Our own file; only keys that a plan set stand in it. */
export const SYSCTL_FILE = '/etc/sysctl.d/99-samespec.conf';

const HEAD = '# Written by samespec; undo with “samespec rollback”.\n';

/** The whole file: keys in order, so that the same keys give the same bytes. */
export function sysctlFile(settings: ReadonlyMap<string, string>): string {
  const rows = [...settings].sort(([a], [b]) => (a < b ? -1 : 1));
  return HEAD + rows.map(([key, value]) => `${key} = ${value}\n`).join('');
}

/** The keys that our file holds on a node already, as the facts tell. */
export function ownSettings(facts: NodeFacts): Map<string, string> {
  const found = new Map<string, string>();
  for (const path of Object.keys(facts.leaves)) {
    if (path.startsWith('sysctlOrigin.') && fileOf(textFact(facts, path)) === SYSCTL_FILE) {
      const segments = factSegments(path).slice(1);
      const value = textFact(facts, factPath('sysctlFile', ...segments));
      if (value !== null) found.set(segments.join('.'), value);
    }
    if (path.startsWith('sysctlHidden.')) {
      for (const entry of wordsFact(facts, path) ?? []) {
        const [place = '', value] = entry.split(/: (.*)/s);
        if (fileOf(place) !== SYSCTL_FILE || value === undefined) continue;
        found.set(factSegments(path).slice(1).join('.'), value);
      }
    }
  }
  return found;
}

/** Keeps settings over a reboot, beside those that are kept already. */
export function keepSettings(facts: NodeFacts, settings: ReadonlyMap<string, string>): Persist {
  const before = ownSettings(facts);
  return {
    kind: 'file',
    path: SYSCTL_FILE,
    mode: '0644',
    content: sysctlFile(new Map([...before, ...settings])),
    oldSha256: before.size === 0 ? null : sha256(sysctlFile(before)),
    check: null,
    undoCheck: null,
    asserts: [],
  };
}

/**
 * A file that is read after ours and sets the key too, or null. Files of all folders are read in the order of their
 * names; `sysctl --system` reads /etc/sysctl.conf last of all. Source: sysctl.d(5), sysctl(8).
 */
export function laterFile(facts: NodeFacts, key: string): string | null {
  const origin = fileOf(textFact(facts, factPath('sysctlOrigin', ...key.split('.'))));
  if (origin === null || origin === SYSCTL_FILE) return null;
  const name = origin.slice(origin.lastIndexOf('/') + 1);
  return origin === '/etc/sysctl.conf' || name > '99-samespec.conf' ? origin : null;
}

/** Origins are told as `FILE:LINE`; older recordings have the file alone. */
function fileOf(origin: string | null): string | null {
  return origin === null ? null : origin.replace(/:\d+$/, '');
}
