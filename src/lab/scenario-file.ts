import {readdir, readFile} from 'node:fs/promises';
import {basename, extname} from 'node:path';
import {fileURLToPath} from 'node:url';
import {isMap, isPair, LineCounter, parseDocument, type Node as YamlNode} from 'yaml';
import type {z} from 'zod';
import {AppError} from '../model/error.ts';
import {whyFailed} from '../model/why-failed.ts';
import {Scenario} from './scenario.ts';
import {inconsistencies} from './scenario-check.ts';

const SCENARIO_FOLDER = new URL('./scenarios/', import.meta.url);

/** Names of the scenarios that are shipped, sorted. */
export async function listScenarioNames(): Promise<string[]> {
  const files = await readdir(SCENARIO_FOLDER);
  return files
    .filter((file) => extname(file) === '.yaml')
    .map((file) => basename(file, '.yaml'))
    .sort();
}

/** All shipped scenarios, sorted by name. */
export async function listScenarios(): Promise<Scenario[]> {
  const names = await listScenarioNames();
  return Promise.all(names.map((name) => loadScenario(name)));
}

/**
 * A shipped scenario by name, or a file of the user’s own: anything with a slash, or ending in .yaml or .yml.
 * Fails with `scenario-unknown`, `file-unreadable`, or `scenario-invalid` naming file and line.
 */
export async function loadScenario(nameOrFile: string): Promise<Scenario> {
  const isFile = /[/\\]|\.ya?ml$/.test(nameOrFile);
  if (isFile) return loadScenarioFile(nameOrFile);
  const names = await listScenarioNames();
  if (!names.includes(nameOrFile)) throw new AppError('scenario-unknown', {name: nameOrFile});
  const file = fileURLToPath(new URL(`${nameOrFile}.yaml`, SCENARIO_FOLDER));
  return loadScenarioFile(file);
}

/** A scenario from a file, whatever its name. Fails like `loadScenario`. */
export async function loadScenarioFile(file: string): Promise<Scenario> {
  return parseScenario(await readScenario(file), file);
}

async function readScenario(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (cause) {
    throw new AppError('file-unreadable', {file, detail: whyFailed(cause)}, {cause});
  }
}

/** Text of a scenario to a checked Scenario; the first mistake is reported with its line. */
export function parseScenario(text: string, file: string): Scenario {
  const lines = new LineCounter();
  const document = parseDocument(text, {lineCounter: lines, prettyErrors: false});
  const invalid = (offset: number | undefined, detail: string) => {
    const place = offset === undefined ? file : `${file}:${lines.linePos(offset).line}`;
    return new AppError('scenario-invalid', {place, detail});
  };
  const broken = document.errors[0];
  if (broken !== undefined) throw invalid(broken.pos[0], oneLine(broken.message));

  const result = Scenario.safeParse(document.toJS({maxAliasCount: 100}));
  if (!result.success) {
    const issue = deepest(result.error.issues);
    const path =
      issue.code === 'unrecognized_keys' ? [...issue.path, issue.keys[0] ?? ''] : issue.path;
    throw invalid(offsetOf(document.contents, path), `${inWords(path)}: ${describe(issue)}`);
  }
  const mistake = inconsistencies(result.data)[0];
  if (mistake !== undefined) {
    throw invalid(
      offsetOf(document.contents, mistake.path),
      `${inWords(mistake.path)}: ${mistake.detail}`,
    );
  }
  return result.data;
}

type Issue = z.core.$ZodIssue;
type Path = readonly PropertyKey[];

/** Of an alternative that failed, the mistake in the branch that came furthest is the one to tell. */
function deepest(issues: readonly Issue[]): Issue {
  const first = issues[0] as Issue;
  if (first.code !== 'invalid_union') return first;
  const inner = first.errors.flat().sort((a, b) => b.path.length - a.path.length)[0];
  return inner === undefined ? first : {...inner, path: [...first.path, ...inner.path]};
}

function describe(issue: Issue): string {
  if (issue.code === 'unrecognized_keys') return 'unknown key';
  return oneLine(issue.message);
}

function oneLine(text: string): string {
  return text.split('\n')[0] ?? text;
}

function inWords(path: Path): string {
  if (path.length === 0) return 'the file';
  return path
    .map((part, i) => (typeof part === 'number' ? `[${part}]` : `${i ? '.' : ''}${String(part)}`))
    .join('');
}

/** Where in the text the longest known part of the path stands: at its key for maps. */
function offsetOf(root: unknown, path: Path): number | undefined {
  let node: unknown = root;
  let offset: number | undefined = rangeStart(root);
  for (const part of path) {
    if (isMap(node)) {
      const pair = node.items.find((item) => isPair(item) && String(item.key) === String(part));
      if (pair === undefined) return offset;
      offset = rangeStart(pair.key) ?? offset;
      node = pair.value;
    } else {
      const items: unknown = (node as {items?: unknown} | null)?.items;
      if (!Array.isArray(items) || typeof part !== 'number') return offset;
      node = items[part];
      offset = rangeStart(node) ?? offset;
    }
  }
  return offset;
}

function rangeStart(node: unknown): number | undefined {
  return (node as YamlNode | null)?.range?.[0];
}
