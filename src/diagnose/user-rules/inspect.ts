import type {ASTNode} from '@marcbachmann/cel-js';
import type {Message} from '../../model/message.ts';
import {say} from './strings.ts';
import {FUNCTIONS, LOOPS, type RuleScope, VARIABLES} from './vocabulary.ts';

/** What is wrong with an expression and where in it. */
export type Fault = {offset: number; detail: Message};

/** A fact compared with a literal: `facts['a'] == 1`. */
export type Comparison = {fact: string; literal: string | number | boolean};

export type Inspected = {
  /** Facts named as literals, in order. */
  facts: readonly string[];
  comparisons: readonly Comparison[];
  fault: Fault | undefined;
};

/** A list of unknown length counts as this many; a fleet that has more is counted as it is. */
export const USUAL_LENGTH = 1000;

/** Checks what the language allows and this place does not; collects the facts it names. */
export function inspect(ast: ASTNode, scope: RuleScope): Inspected {
  const facts = new Set<string>();
  const comparisons: Comparison[] = [];
  let fault: Fault | undefined;
  visit(ast, new Set(VARIABLES[scope]), undefined);
  return {facts: [...facts], comparisons, fault};

  function blame(node: ASTNode, detail: Message): void {
    fault ??= {offset: node.range?.start ?? node.start, detail};
  }

  /** `parent` tells how the node is used: the map of facts may only be indexed. */
  function visit(node: ASTNode, names: ReadonlySet<string>, parent: ASTNode | undefined): void {
    if (isFactMap(node) && !isIndexed(node, parent)) blame(node, say('cel-facts'));
    switch (node.op) {
      case 'id':
        if (!names.has(node.args)) {
          const known = [...names].sort();
          blame(node, say('cel-variable', {name: node.args, scope, known}));
        }
        return;
      case 'call':
        checkName(node, node.args[0]);
        noteFact(node.args[0], node.args[1]);
        for (const child of node.args[1]) visit(child, names, node);
        return;
      case 'rcall': {
        const [name, receiver, args] = node.args;
        checkName(node, name);
        visit(receiver, names, node);
        const [variable] = args;
        const loops = LOOPS.has(name) && variable?.op === 'id';
        const inner = loops ? new Set([...names, variable.args as string]) : names;
        for (const child of loops ? args.slice(1) : args) visit(child, inner, node);
        return;
      }
      default:
        noteIndex(node);
        noteComparison(node);
        for (const child of childrenOf(node)) visit(child, names, node);
    }
  }

  function checkName(node: ASTNode, name: string): void {
    if (FUNCTIONS[scope].includes(name)) return;
    const known = [...FUNCTIONS[scope]].sort();
    blame(node, name === 'matches' ? say('cel-glob') : say('cel-function', {name, known}));
  }

  function noteIndex(node: ASTNode): void {
    const named = factNamed(node);
    if (named !== undefined) facts.add(named);
    if (node.op === 'in' && isFactMap(node.args[1])) noteText(node.args[0]);
  }

  function noteFact(name: string, args: readonly ASTNode[]): void {
    if (['absent', 'unknown', 'differs', 'differsByRegion', 'values'].includes(name))
      noteText(args[0]);
    if (name === 'valuesIn') noteText(args[1]);
  }

  function noteText(node: ASTNode | undefined): void {
    if (node?.op === 'value' && typeof node.args === 'string') facts.add(node.args);
  }

  function noteComparison(node: ASTNode): void {
    if (node.op !== '==' && node.op !== '!=') return;
    const [left, right] = node.args;
    const fact = factNamed(left) ?? factNamed(right);
    const literal = literalOf(factNamed(left) === undefined ? left : right);
    if (fact !== undefined && literal !== undefined) comparisons.push({fact, literal});
  }
}

/** Steps one evaluation may take: a loop costs its body times the length of its list. */
export function costOf(node: ASTNode, length: number): number {
  const children = childrenOf(node);
  if (node.op !== 'rcall' || !LOOPS.has(node.args[0])) {
    return 1 + children.reduce((sum, child) => sum + costOf(child, length), 0);
  }
  const [, receiver, args] = node.args;
  const body = args.slice(1).reduce((sum, child) => sum + costOf(child, length), 0);
  return 1 + costOf(receiver, length) + lengthOf(receiver, length) * body;
}

function lengthOf(node: ASTNode, length: number): number {
  if (node.op === 'list') return node.args.length;
  if (node.op === '+') return lengthOf(node.args[0], length) + lengthOf(node.args[1], length);
  if (node.op === 'rcall' && LOOPS.has(node.args[0])) return lengthOf(node.args[1], length);
  return length;
}

function childrenOf(node: ASTNode): readonly ASTNode[] {
  switch (node.op) {
    case 'value':
    case 'id':
      return [];
    case '.':
    case '.?':
      return [node.args[0]];
    case 'call':
      return node.args[1];
    case 'rcall':
      return [node.args[1], ...node.args[2]];
    case 'list':
      return node.args;
    case 'map':
      return node.args.flat();
    case '!_':
    case '-_':
      return [node.args];
    default:
      return node.args;
  }
}

/** `facts`, or `n.facts` of one of the nodes. */
function isFactMap(node: ASTNode): boolean {
  return (
    (node.op === 'id' && node.args === 'facts') || (node.op === '.' && node.args[1] === 'facts')
  );
}

function isIndexed(node: ASTNode, parent: ASTNode | undefined): boolean {
  if (parent?.op === '[]') return parent.args[0] === node;
  return parent?.op === 'in' && parent.args[1] === node;
}

/** The path in `facts['PATH']`. */
function factNamed(node: ASTNode): string | undefined {
  if (node.op !== '[]' || !isFactMap(node.args[0])) return undefined;
  const [, path] = node.args;
  return path.op === 'value' && typeof path.args === 'string' ? path.args : undefined;
}

function literalOf(node: ASTNode): Comparison['literal'] | undefined {
  if (node.op === '-_') {
    const inner = literalOf(node.args);
    return typeof inner === 'number' ? -inner : undefined;
  }
  if (node.op !== 'value') return undefined;
  const {args} = node;
  if (typeof args === 'bigint') return Number(args);
  return typeof args === 'string' || typeof args === 'number' || typeof args === 'boolean'
    ? args
    : undefined;
}
