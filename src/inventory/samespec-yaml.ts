import {AppError} from '../model/error.ts';
import type {FactExpectation, Node, Service} from '../model/node.ts';
import {hostParts} from './host-parts.ts';
import type {Part, SourceFile} from './source.ts';
import {say} from './strings.ts';
import {isAddress, isHost, isHttpUrl, isNodeName, isUser, pathBeside, portOf} from './words.ts';
import {readYaml, syntax, wrongType, type YamlReader, type YamlValue} from './yaml-document.ts';

export const SAMESPEC_KEYS = [
  'schemaVersion',
  'defaults',
  'regions',
  'nodes',
  'cohortBy',
  'expectations',
] as const;
const KNOWN_VERSION = 1;
const LOGIN_KEYS = ['user', 'port', 'identityFile', 'sshConfig', 'jump', 'labels'] as const;
const REGION_KEYS = ['labels', 'service', 'nodes'] as const;
const NODE_KEYS = ['host', 'address', 'local', ...LOGIN_KEYS] as const;
const PLACES = ['podUrl', 'proxyUrl', 'tlsUrl', 'ingressUrl'] as const;
const SERVICE_KEYS = ['url', 'largeUrl', ...PLACES] as const;
const EXPECTATION_KEYS = ['fact', 'policy', 'tolerance'] as const;
const POLICIES = ['identical', 'free', 'symptom'] as const;

type Login = {
  user?: string;
  port?: number;
  identityFile?: string;
  configFile?: string;
  jump?: string;
};
type Given = {login: Login; labels: Record<string, string>};
type Context = {file: string; reader: YamlReader; part: Part; places: Map<string, string>};

/** Reads an inventory in samespec’s own format. Every complaint names file and line. */
export async function readSamespecYaml(source: SourceFile): Promise<Part> {
  const {root, reader} = await readYaml(source);
  const part: Part = {nodes: [], services: [], expectations: []};
  const context: Context = {file: source.file, reader, part, places: new Map()};
  const top = reader.fields(root, SAMESPEC_KEYS);
  if (top.schemaVersion !== undefined) checkVersion(context, top.schemaVersion);
  const defaults = top.defaults === undefined ? none() : readGiven(context, top.defaults);
  for (const {key, place, value} of optionalEntries(reader, top.regions)) {
    if (key.trim() === '') throw wrongType({place, key}, say('a-word'));
    readRegion(context, key, value, defaults);
  }
  for (const {key, place, value} of nodeEntries(context, top.nodes)) {
    addNode(context, {name: key, place, value}, defaults);
  }
  if (top.cohortBy !== undefined) part.cohortBy = readWords(reader, top.cohortBy);
  if (top.expectations !== undefined)
    part.expectations = readExpectations(reader, top.expectations);
  return part;
}

function none(): Given {
  return {login: {}, labels: {}};
}

function checkVersion({reader}: Context, value: YamlValue): void {
  const found = reader.plain(value);
  if (found === KNOWN_VERSION) return;
  if (typeof found === 'number' && found > KNOWN_VERSION) {
    throw syntax(
      value.place,
      say('newer-version', {found: String(found), known: String(KNOWN_VERSION)}),
    );
  }
  throw wrongType(value, say('one-of', {choices: [String(KNOWN_VERSION)]}));
}

function optionalEntries(reader: YamlReader, value: YamlValue | undefined) {
  return value === undefined ? [] : reader.entries(value);
}

/** Entries of a mapping of nodes, where a name standing twice is told as a duplicate node. */
function nodeEntries({reader}: Context, value: YamlValue | undefined) {
  if (value === undefined) return [];
  return reader.entries(
    value,
    (place, name, first) => new AppError('inventory-duplicate', {place, name, first}),
  );
}

function readRegion(context: Context, region: string, value: YamlValue, defaults: Given): void {
  const {reader, part} = context;
  const fields = reader.fields(value, REGION_KEYS);
  const labels = {
    ...defaults.labels,
    ...(fields.labels === undefined ? {} : readLabels(reader, fields.labels)),
    region,
  };
  if (fields.service !== undefined)
    part.services.push(readService(context, region, fields.service));
  for (const entry of nodeEntries(context, fields.nodes)) {
    const node = {name: entry.key, place: entry.place, value: entry.value};
    addNode(context, node, {login: defaults.login, labels});
  }
}

function readService({reader}: Context, region: string, value: YamlValue): Service {
  const fields = reader.fields(value, SERVICE_KEYS);
  if (fields.url === undefined) throw syntax(value.place, say('no-service-url'));
  const url = readUrl(reader, fields.url);
  const others: Partial<Service> = {};
  for (const key of ['largeUrl', ...PLACES] as const) {
    if (fields[key] !== undefined) others[key] = readUrl(reader, fields[key]);
  }
  return {region, url, ...others, origin: value.place};
}

function readUrl(reader: YamlReader, value: YamlValue): string {
  const url = reader.word(value);
  if (!isHttpUrl(url)) throw new AppError('inventory-bad-url', {place: value.place, url});
  return url;
}

function addNode(
  context: Context,
  {name, place, value}: {name: string; place: string; value: YamlValue},
  given: Given,
): void {
  const first = context.places.get(name);
  if (first !== undefined) throw new AppError('inventory-duplicate', {place, name, first});
  context.places.set(name, place);
  if (!isNodeName(name)) throw wrongType({place, key: name}, say('a-node-name'));
  context.part.nodes.push(readNode(context, {name, place, value}, given));
}

