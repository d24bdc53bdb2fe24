import type {FindingContrast} from '../../model/contrast.ts';
import type {Finding, Scope} from '../../model/finding.ts';
import {VERDICTS} from '../../model/finding.ts';
import {regionOf} from '../../model/node.ts';
import {byText} from '../order.ts';
import type {Side} from './side.ts';

/** Confidences closer than this are the same. */
const CLOSE = 0.05;

/** What was found on one side and not on the other, gravest first; how many are the same on both is counted. */
export function findingContrasts(a: Side, b: Side): {findings: FindingContrast[]; same: number} {
  const [left, right] = [findingsOf(a, b), findingsOf(b, a)];
  const ids = [...new Set([...left.keys(), ...right.keys()])];
  const all = ids.flatMap((id) => contrastOne(id, left.get(id), right.get(id), a, b) ?? []);
  const findings = all.filter((one) => one !== 'same');
  return {
    findings: findings.sort((x, y) => gravity(x) - gravity(y) || byText(x.id, y.id)),
    same: all.length - findings.length,
  };
}

/** What is ruled out or not known is no finding that could come or go. */
function isTold({verdict}: Finding): boolean {
  return verdict === 'cause' || verdict === 'contributor' || verdict === 'note';
}

function findingsOf(side: Side, other: Side): Map<string, Finding> {
  const concerned = concernOf(side, side.document === other.document);
  return new Map(
    side.document.diagnosis.findings
      .filter((finding) => isTold(finding) && concerned(finding.scope))
      .map((finding) => [finding.id, finding]),
  );
}

/**
 * Whether a finding is about a side. In one run paths lead from one side to the other: there the paths of a finding
 * must all begin or end at the side, unless they have nothing in common.
 */
function concernOf({document, nodes, kind}: Side, oneRun: boolean): (scope: Scope) => boolean {
  const own = new Set(nodes);
  const regions = new Set(document.run.inventory.nodes.filter(({id}) => own.has(id)).map(regionOf));
  return (scope) => {
    if (kind === 'run') return true;
    switch (scope.kind) {
      case 'node':
      case 'cohort':
        return scope.nodes.some((node) => own.has(node));
      case 'region':
        return scope.regions.some((region) => regions.has(region));
      case 'pair': {
        const touches = scope.pairs.filter((pair) => pair.some((node) => own.has(node)));
        if (!oneRun || isScattered(scope.pairs, document)) return touches.length > 0;
        return touches.length === scope.pairs.length;
      }
    }
  };
}

/** No region is on all of the paths. */
function isScattered(pairs: readonly (readonly string[])[], {run}: Side['document']): boolean {
  const regions = new Map(run.inventory.nodes.map((node) => [node.id, regionOf(node)]));
  const [first, ...others] = pairs.map((pair) => pair.map((node) => regions.get(node)));
  return !first?.some((region) => others.every((pair) => pair.includes(region)));
}

function contrastOne(
  id: string,
  a: Finding | undefined,
  b: Finding | undefined,
  sideA: Side,
  sideB: Side,
): FindingContrast | 'same' | null {
  const told = a ?? b;
  if (told === undefined) return null;
  if (a !== undefined && b !== undefined) {
    const same = a.verdict === b.verdict && Math.abs(a.confidence - b.confidence) < CLOSE;
    return same ? 'same' : {id, rule: told.rule, status: 'changed', a: shown(a), b: shown(b)};
  }
  const lacking = a === undefined ? 'a' : 'b';
  const known = a === undefined ? isKnown(told, sideA, sideB) : isKnown(told, sideB, sideA);
  const status = known ? (lacking === 'a' ? 'only-b' : 'only-a') : (`unknown-${lacking}` as const);
  return {
    id,
    rule: told.rule,
    status,
    a: a === undefined ? null : shown(a),
    b: b === undefined ? null : shown(b),
  };
}

/** True when the rule was asked on this side as fully as on the one where it found something. */
function isKnown({rule, scope}: Finding, here: Side, there: Side): boolean {
  if (here.document === there.document) return true;
  const results = here.document.diagnosis.results.filter((result) => result.rule === rule);
  const open = (side: Side) =>
    new Set(
      side.document.diagnosis.results
        .filter(({rule: one, outcome}) => one === rule && isOpen(outcome))
        .flatMap(({subjects}) => subjects),
    );
  const before = open(there);
  const asked = results.some(({outcome}) => !isOpen(outcome));
  const known = new Set(here.document.facts.map(({node}) => node));
  const present = scope.kind !== 'node' || scope.nodes.some((node) => known.has(node));
  return asked && present && [...open(here)].every((subject) => before.has(subject));
}

function isOpen(outcome: string): boolean {
  return outcome === 'skipped' || outcome === 'error';
}

function shown({verdict, severity, confidence, title}: Finding) {
  return {verdict, severity, confidence, title};
}

function gravity({a, b}: FindingContrast): number {
  return Math.min(...[a, b].flatMap((one) => (one === null ? [] : VERDICTS.indexOf(one.verdict))));
}
