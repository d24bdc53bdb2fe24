import {type FactValue, factPath, type NodeFacts, readFact} from '../../model/fact.ts';
import {below, known, sameText, say, textOf, told, type ValueExplanation} from './explanation.ts';

/** Files and namespaces behind a kernel setting; `value` is the one in force on the host. */
export function explainSysctl(
  facts: NodeFacts,
  key: readonly string[],
  value: FactValue | undefined,
): ValueExplanation[] {
  return [...filesBehind(facts, key, value), ...podValues(facts, key, value)];
}

function filesBehind(
  facts: NodeFacts,
  key: readonly string[],
  value: FactValue | undefined,
): ValueExplanation[] {
  const wanted = known(facts, factPath('sysctlFile', ...key));
  const file = known(facts, factPath('sysctlOrigin', ...key));
  if (wanted === undefined || file === undefined) return [withoutFile(facts)];
  const held = value === undefined ? 'yes' : sameText(wanted.value, value);
  const hidden = known(facts, factPath('sysctlHidden', ...key));
  const entries = Array.isArray(hidden?.value) ? hidden.value : [];
  const params = {file: textOf(file.value), value: textOf(wanted.value), held};
  const shadowed = known(facts, factPath('sysctlShadowed', ...key));
  const unread = Array.isArray(shadowed?.value) ? shadowed.value : [];
  const sets = told(say('file-sets', params), wanted.source, [
    ...entries.map((entry) => told(say('file-hidden', {entry}), hidden?.source)),
    ...unread.map((entry) => told(say('file-shadowed', {entry}), shadowed?.source)),
    ...(withoutLink(facts, params.file) ? [told(say('no-link'), undefined)] : []),
  ]);
  if (held === 'yes') return [sets];
  const conflict = {file: params.file, wanted: params.value, running: textOf(value ?? '')};
  return [sets, told(say('changed-later', conflict), undefined)];
}

/** Saved files of a machine need not hold the link. */
function withoutLink(facts: NodeFacts, file: string): boolean {
  const run = facts.sections['sysctl.files'];
  return /^\/etc\/sysctl\.conf(?::|$)/.test(file) && run !== undefined && !run.truncated;
}

function withoutFile(facts: NodeFacts): ValueExplanation {
  const files = facts.leaves.sysctlFile;
  if (files !== undefined && 'reason' in files && files.reason !== 'absent') {
    const seen = readFact(facts, 'sysctlFile');
    const reason = files.message;
    return told(say('files-unknown', {reason}), seen.source);
  }
  const run = facts.sections['sysctl.files'];
  // Saved files of a machine need not hold those that set it.
  if (run === undefined || run.truncated) {
    const reason = readFact(facts, 'sysctlFile');
    return told(say('files-unknown', {reason: reason.ok ? '-' : reason.message}), undefined);
  }
  return told(say('no-file'), undefined);
}

function podValues(
  facts: NodeFacts,
  key: readonly string[],
  value: FactValue | undefined,
): ValueExplanation[] {
  return below(facts, 'pod').flatMap(({rest, path}) => {
    if (rest[1] !== 'sysctl' || rest.slice(2).join('/') !== key.join('/')) return [];
    const seen = known(facts, path);
    if (seen === undefined) return [];
    const same = value === undefined ? 'yes' : sameText(seen.value, value);
    const params = {pod: rest[0] ?? '', value: textOf(seen.value), same};
    return [told(say('pod-has', params), seen.source)];
  });
}
