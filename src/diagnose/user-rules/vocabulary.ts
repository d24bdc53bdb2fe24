import type {Environment} from '@marcbachmann/cel-js';
import type {FactValue} from '../../model/fact.ts';
import {type Node, regionOf} from '../../model/node.ts';
import {type Asked, keyOf} from './evidence.ts';
import {glob} from './glob.ts';
import type {UserRule} from './schema.ts';

export type RuleScope = UserRule['scope'];

/** What an expression may name, by scope of its rule. */
export const VARIABLES: Readonly<Record<RuleScope, readonly string[]>> = {
  node: ['facts', 'node'],
  cohort: ['nodes'],
};

const COMMON = [
  'all',
  'exists',
  'exists_one',
  'filter',
  'map',
  'size',
  'startsWith',
  'endsWith',
  'contains',
  'lowerAscii',
  'trim',
  'split',
  'int',
  'double',
  'string',
  'glob',
] as const;

/** Functions that may be called; everything else CEL knows is refused. */
export const FUNCTIONS: Readonly<Record<RuleScope, readonly string[]>> = {
  node: [...COMMON, 'absent', 'unknown'],
  cohort: [...COMMON, 'differs', 'differsByRegion', 'values', 'valuesIn'],
};

/** Macros that walk a list; the others take constant time or that of their text. */
export const LOOPS: ReadonlySet<string> = new Set(['all', 'exists', 'exists_one', 'filter', 'map']);

/** The evaluation in progress. Evaluation is synchronous, so there is one at a time. */
export type Current = {asked: Asked | undefined};

type CelValue = string | bigint | number | boolean | string[];

/** Declares variables and functions of one scope. The functions read facts of the current evaluation only. */
export function declare(environment: Environment, scope: RuleScope, current: Current): Environment {
  for (const operator of ['+', '-', '*', '/'] as const) {
    const both = (a: number | bigint, b: number | bigint) =>
      calculate(operator, Number(a), Number(b));
    environment.registerOperator(`int ${operator} double: double`, both);
    environment.registerOperator(`double ${operator} int: double`, both);
  }
  environment.registerFunction('glob(string, string): bool', glob);
  const asked = (): Asked => {
    if (current.asked === undefined) throw new Error('nothing is being evaluated');
    return current.asked;
  };
  if (scope === 'node') {
    const only = () => asked().nodes[0]?.id ?? '';
    environment.registerVariable('facts', 'map<string, dyn>');
    environment.registerVariable('node', 'map<string, dyn>');
    environment.registerFunction(
      'absent(string): bool',
      (fact: string) => !asked().has(only(), fact),
    );
    environment.registerFunction('unknown(string): bool', (fact: string) => {
      const observed = asked().read(only(), fact);
      return !observed.ok && observed.reason !== 'absent';
    });
    return environment;
  }
  environment.registerVariable('nodes', 'list<map<string, dyn>>');
  environment.registerFunction('differs(string): bool', (fact: string) => differs(asked(), fact));
  environment.registerFunction('differsByRegion(string): bool', (fact: string) =>
    differsByRegion(asked(), fact),
  );
  environment.registerFunction('values(string): list<dyn>', (fact: string) =>
    valuesOf(asked(), fact),
  );
  environment.registerFunction(
    'valuesIn(string, string): list<dyn>',
    (region: string, fact: string) => valuesOf(asked(), fact, region),
  );
  return environment;
}

/** What the variables stand for in this evaluation. */
export function contextOf(scope: RuleScope, asked: Asked): Record<string, unknown> {
  if (scope === 'cohort') {
    return {
      nodes: asked.nodes.map(
        (node) => new Map([...about(node), ['facts', factMap(asked, node.id)]]),
      ),
    };
  }
  const [node] = asked.nodes;
  if (node === undefined) throw new Error('a node rule without a node');
  return {facts: factMap(asked, node.id), node: new Map(about(node))};
}

function about(node: Node): [string, unknown][] {
  const labels = new Map(Object.entries(node.labels));
  return [
    ['id', node.id],
    ['region', regionOf(node)],
    ['labels', labels],
  ];
}

/** The evaluator accepts plain Maps only, so the reading is put into one of them. */
function factMap(asked: Asked, node: string): Map<string, CelValue> {
  const map = new Map<string, CelValue>();
  map.get = (fact) => {
    const value = asked.need(node, fact);
    return value === undefined ? undefined : celValue(value);
  };
  return map;
}

/** Whole numbers are CEL’s int, so that they can be compared with 1500. */
function celValue(value: FactValue): CelValue {
  return typeof value === 'number' && Number.isSafeInteger(value) ? BigInt(value) : value;
}

function differs(asked: Asked, fact: string): boolean {
  const {values, nodes, unknown} = asked.told(fact);
  if (values.length > 1) return true;
  asked.needKnown(unknown);
  asked.needTwo(fact, nodes);
  return false;
}

/** Every region has one value, and they are not all the same. */
function differsByRegion(asked: Asked, fact: string): boolean {
  const regions = asked.regions().map((region) => asked.told(fact, region));
  if (regions.some(({values}) => values.length > 1)) return false;
  asked.needKnown(regions.flatMap(({unknown}) => unknown));
  const told = regions.flatMap(({values}) => values);
  asked.needTwo(fact, told.length);
  return new Set(told.map(keyOf)).size > 1;
}

function valuesOf(asked: Asked, fact: string, region?: string): CelValue[] {
  const {values, unknown} = asked.told(fact, region);
  asked.needKnown(unknown);
  return values.map(celValue);
}

function calculate(operator: '+' | '-' | '*' | '/', a: number, b: number): number {
  switch (operator) {
    case '+':
      return a + b;
    case '-':
      return a - b;
    case '*':
      return a * b;
    case '/':
      return a / b;
  }
}
