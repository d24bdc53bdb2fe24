import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {FACT_POLICIES} from '../collect/index.ts';
import {compare} from '../compare/index.ts';
import type {EvidenceView, Input} from '../diagnose/define-rule.ts';
import {diagnose} from '../diagnose/engine.ts';
import {RULES} from '../diagnose/rules/index.ts';
import {type FactLeaf, factSegments, type NodeFacts} from '../model/fact.ts';
import {importRun} from '../store/bundle.ts';
import {decodeFacts} from '../store/facts-file/decode.ts';
import {encodeFacts} from '../store/facts-file/encode.ts';
import {loadRun, type SavedRun} from '../store/load.ts';
import {readFacts} from './read-facts.ts';

const FIXTURE = fileURLToPath(new URL('../../fixtures/hongkong.samespec', import.meta.url));
const NODES = 72;
let folder: string;
let run: SavedRun;
let facts: Map<string, NodeFacts>;
let factsAfter: Map<string, NodeFacts>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'samespec-alike-'));
  run = await loadRun(folder, await importRun(folder, FIXTURE));
  facts = await readFacts(run, 'all');
  factsAfter = await readFacts(run, 'again');
});
afterAll(() => rm(folder, {recursive: true, force: true}));

test('a fleet in columns, where nodes that read alike are asked once, is told as one asked node by node', () => {
  const [plain, plainAfter] = [fleetOf(facts), fleetOf(factsAfter)];
  const told = diagnosed(plain, plainAfter);
  const kept = diagnosed(inColumns(plain), inColumns(plainAfter));
  expect(kept.findings).toEqual(told.findings);
  expect(kept.results).toEqual(told.results);
  expect(told.results.some(({outcome}) => outcome === 'pass')).toBe(true);
});

test('an input that tells what it reads of a node reads nothing else of it', () => {
  const inputs = RULES.filter(({scope}) => scope === 'node').flatMap((rule) =>
    [...Object.values(rule.requires), ...Object.values(rule.optional ?? {})].map(
      (input) => [rule.id, input] as const,
    ),
  );
  const telling = inputs.filter(([, {reads}]) => reads !== undefined);
  expect(telling.length).toBeGreaterThan(20);
  const {nodes} = run.manifest.inventory;
  const plain = viewOf(facts, factsAfter);
  for (const [rule, input] of telling) {
    for (const [i, node] of nodes.entries()) {
      const {view, read} = recorded(plain, node.id);
      // What is the same for all nodes is worked out for the first that asks.
      const other = nodes[(i + 1) % nodes.length] as EvidenceView['nodes'][number];
      input.read(view, {kind: 'node', node: other});
      read.clear();
      input.read(view, {kind: 'node', node});
      const undeclared = [...read].filter((path) => !isTold(input, path));
      expect({rule, input: input.name, undeclared}).toEqual({
        rule,
        input: input.name,
        undeclared: [],
      });
    }
  }
});

/** The view with every path noted that is asked of one node; `*` for the names of all its facts. */
function recorded(plain: EvidenceView, node: string): {view: EvidenceView; read: Set<string>} {
  const read = new Set<string>();
  // `Object.keys` looks at each key once more.
  let listed = 0;
  const noting = (given: NodeFacts, before: string): NodeFacts => ({
    ...given,
    leaves: new Proxy(given.leaves, {
      getOwnPropertyDescriptor(leaves, path) {
        if (listed > 0) listed--;
        else read.add(`${before}${String(path)}`);
        return Reflect.getOwnPropertyDescriptor(leaves, path);
      },
      ownKeys(leaves) {
        read.add(`${before}*`);
        const names = Reflect.ownKeys(leaves);
        listed = names.length;
        return names;
      },
    }),
  });
  const watched = (given: EvidenceView['facts'], before: string) => {
    const own = given.get(node);
    return own === undefined ? given : new Map([...given, [node, noting(own, before)]]);
  };
  return {
    view: {...plain, facts: watched(facts, ''), factsAfter: watched(factsAfter, 'again ')},
    read,
  };
}

function isTold({reads = [], readsPositive = []}: Input<unknown>, path: string): boolean {
  if (path === '*') return reads.some((pattern) => pattern.includes('*'));
  const segments = factSegments(path);
  return [...reads, ...readsPositive].map(factSegments).some((pattern) => {
    const shorter = Math.min(pattern.length, segments.length);
    return pattern.slice(0, shorter).every((word, i) => word === '*' || word === segments[i]);
  });
}

function viewOf(all: Map<string, NodeFacts>, again: Map<string, NodeFacts>): EvidenceView {
  const {inventory} = run.manifest;
  const paths = run.paths;
  const nodes = [...all.keys()].map((id, i) => {
    const like = inventory.nodes[i % inventory.nodes.length];
    return {...like, id, labels: like?.labels ?? {}} as EvidenceView['nodes'][number];
  });
  const input = {
    inventory: {...inventory, nodes},
    facts: all,
    factsAfter: again,
    paths,
    policies: FACT_POLICIES,
  };
  return {nodes, facts: all, factsAfter: again, paths, comparison: compare(input)};
}

function diagnosed(all: Map<string, NodeFacts>, again: Map<string, NodeFacts>) {
  return diagnose(viewOf(all, again), RULES);
}

function inColumns(given: Map<string, NodeFacts>): Map<string, NodeFacts> {
  const kept = decodeFacts(Buffer.concat(encodeFacts(given, 'key')), 'key');
  if (kept === undefined) throw new Error('the columns cannot be read');
  return kept;
}

/** Many nodes like those recorded; each fact is another, refused or left out on a few of its own. */
function fleetOf(given: Map<string, NodeFacts>): Map<string, NodeFacts> {
  const recordedNodes = [...given.values()];
  const fleet = new Map<string, NodeFacts>();
  for (let i = 0; i < NODES; i++) {
    const like = recordedNodes[i % recordedNodes.length] as NodeFacts;
    const node = [...given.keys()][i] ?? `node-${String(i).padStart(3, '0')}`;
    const leaves = Object.entries(like.leaves).flatMap(([path, leaf], k): [string, FactLeaf][] => {
      const dice = (i * 7 + k) % NODES;
      if (dice === 0) return [];
      if (dice === 1) {
        return [[path, {reason: 'denied', message: {id: 'collect/denied'}, section: leaf.section}]];
      }
      return [[path, dice < 6 ? another(leaf) : leaf]];
    });
    fleet.set(node, {...like, node, leaves: Object.fromEntries(leaves)});
  }
  return fleet;
}

function another(leaf: FactLeaf): FactLeaf {
  if (!('value' in leaf)) return leaf;
  const {value} = leaf;
  if (typeof value === 'number') return {...leaf, value: value === 0 ? 7 : 0};
  if (typeof value === 'boolean') return {...leaf, value: !value};
  return {...leaf, value: Array.isArray(value) ? value.slice(1) : `${value} b`};
}
