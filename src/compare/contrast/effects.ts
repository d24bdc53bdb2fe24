import type {EffectDifference} from '../../model/contrast.ts';
import type {FactPolicy, FactValue} from '../../model/fact.ts';
import {leafOf} from '../../model/leaf-table.ts';
import type {Policies} from '../columns.ts';
import {normalise} from '../normalise.ts';
import {byText} from '../order.ts';
import {ascending, median} from '../quantile.ts';
import {round} from '../round.ts';
import {bucketed} from '../tolerance.ts';
import type {Rows} from './side.ts';

/** Loads and counters never stand still: smaller differences say nothing. */
const FELT = {relative: 0.1};

/**
 * Symptom facts that are not alike: consequences, told apart and never as causes. Those of the parts the slowness
 * speaks of first, then the most unlike.
 */
export function effectsOf(
  names: readonly string[],
  a: Rows,
  b: Rows,
  policyFor: Policies,
  symptomTags: readonly string[],
): EffectDifference[] {
  const found = names.flatMap((fact) => {
    const policy = policyFor(fact);
    const [left, right] = [middle(a, fact), middle(b, fact)];
    if (left === null || right === null || isAlike(left, right, policy)) return [];
    const {tag, unit = null} = policy;
    return [{fact, tag, unit, a: left, b: right}];
  });
  const rank = ({tag}: EffectDifference) => (symptomTags.includes(tag) ? 0 : 1);
  return found.sort((x, y) => rank(x) - rank(y) || unlike(y) - unlike(x) || byText(x.fact, y.fact));
}

/** The median of numbers; the one value of anything else; `null` when there is no such thing. */
function middle({facts}: Rows, fact: string): FactValue | null {
  const numbers: number[] = [];
  const others = new Map<string, FactValue>();
  for (const one of facts) {
    const leaf = one === undefined ? undefined : leafOf(one, fact);
    if (leaf === undefined || 'reason' in leaf) continue;
    if (typeof leaf.value === 'number') numbers.push(leaf.value);
    else {
      const {key, value} = normalise(leaf.value);
      others.set(key, value);
    }
  }
  if (others.size === 0) return round(median(ascending(numbers.filter(Number.isFinite))));
  const [only] = others.values();
  return others.size === 1 && numbers.length === 0 && only !== undefined ? only : null;
}

function isAlike(a: FactValue, b: FactValue, {tolerance = FELT}: FactPolicy): boolean {
  if (typeof a !== 'number' || typeof b !== 'number') return normalise(a).key === normalise(b).key;
  const counted = [a, b].map((value) => ({value, count: 1}));
  return new Set(bucketed(counted, tolerance).values()).size === 1;
}

/** 0..1 */
function unlike({a, b}: EffectDifference): number {
  if (typeof a !== 'number' || typeof b !== 'number') return 1;
  return Math.abs(a - b) / (Math.abs(a) + Math.abs(b));
}