function readNode(
  context: Context,
  {name, place, value}: {name: string; place: string; value: YamlValue},
  given: Given,
): Node {
  const {reader} = context;
  const {login, labels} = given;
  if (reader.isEmpty(value)) return sshNode(name, place, {...login, host: name}, labels);
  if (!reader.isMapping(value)) {
    const short = readShortNode(reader, value);
    return sshNode(name, place, {...login, ...short}, labels);
  }
  const fields = reader.fields(value, NODE_KEYS);
  const own = readGivenFields(context, fields);
  const all = {...labels, ...own.labels};
  const address =
    fields.address === undefined ? {} : {address: readAddress(reader, fields.address)};
  if (fields.local !== undefined && reader.truth(fields.local)) {
    const extra = (['host', 'user', 'port', 'jump'] as const).find((key) => fields[key]);
    if (extra !== undefined) throw syntax(place, say('local-and-host', {key: extra}));
    return {id: name, reach: {kind: 'local'}, ...address, labels: all, origin: place};
  }
  const host = fields.host === undefined ? name : readHost(reader, fields.host);
  return {...sshNode(name, place, {...login, ...own.login, host}, all), ...address};
}

function sshNode(
  id: string,
  origin: string,
  reach: Login & {host: string},
  labels: Record<string, string>,
): Node {
  return {id, reach: {kind: 'ssh', ...reach}, labels: {...labels}, origin};
}

/** `10.3.0.11`, or `root@10.3.0.11:2222`. */
function readShortNode(reader: YamlReader, value: YamlValue): Login & {host: string} {
  const parts = hostParts(reader.word(value, say('a-node')));
  if (parts === undefined || !isHost(parts.host)) throw wrongType(value, say('a-host'));
  const {host, user} = parts;
  if (user !== undefined && !isUser(user)) throw wrongType(value, say('a-user'));
  const port = parts.port === undefined ? undefined : portOf(parts.port);
  if (parts.port !== undefined && port === undefined) throw wrongType(value, say('a-port'));
  return {host, ...(user === undefined ? {} : {user}), ...(port === undefined ? {} : {port})};
}

function readGiven(context: Context, value: YamlValue): Given {
  return readGivenFields(context, context.reader.fields(value, LOGIN_KEYS));
}

function readGivenFields(
  {file, reader}: Context,
  fields: Partial<Record<(typeof LOGIN_KEYS)[number], YamlValue>>,
): Given {
  const login: Login = {};
  if (fields.user !== undefined) login.user = readUser(reader, fields.user);
  if (fields.port !== undefined) login.port = readPort(reader, fields.port);
  if (fields.identityFile !== undefined) {
    login.identityFile = pathBeside(file, reader.word(fields.identityFile));
  }
  if (fields.sshConfig !== undefined) {
    login.configFile = pathBeside(file, reader.word(fields.sshConfig));
  }
  if (fields.jump !== undefined) login.jump = readHost(reader, fields.jump);
  return {login, labels: fields.labels === undefined ? {} : readLabels(reader, fields.labels)};
}

function readLabels(reader: YamlReader, value: YamlValue): Record<string, string> {
  const labels: Record<string, string> = {};
  for (const entry of reader.entries(value)) labels[entry.key] = reader.word(entry.value);
  return labels;
}

function readHost(reader: YamlReader, value: YamlValue): string {
  const host = reader.word(value, say('a-host')).replace(/^\[([^\]]*)\]$/, '$1');
  if (!isHost(host)) throw wrongType(value, say('a-host'));
  return host;
}

function readUser(reader: YamlReader, value: YamlValue): string {
  const user = reader.word(value, say('a-user'));
  if (!isUser(user)) throw wrongType(value, say('a-user'));
  return user;
}

function readPort(reader: YamlReader, value: YamlValue): number {
  const port = portOf(reader.plain(value));
  if (port === undefined) throw wrongType(value, say('a-port'));
  return port;
}

function readAddress(reader: YamlReader, value: YamlValue): string {
  const address = reader.word(value, say('an-address'));
  if (!isAddress(address)) throw wrongType(value, say('an-address'));
  return address;
}

function readWords(reader: YamlReader, value: YamlValue): string[] {
  const words = reader
    .items(value, say('a-list-of-words'))
    .map((item) => reader.word(item, say('a-list-of-words')));
  if (words.length === 0) throw syntax(value.place, say('empty-list', {key: value.key}));
  return words;
}

/** A tolerance alone means that the fact must match within it. */
function readExpectations(reader: YamlReader, value: YamlValue): FactExpectation[] {
  return reader.items(value).map((item) => {
    const {fact, policy, tolerance} = reader.fields(item, EXPECTATION_KEYS);
    if (fact === undefined) throw wrongType({place: item.place, key: 'fact'}, say('a-word'));
    if (policy === undefined && tolerance === undefined) {
      throw wrongType({place: item.place, key: 'policy'}, say('a-word'));
    }
    return {
      fact: reader.word(fact),
      policy: policy === undefined ? 'identical' : readPolicy(reader, policy),
      ...(tolerance === undefined ? {} : {tolerance: readTolerance(reader, tolerance)}),
    };
  });
}

function readPolicy(reader: YamlReader, value: YamlValue): FactExpectation['policy'] {
  const word = reader.word(value);
  const known = POLICIES.find((choice) => choice === word);
  if (known === undefined) throw wrongType(value, say('one-of', {choices: [...POLICIES]}));
  return known;
}

/** `2%` of the larger value, or so much in the fact’s own unit. */
function readTolerance(
  reader: YamlReader,
  value: YamlValue,
): NonNullable<FactExpectation['tolerance']> {
  const word = reader.word(value, say('a-tolerance')).trim();
  const match = /^(\d+(?:\.\d+)?)\s*(%?)$/.exec(word);
  if (match === null) throw wrongType(value, say('a-tolerance'));
  const number = Number(match[1]);
  return match[2] === '%' ? {relative: number / 100} : {absolute: number};
}
