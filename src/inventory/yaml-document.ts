import type {Document, Pair, ParsedNode, Scalar} from 'yaml';
import {AppError} from '../model/error.ts';
import type {Message} from '../model/message.ts';
import {nearest} from './nearest.ts';
import type {SourceFile} from './source.ts';
import {say} from './strings.ts';

/** A value of a YAML file that knows its key and place, so that every complaint can name `file:line`. */
export type YamlValue = {
  /** `fleet.yaml:12` */
  place: string;
  /** The key it stands under; of list items, the list’s. */
  key: string;
  node: ParsedNode | null;
};

export type YamlEntry = {key: string; place: string; value: YamlValue};

/** The complaint about a key that stands a second time. */
export type KeyTwice = (place: string, key: string, first: string) => AppError;

export type YamlFile = {root: YamlValue; reader: YamlReader};

/** Reads values of wanted kinds; throws the AppError that says what was wanted. */
export type YamlReader = {
  /** Entries in order; an absent value has none. Throws when it is no mapping, or a key stands twice. */
  entries(value: YamlValue, twice?: KeyTwice): YamlEntry[];
  /** Keys and values of a mapping as they stand, nothing checked. */
  keys(value: YamlValue): string[];
  values(value: YamlValue): YamlValue[];
  /** Like `entries`, by key, with only these keys allowed. */
  fields<K extends string>(value: YamlValue, known: readonly K[]): Partial<Record<K, YamlValue>>;
  items(value: YamlValue, expected?: Message): YamlValue[];
  /** A text or number, as written. */
  word(value: YamlValue, expected?: Message): string;
  truth(value: YamlValue): boolean;
  /** The plain value, aliases resolved. */
  plain(value: YamlValue): unknown;
  isEmpty(value: YamlValue): boolean;
  isMapping(value: YamlValue): boolean;
};

export async function readYaml(source: SourceFile): Promise<YamlFile> {
  const yaml = await import('yaml');
  const lines = new yaml.LineCounter();
  const document = yaml.parseDocument(source.text, {
    lineCounter: lines,
    uniqueKeys: false,
    logLevel: 'silent',
    prettyErrors: false,
  });
  const error = document.errors[0];
  if (error !== undefined) {
    const place = `${source.file}:${lines.linePos(error.pos[0]).line}`;
    const reason = error.message.replace(/\.$/, '');
    throw new AppError('inventory-syntax', {place, detail: say('not-readable-yaml', {reason})});
  }
  const placeOf = (node: unknown, fallback: string) => {
    const start = (node as {range?: [number, number, number] | null} | null)?.range?.[0];
    return start === undefined ? fallback : `${source.file}:${lines.linePos(start).line}`;
  };
  const root = {
    place: placeOf(document.contents, `${source.file}:1`),
    key: '',
    node: document.contents,
  };
  return {root, reader: readerOf(yaml, document, placeOf)};
}

type Yaml = typeof import('yaml');

function readerOf(
  yaml: Yaml,
  document: Document.Parsed,
  placeOf: (node: unknown, fallback: string) => string,
): YamlReader {
  function target(value: YamlValue): ParsedNode | null {
    if (!yaml.isAlias(value.node)) return value.node;
    return (value.node.resolve(document) ?? null) as ParsedNode | null;
  }

  function isEmpty(value: YamlValue): boolean {
    const node = target(value);
    return (
      node === null || (yaml.isScalar(node) && (node.value === null || node.value === undefined))
    );
  }

  function entries(value: YamlValue, twice: KeyTwice = keyTwice): YamlEntry[] {
    if (isEmpty(value)) return [];
    if (!yaml.isMap(target(value))) throw wrongType(value, say('a-mapping'));
    const seen = new Map<string, string>();
    const merged: YamlEntry[] = [];
    const own: YamlEntry[] = [];
    for (const pair of pairsOf(value)) {
      const key = keyText(pair.key);
      const place = placeOf(pair.key, value.place);
      const child = {place, key, node: pair.value};
      if (key === '<<') {
        merged.push(...mergedEntries(child));
        continue;
      }
      const first = seen.get(key);
      if (first !== undefined) throw twice(place, key, first);
      seen.set(key, place);
      own.push({key, place, value: child});
    }
    return [...merged.filter((entry) => !seen.has(entry.key)), ...own];
  }

  function mergedEntries(value: YamlValue): YamlEntry[] {
    const node = target(value);
    if (!yaml.isSeq(node)) return entries(value);
    return node.items.flatMap((item) => entries({...value, node: item as ParsedNode}));
  }

  function pairsOf(value: YamlValue): Pair<ParsedNode, ParsedNode | null>[] {
    const node = target(value);
    return yaml.isMap(node) ? (node.items as Pair<ParsedNode, ParsedNode | null>[]) : [];
  }

  return {
    entries,
    keys: (value) => pairsOf(value).map((pair) => keyText(pair.key)),
    values: (value) => pairsOf(value).map((pair) => ({...value, node: pair.value})),
    isEmpty,
    isMapping: (value) => yaml.isMap(target(value)),
    plain: (value) => (value.node === null ? null : value.node.toJS(document)),
    fields(value, known) {
      const found: Partial<Record<string, YamlValue>> = {};
      for (const {key, place, value: child} of entries(value)) {
        if (!(known as readonly string[]).includes(key)) throw unknownKey(place, key, known);
        found[key] = child;
      }
      return found;
    },
    items(value, expected = say('a-list')) {
      const node = target(value);
      if (!yaml.isSeq(node)) throw wrongType(value, expected);
      return node.items.map((item) => ({
        place: placeOf(item, value.place),
        key: value.key,
        node: item as ParsedNode,
      }));
    },
    word(value, expected = say('a-word')) {
      const node = target(value);
      if (!yaml.isScalar(node)) throw wrongType(value, expected);
      const {value: plain, source} = node as Scalar;
      if (typeof plain === 'string' && plain !== '') return plain;
      // A number as written: zone 01 stays 01.
      if (typeof plain === 'number') return source ?? String(plain);
      throw wrongType(value, expected);
    },
    truth(value) {
      const node = target(value);
      if (yaml.isScalar(node) && typeof node.value === 'boolean') return node.value;
      throw wrongType(value, say('a-truth'));
    },
  };
}

function keyText(key: unknown): string {
  const scalar = key as Scalar;
  return scalar.source ?? String(scalar.value);
}

export function wrongType(value: Pick<YamlValue, 'place' | 'key'>, expected: Message): AppError {
  return new AppError('inventory-wrong-type', {place: value.place, key: value.key, expected});
}

export function unknownKey(place: string, key: string, known: readonly string[]): AppError {
  const near = nearest(key, known);
  if (near !== undefined) return new AppError('inventory-did-you-mean', {place, key, near});
  return new AppError('inventory-unknown-key', {place, key, known: [...known]});
}

export function syntax(place: string, detail: Message, cause?: unknown): AppError {
  return new AppError('inventory-syntax', {place, detail}, {cause});
}

function keyTwice(place: string, key: string, first: string): AppError {
  return syntax(place, say('key-twice', {key, first}));
}
