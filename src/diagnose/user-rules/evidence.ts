import {z} from 'zod';
import {byText} from '../../compare/order.ts';
import type {FactValue} from '../../model/fact.ts';
import {type Node, regionOf} from '../../model/node.ts';
import type {Observed} from '../../model/observed.ts';
import type {EvidenceView} from '../define-rule.ts';
import {observe} from '../inputs/fact.ts';

const ANY: z.ZodType<FactValue> = z.custom<FactValue>(() => true);

/** What could not be said of a fact, and on which node. */
export type Gap = {fact: string; node: string; observed: Extract<Observed<unknown>, {ok: false}>};

export type Told = {values: FactValue[]; nodes: number; unknown: Gap[]};

/** What one evaluation asked of the facts. Facts are read only through it, so that nothing unknown passes unseen. */
export class Asked {
  readonly nodes: readonly Node[];
  readonly seen = new Map<string, Map<string, Observed<FactValue>>>();
  readonly gaps: Gap[] = [];
  readonly tooFew = new Set<string>();
  readonly #view: EvidenceView;

  constructor(view: EvidenceView, nodes: readonly Node[]) {
    this.#view = view;
    this.nodes = nodes;
  }

  read(node: string, fact: string): Observed<FactValue> {
    const byNode = this.seen.get(fact) ?? new Map<string, Observed<FactValue>>();
    this.seen.set(fact, byNode);
    const before = byNode.get(node);
    if (before !== undefined) return before;
    const observed = observe(this.#view.facts, node, fact, ANY);
    byNode.set(node, observed);
    return observed;
  }

  /** The value; `undefined` where it is absent. What is unknown ends the evaluation, unless it does not matter to it. */
  need(node: string, fact: string): FactValue | undefined {
    const observed = this.read(node, fact);
    if (observed.ok) return observed.value;
    this.gaps.push({fact, node, observed});
    if (observed.reason === 'absent') return undefined;
    throw new Unknown(fact);
  }

  /** Like `need`, for a test of presence: absence is the answer and no gap. */
  has(node: string, fact: string): boolean {
    const observed = this.read(node, fact);
    if (observed.ok) return true;
    if (observed.reason === 'absent') return false;
    this.gaps.push({fact, node, observed});
    throw new Unknown(fact);
  }

  /** What the nodes (of one region) say of a fact: different values, sorted, and how many told. Absent ones do not count. */
  told(fact: string, region?: string): Told {
    const found = new Map<string, FactValue>();
    const unknown: Gap[] = [];
    let nodes = 0;
    for (const node of this.nodes) {
      if (region !== undefined && regionOf(node) !== region) continue;
      const observed = this.read(node.id, fact);
      if (observed.ok) {
        nodes += 1;
        found.set(keyOf(observed.value), observed.value);
      } else if (observed.reason !== 'absent') unknown.push({fact, node: node.id, observed});
    }
    const values = [...found].sort(([a], [b]) => byText(a, b)).map(([, value]) => value);
    return {values, nodes, unknown};
  }

  /** Ends the evaluation where something is unknown, unless it does not matter to it. */
  needKnown(unknown: readonly Gap[]): void {
    const [first] = unknown;
    if (first === undefined) return;
    this.gaps.push(...unknown);
    throw new Unknown(first.fact);
  }

  /** A comparison of one is no comparison. */
  needTwo(fact: string, told: number): void {
    if (told >= 2) return;
    this.tooFew.add(fact);
    throw new Unknown(fact);
  }

  regions(): string[] {
    return [...new Set(this.nodes.map(regionOf))].sort(byText);
  }
}

/** Thrown through the evaluator, which drops it where the answer does not depend on it (`true || …`). */
export class Unknown extends Error {
  override readonly name = 'Unknown';
}

/** Lists are sets of words: their order says nothing. */
export function keyOf(value: FactValue): string {
  return JSON.stringify(Array.isArray(value) ? [...value].sort(byText) : value);
}
