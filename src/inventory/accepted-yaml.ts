import type {AcceptedDifference} from '../model/explanation.ts';
import {readText} from './read-text.ts';
import {say} from './strings.ts';
import {isNodeName} from './words.ts';
import {readYaml, syntax, wrongType, type YamlReader, type YamlValue} from './yaml-document.ts';

const TOP_KEYS = ['schemaVersion', 'accepted'] as const;
const KEYS = ['fact', 'nodes', 'reason', 'until'] as const;
const NEEDED = ['fact', 'reason', 'until'] as const;

/**
 * Differences the user lives with, from a YAML file: per entry the fact (name or pattern), the nodes (left out:
 * any), the reason and the last day it holds. Throws an AppError (exit 2) that names file and line.
 */
export async function readAcceptedFile(file: string): Promise<AcceptedDifference[]> {
  const {root, reader} = await readYaml({file, text: await readText(file)});
  const top = reader.fields(root, TOP_KEYS);
  if (top.schemaVersion !== undefined && reader.plain(top.schemaVersion) !== 1) {
    throw wrongType(top.schemaVersion, say('one-of', {choices: ['1']}));
  }
  if (top.accepted === undefined) throw syntax(root.place, say('no-accepted'));
  return reader.items(top.accepted).map((item) => readEntry(reader, item));
}

function readEntry(reader: YamlReader, item: YamlValue): AcceptedDifference {
  const fields = reader.fields(item, KEYS);
  for (const key of NEEDED) {
    if (fields[key] === undefined) throw wrongType({place: item.place, key}, say('a-word'));
  }
  const {fact, nodes, reason, until} = fields as Record<(typeof KEYS)[number], YamlValue>;
  return {
    fact: reader.word(fact),
    ...(fields.nodes === undefined ? {} : {nodes: readNodes(reader, nodes)}),
    reason: reader.word(reason),
    until: readDay(reader, until),
  };
}

function readNodes(reader: YamlReader, value: YamlValue): string[] {
  const nodes = reader
    .items(value, say('a-list-of-words'))
    .map((item) => reader.word(item, say('a-list-of-words')));
  // Nobody’s difference would be accepted silently.
  if (nodes.length === 0) throw syntax(value.place, say('empty-list', {key: value.key}));
  const wrong = nodes.find((node) => !isNodeName(node));
  if (wrong !== undefined) throw wrongType(value, say('a-node-name'));
  return nodes;
}

function readDay(reader: YamlReader, value: YamlValue): string {
  const day = reader.word(value, say('a-day'));
  const date = new Date(`${day}T00:00:00Z`);
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(day) && !Number.isNaN(date.getTime());
  // 2026-02-30 is a date to the parser, the 2nd of March.
  if (!isDay || date.toISOString().slice(0, 10) !== day) throw wrongType(value, say('a-day'));
  return day;
}
