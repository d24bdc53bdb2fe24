import {byText} from '../compare/order.ts';
import {type Finding, SEVERITIES, VERDICTS} from '../model/finding.ts';
import {scopeId} from './scope-of.ts';

/** Loudest first; the order never depends on the order of input. */
export function inOrder(findings: readonly Finding[]): Finding[] {
  return [...findings].sort(
    (a, b) =>
      VERDICTS.indexOf(a.verdict) - VERDICTS.indexOf(b.verdict) ||
      SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) ||
      b.confidence - a.confidence ||
      byText(a.id, b.id) ||
      byText(JSON.stringify(a.title), JSON.stringify(b.title)),
  );
}

/**
 * Gives each finding an id a person can type: its kind; `kind@subject` where a kind occurs more than once;
 * where the subject is the same too, the first title parameter that tells them apart; at last a number.
 */
export function named(findings: readonly Finding[]): Finding[] {
  const byKind = Map.groupBy(inOrder(findings), (finding) => finding.kind);
  return [...byKind.values()].flatMap((same) => {
    if (same.length === 1) return same;
    const byScope = Map.groupBy(same, (finding) => scopeId(finding.scope));
    return [...byScope].flatMap(([scope, here]) => toldApart(here, scope));
  });
}

function toldApart(findings: readonly Finding[], scope: string): Finding[] {
  if (findings.length === 1) return findings.map((one) => ({...one, id: `${one.kind}@${scope}`}));
  const param = distinctParam(findings);
  return findings.map((finding, index) => {
    const told = param === undefined ? index + 1 : finding.title.params?.[param];
    return {...finding, id: `${finding.kind}@${scope}#${told}`};
  });
}

function distinctParam(findings: readonly Finding[]): string | undefined {
  const names = Object.keys(findings[0]?.title.params ?? {}).sort(byText);
  return names.find((name) => {
    const values = findings.map((finding) => finding.title.params?.[name]);
    const plain = values.every((value) => typeof value === 'string' || typeof value === 'number');
    return plain && new Set(values).size === findings.length;
  });
}
