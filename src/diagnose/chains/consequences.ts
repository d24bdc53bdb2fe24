import {type Finding, type Scope, SEVERITIES} from '../../model/finding.ts';
import type {Node} from '../../model/node.ts';
import {bringsOf} from './brings.ts';
import {meets, nodesOf} from './reach.ts';
import {say} from './strings.ts';

const LOUD: readonly Finding['verdict'][] = ['cause', 'contributor'];

/** Findings told as part of another one: what led to it, and what follows from it. */
export type Kin = {origins: readonly Finding[]; consequences: readonly Finding[]};

/** Loud findings that are about the same nodes or paths and that this one is known to bring, or to come from. */
export function kinOf(finding: Finding, findings: readonly Finding[], fleet: readonly Node[]): Kin {
  const brings = bringsOf(finding.kind);
  if (brings === undefined || !LOUD.includes(finding.verdict))
    return {origins: [], consequences: []};
  const {origins = [], consequences} = brings;
  return {
    origins: findings.filter(
      (other) =>
        other !== finding &&
        LOUD.includes(other.verdict) &&
        origins.includes(other.kind) &&
        meets(finding.scope, other.scope, fleet),
    ),
    consequences: findings.filter((other) => isFrom(other, finding, consequences)),
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
  const bringers = findings.filter(bringsOthers);
  return findings.map((finding) => {
    const from = LOUD.includes(finding.verdict)
      ? bringers.find((bringer) => follows(finding, bringer, fleet))
      : undefined;
    if (from === undefined) return finding;
    const message = say('follows-from', {finding: from.id});
    const evidenceAgainst = [...finding.evidenceAgainst, {message, sources: []}];
    return {...finding, verdict: 'note', severity: 'info', evidenceAgainst};
  });
}

function bringsOthers({kind, verdict, facts = []}: Finding): boolean {
  const {consequences = [], asContributor = []} = bringsOf(kind) ?? {};
  if (consequences.length === 0) return false;
  if (verdict === 'cause') return true;
  return verdict === 'contributor' && facts.some((fact) => asContributor.includes(fact));
}

function follows(finding: Finding, bringer: Finding, fleet: readonly Node[]): boolean {
  const {consequences} = bringsOf(bringer.kind) ?? {};
  if (finding === bringer || !consequences?.includes(finding.kind)) return false;
  // Nothing takes the verdict from a graver one, least of all a contributor from a cause.
  if (finding.verdict === 'cause') {
    if (bringer.verdict !== 'cause' || rank(finding) < rank(bringer)) return false;
  }
  return meets(finding.scope, bringer.scope, fleet) && within(finding.scope, bringer.scope, fleet);
}

/** All of what the first is about lies with the second; a part elsewhere would be a fault of its own. */
function within(part: Scope, whole: Scope, fleet: readonly Node[]): boolean {
  if (part.kind === 'pair' && whole.kind === 'pair') {
    const pairs = new Set(whole.pairs.flatMap(([a, b]) => [`${a}\n${b}`, `${b}\n${a}`]));
    return part.pairs.every(([a, b]) => pairs.has(`${a}\n${b}`));
  }
  const nodes = whole.kind === 'pair' ? new Set(whole.pairs.flat()) : nodesOf(whole, fleet);
  if (part.kind === 'pair') return part.pairs.every((pair) => pair.some((id) => nodes.has(id)));
  return [...nodesOf(part, fleet)].every((id) => nodes.has(id));
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
