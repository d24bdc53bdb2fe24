import {AppError} from '../../model/error.ts';
import type {Message} from '../../model/message.ts';
import {hostParts} from '../host-parts.ts';
import type {SourceFile} from '../source.ts';
import {say} from '../strings.ts';
import {type AnsibleInventory, addHost, emptyInventory, groupOf, type Variables} from './groups.ts';
import {expandRange, MOST_NAMES} from './host-range.ts';
import {splitWords} from './split-words.ts';

type Section = {group: string; kind: 'hosts' | 'vars' | 'children'};

/** Reads an Ansible inventory in INI form. Source: ansible.builtin.ini. */
export function readIni(source: SourceFile): AnsibleInventory {
  const inventory = emptyInventory();
  /** Groups somebody speaks of, to be defined somewhere in the file. */
  const spoken = new Map<string, string>();
  const defined = new Set(['all', 'ungrouped']);
  let section: Section = {group: 'ungrouped', kind: 'hosts'};

  for (const [index, raw] of source.text.split(/\r?\n/).entries()) {
    const line = raw.trim();
    const place = `${source.file}:${index + 1}`;
    if (line === '' || line.startsWith('#') || line.startsWith(';')) continue;
    if (line.startsWith('[') && !isHostLine(line, section)) {
      section = readSection(line, place);
      groupOf(inventory, section.group);
      if (section.kind === 'vars') spoken.set(section.group, spoken.get(section.group) ?? place);
      else defined.add(section.group);
    } else if (section.kind === 'hosts') {
      readHostLine(inventory, section.group, line, place);
    } else if (section.kind === 'vars') {
      const [name, value] = readPair(line, place);
      groupOf(inventory, section.group).variables.set(name, {value: literal(value), place});
    } else {
      const child = splitWords(line)?.[0] ?? line;
      spoken.set(child, spoken.get(child) ?? place);
      groupOf(inventory, section.group).children.add(child);
      groupOf(inventory, child);
    }
  }
  for (const [group, place] of spoken) {
    if (!defined.has(group)) throw syntax(place, say('undefined-group', {group}));
  }
  return inventory;
}

/** `[2001:db8::1]:22 …` among hosts is a host, not a section. */
function isHostLine(line: string, section: Section): boolean {
  return section.kind === 'hosts' && /^\[[0-9a-fA-F]*:[0-9a-fA-F:.]*:[0-9a-fA-F.]*\]/.test(line);
}

function readSection(line: string, place: string): Section {
  const match = /^\[([^:\]\s]+)(?::(\w+))?\]\s*(?:[#;].*)?$/.exec(line);
  const kind = match?.[2] ?? 'hosts';
  if (match?.[1] === undefined || (kind !== 'hosts' && kind !== 'vars' && kind !== 'children')) {
    throw syntax(place, say('bad-section', {text: line}));
  }
  return {group: match[1], kind};
}

function readHostLine(
  inventory: AnsibleInventory,
  group: string,
  line: string,
  place: string,
): void {
  const words = splitWords(line);
  if (words === undefined) throw syntax(place, say('open-quote'));
  const [pattern, ...pairs] = words;
  if (pattern === undefined) return;
  const variables: Variables = new Map();
  for (const pair of pairs) {
    const [name, value] = readPair(pair, place);
    variables.set(name, {value: literal(value), place});
  }
  for (const {name, port} of hostsOf(pattern, place)) {
    addHost(inventory, group, {name, port, variables, place});
  }
}

/** `web[01:30].example.com:2222`, a bare or bracketed IPv6 address. */
export function hostsOf(
  pattern: string,
  place: string,
): {name: string; port: string | undefined}[] {
  if (/^\[[0-9a-fA-F]*:[0-9a-fA-F:.]*:[0-9a-fA-F.]*\]/.test(pattern)) {
    const parts = hostParts(pattern);
    if (parts !== undefined) return [{name: parts.host, port: parts.port}];
  }
  const port = /^[^\s]*(?:\]|[^:[\]])[^:[\]]*:(\d+)$/.test(pattern) && !isBareIpv6(pattern);
  const colon = port ? pattern.lastIndexOf(':') : pattern.length;
  const expanded = expandRange(pattern.slice(0, colon));
  if (!expanded.ok) {
    const params = {text: pattern, most: MOST_NAMES};
    throw syntax(place, say(expanded.why, params));
  }
  const number = port ? pattern.slice(colon + 1) : undefined;
  return expanded.names.map((name) => ({name, port: number}));
}

function isBareIpv6(pattern: string): boolean {
  return !pattern.includes('[') && pattern.split(':').length > 2;
}

function readPair(text: string, place: string): [name: string, value: string] {
  const equals = text.indexOf('=');
  if (equals < 1) throw syntax(place, say('bad-pair', {text}));
  return [text.slice(0, equals).trim(), text.slice(equals + 1).trim()];
}

/** What Python’s literal_eval makes of the common cases; anything else stays text. */
function literal(text: string): unknown {
  const quoted = /^(['"])(.*)\1$/.exec(text);
  if (quoted !== null && !quoted[2]?.includes(quoted[1] ?? '')) return quoted[2];
  if (text === 'True') return true;
  if (text === 'False') return false;
  if (text === 'None') return null;
  return text;
}

function syntax(place: string, detail: Message): AppError {
  return new AppError('inventory-syntax', {place, detail});
}
