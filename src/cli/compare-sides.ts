import {stat} from 'node:fs/promises';
import {join} from 'node:path';
import {FACT_POLICIES} from '../collect/index.ts';
import type {Side} from '../compare/contrast/index.ts';
import {nearest} from '../inventory/nearest.ts';
import {AppError, isAppError} from '../model/error.ts';
import {regionOf} from '../model/node.ts';
import type {ReportDocument} from '../model/report.ts';
import type {AnalysisChoices} from '../pipeline/analyse.ts';
import {isRunFile} from '../store/bundle.ts';
import {runsFolder} from '../store/folder.ts';
import {MANIFEST} from '../store/layout.ts';
import {listRuns} from '../store/load.ts';
import type {Context} from './context.ts';
import {runFrom} from './from.ts';
import {replay} from './replay.ts';

/**
 * What the two words name: runs, or nodes and regions of the run of `--from` (else the newest), or of the run after
 * the `@`. Without `--from` a word that is a run is that run.
 */
export async function sidesOf(
  a: string,
  b: string,
  from: readonly string[] | undefined,
  context: Context,
  quiet: boolean,
  choices: AnalysisChoices,
): Promise<[Side, Side]> {
  const documents = new Map<string, Promise<ReportDocument>>();
  const open = (run: string): Promise<ReportDocument> => {
    const known = documents.get(run) ?? replay(run, choices);
    documents.set(run, known);
    return known;
  };
  const given = from === undefined ? undefined : await runFrom(from, context, quiet);
  const whole = given === undefined ? [await wholeRun(a, context), await wholeRun(b, context)] : [];
  const [runA, runB] = whole;
  if (runA !== undefined && runB !== undefined) {
    return [runSide(runA, await open(runA)), runSide(runB, await open(runB))];
  }
  if (runA !== undefined || runB !== undefined) {
    const [run, other] = runA === undefined ? [b, a] : [a, b];
    if (!other.includes('@')) throw new AppError('compare-run-and-name', {run, other});
  }
  const sides = [await part(a, given, open, context), await part(b, given, open, context)] as const;
  if (sides[0].kind !== sides[1].kind)
    throw new AppError('compare-two-kinds', kindsOf(sides, a, b));
  return [sides[0], sides[1]];
}

function kindsOf(sides: readonly [Side, Side], a: string, b: string) {
  return sides[0].kind === 'node' ? {node: a, region: b} : {node: b, region: a};
}

/** The run a word names, as `replay` takes it; `undefined`: it names none. Only a path may be files of a machine. */
async function wholeRun(word: string, context: Context): Promise<string | undefined> {
  if (word === 'last' || word === 'previous') return recentRun(word);
  if (!word.includes('/') && !(await isRun(word))) return undefined;
  try {
    return await runFrom([word], context, true);
  } catch (error) {
    if (isAppError(error) && error.code === 'run-not-found') return undefined;
    throw error;
  }
}

async function isRun(word: string): Promise<boolean> {
  const listed = (await listRuns(runsFolder())).some(({id}) => id === word);
  return listed || (await isRunFile(word)) || isRunFolder(word);
}

async function isRunFolder(word: string): Promise<boolean> {
  return (await stat(join(word, MANIFEST)).catch(() => undefined))?.isFile() ?? false;
}

/** Id of the newest saved run that can be read, or of the one before. */
export async function recentRun(word: 'last' | 'previous'): Promise<string> {
  const readable = (await listRuns(runsFolder())).filter(({manifest}) => manifest !== null);
  const found = readable[word === 'last' ? 0 : 1];
  if (found === undefined) {
    throw new AppError('compare-no-run', {count: readable.length, needed: word === 'last' ? 1 : 2});
  }
  return found.id;
}

function runSide(name: string, document: ReportDocument): Side {
  const nodes = document.run.inventory.nodes.map(({id}) => id);
  return {name: shortName(name, document), kind: 'run', nodes, document, policies: FACT_POLICIES};
}

/** A folder or file is told by the id of its run. */
function shortName(word: string, {run}: ReportDocument): string {
  return word.includes('/') ? run.id : word;
}

async function part(
  word: string,
  given: string | undefined,
  open: (run: string) => Promise<ReportDocument>,
  context: Context,
): Promise<Side> {
  const at = word.indexOf('@');
  if (at < 0) return within(word, word, await open(given ?? (await recentRun('last'))));
  const [name, run] = [word.slice(0, at), word.slice(at + 1)];
  const found = await wholeRun(run, context);
  if (found === undefined) throw new AppError('run-not-found', {run, folder: runsFolder()});
  const document = await open(found);
  return within(name, `${name}@${shortName(run, document)}`, document);
}

const KNOWN_SHOWN = 20;

function within(word: string, name: string, document: ReportDocument): Side {
  const {id: run, inventory} = document.run;
  const [, kind, plain = word] = /^(node|region):(.*)$/.exec(word) ?? [];
  const ids = inventory.nodes.map(({id}) => id);
  const members = inventory.nodes.filter((node) => regionOf(node) === plain).map(({id}) => id);
  const isNode = kind !== 'region' && ids.includes(plain);
  const isRegion = kind !== 'node' && members.length > 0;
  if (isNode && isRegion) throw new AppError('compare-node-and-region', {name: plain, run});
  const side = {name, document, policies: FACT_POLICIES};
  if (isNode) return {...side, kind: 'node', nodes: [plain]};
  if (isRegion) return {...side, kind: 'region', nodes: members};
  const known = [...new Set([...inventory.nodes.map(regionOf), ...ids])];
  const near = nearest(plain, known);
  if (near !== undefined) throw new AppError('compare-did-you-mean', {name: plain, run, near});
  throw new AppError('compare-unknown', {name: plain, run, known: known.slice(0, KNOWN_SHOWN)});
}
