import {type Finding, SEVERITIES} from '../../model/finding.ts';
import type {Node} from '../../model/node.ts';
import {bringsOf} from './brings.ts';
import {meets} from './reach.ts';
import {say} from './strings.ts';

const LOUD: readonly Finding['verdict'][] = ['cause', 'contributor'];

/** Findings told as part of another one: what led to it, and what follows from it. */
export type Kin = {origins: readonly Finding[]; consequences: readonly Finding[]};

/** Loud findings that are about the same nodes or paths and that this one is known to bring, or to come from. */
export function kinOf(finding: Finding, findings: readonly Finding[], fleet: readonly Node[]): Kin {
  const brings = bringsOf(finding.kind);
  if (brings === undefined || !LOUD.includes(finding.verdict))
    return {origins: [], consequences: []};
  const near = findings.filter(
    (other) => other !== finding && meets(finding.scope, other.scope, fleet),
  );
  return {
    origins: near.filter(
      (other) => LOUD.includes(other.verdict) && brings.origins?.includes(other.kind),
    ),
    consequences: near.filter((other) => isFrom(other, finding, brings.consequences)),
  };
}

/**
 * Takes the verdict from findings that follow from a stronger one: they become notes that say so. What they saw is
 * kept as evidence.
 */
export function demoteConsequences(
  findings: readonly Finding[],
  fleet: readonly Node[],
): Finding[] {
  const causes = findings.filter((finding) => finding.verdict === 'cause');
  return findings.map((finding) => {
    const from = LOUD.includes(finding.verdict)
      ? causes.find((cause) => follows(finding, cause, fleet))
      : undefined;
    if (from === undefined) return finding;
    const message = say('follows-from', {finding: from.id});
    const evidenceAgainst = [...finding.evidenceAgainst, {message, sources: []}];
    return {...finding, verdict: 'note', severity: 'info', evidenceAgainst};
  });
}

function follows(finding: Finding, cause: Finding, fleet: readonly Node[]): boolean {
  const {consequences} = bringsOf(cause.kind) ?? {};
  if (finding === cause || !consequences?.includes(finding.kind)) return false;
  // Of two causes the graver one stays; it must not be taken from by what it brings itself.
  if (finding.verdict === 'cause' && rank(finding) < rank(cause)) return false;
  return within(finding, cause, fleet);
}

/** All of what the finding is about lies with the cause; a part elsewhere would be a fault of its own. */
function within(finding: Finding, cause: Finding, fleet: readonly Node[]): boolean {
  const {scope} = finding;
  if (scope.kind === 'pair' && cause.scope.kind === 'pair') {
    const pairs = new Set(cause.scope.pairs.flatMap(([a, b]) => [`${a}\n${b}`, `${b}\n${a}`]));
    return scope.pairs.every(([a, b]) => pairs.has(`${a}\n${b}`));
  }
  if (!meets(scope, cause.scope, fleet)) return false;
  const ends = cause.scope.kind === 'pair' ? new Set(cause.scope.pairs.flat()) : null;
  const nodes = nodesIn(finding);
  return ends === null || nodes.every((node) => ends.has(node));
}

function nodesIn({scope}: Finding): readonly string[] {
  if (scope.kind === 'pair') return scope.pairs.flat();
  return scope.kind === 'region' ? [] : scope.nodes;
}

/** A demoted finding knows by its evidence whom it follows from. */
function isFrom(other: Finding, cause: Finding, kinds: readonly string[] | undefined): boolean {
  return (
    kinds?.includes(other.kind) === true &&
    other.evidenceAgainst.some(
      ({message}) => message.id === 'chain/follows-from' && message.params?.finding === cause.id,
    )
  );
}

function rank({severity}: Finding): number {
  return SEVERITIES.indexOf(severity);
}
