import type {MissingReason} from '../model/observed.ts';
import type {FactWriter, Section, Sections} from './define-family.ts';

/** What became of one file that a `files` section asked for. */
export type FileRead =
  | {ok: true; content: string}
  | {ok: false; reason: Exclude<MissingReason, 'timeout'>; text: string};

const REFUSAL = /^grep: (.+): ([^:]+)$/;
const DENIED = /^(Permission denied|Operation not permitted)$/;
// The last two: a kernel feature that is compiled in and switched off (PSI), as glibc and musl say it.
const NOT_THERE =
  /^(No such file or directory|No such device|No such device or address|Not a directory|Is a directory|Operation not supported|Not supported)$/;

/**
 * Reads the output of a `files` section into path -> content (without the last newline) or why there is none.
 * A path is missing from the map when the file was empty or was never asked for.
 */
export function readFiles(section: Section | undefined): Map<string, FileRead> {
  const files = new Map<string, FileRead>();
  if (section === undefined || section.text === '') return files;
  for (const line of section.text.split('\n')) {
    const refusal = REFUSAL.exec(line);
    if (refusal?.[1] !== undefined && refusal[2] !== undefined) {
      // A file that yields lines and then fails keeps what it gave.
      if (!files.has(refusal[1])) files.set(refusal[1], refused(refusal[2]));
      continue;
    }
    const colon = line.indexOf(':');
    if (!line.startsWith('/') || colon < 0) continue;
    const path = line.slice(0, colon);
    const before = files.get(path);
    const content = line.slice(colon + 1);
    files.set(path, {ok: true, content: before?.ok ? `${before.content}\n${content}` : content});
  }
  return files;
}

function refused(text: string): FileRead {
  if (DENIED.test(text)) return {ok: false, reason: 'denied', text};
  return {ok: false, reason: NOT_THERE.test(text) ? 'absent' : 'unparsed', text};
}

/** Reads `files` sections by path, and writes a fact from a file in one step. */
export type FileSection = {
  id: string;
  /** Paths in the order they came, refused ones included. */
  paths: readonly string[];
  get(path: string): FileRead;
  /**
   * Writes `fact` from the file at `path`; `read` returns undefined for what it does not understand.
   * Without the file the fact is missing for the file's reason.
   */
  fact<T extends string | number | boolean | string[]>(
    fact: string,
    path: string,
    read: (content: string) => T | undefined,
    writer: FactWriter,
  ): void;
};

export function fileSection(sections: Sections, id: string): FileSection {
  const files = readFiles(sections.get(id));
  function get(path: string): FileRead {
    return files.get(path) ?? {ok: false, reason: 'absent', text: ''};
  }
  return {
    id,
    paths: [...files.keys()],
    get,
    fact(fact, path, read, writer) {
      const file = get(path);
      if (!file.ok) return writer.missing(fact, file.reason, id);
      const value = read(file.content);
      if (value === undefined) return writer.missing(fact, 'unparsed', id);
      writer.value(fact, value, id);
    },
  };
}

/** First line without white space at its ends; undefined when nothing is left. */
export function oneLine(text: string): string | undefined {
  const line = text.split('\n', 1)[0]?.trim();
  return line === undefined || line === '' ? undefined : line;
}

/** A decimal integer, nothing else; undefined for anything that is not one or not exact in a double. */
export function wholeNumber(text: string): number | undefined {
  if (!/^-?\d+$/.test(text.trim())) return undefined;
  const number = Number(text);
  return Number.isSafeInteger(number) ? number : undefined;
}

/** Words between blanks, sorted, each once: a set whose order means nothing. */
export function wordSet(text: string): string[] {
  return [...new Set(text.split(/\s+/).filter((word) => word !== ''))].sort();
}

/** Lines that are not empty. */
export function lines(section: Section | undefined): string[] {
  return (section?.text ?? '').split('\n').filter((line) => line !== '');
}
