import type {PrometheusReading, RawSeries} from '../../model/series.ts';

/** A machine as the series name it. */
export type Machine = {
  /** Its name, or its address where it has none; made unique, a plain word. */
  id: string;
  names: ReadonlySet<string>;
  /** Addresses or names in the label `instance`, without port. */
  hosts: ReadonlySet<string>;
  instances: ReadonlySet<string>;
  /** Labels of its targets; of the first where several have one. */
  labels: Readonly<Record<string, string>>;
};

type Draft = {
  name: string | undefined;
  names: Set<string>;
  hosts: Set<string>;
  instances: Set<string>;
  labels: Record<string, string>;
};

/** Labels by which exporters name the machine they run on. */
const NAME_LABELS = ['nodename', 'node', 'node_name', 'kubernetes_node', 'hostname', 'host'];

/**
 * The machines behind the targets of node_exporter and of samespec agents. Targets of one name are one machine,
 * unless two kernels give that name (`localhost`); then, and without a name, the address tells.
 */
export function machinesOf({answers}: PrometheusReading): Machine[] {
  const of = (id: string) => answers.find((answer) => answer.id === id)?.series ?? [];
  const known: Known = {drafts: [], byName: new Map(), byHost: new Map()};
  const shared = sharedNames(of('uname'));
  for (const id of ['uname', 'agent', 'agent-region']) {
    for (const {labels} of of(id)) add(known, labels, shared);
  }
  return named(known.drafts);
}

/** `10.1.0.11` of `10.1.0.11:9100`, `fd00::1` of `[fd00::1]:9100`. */
export function hostOf(instance: string): string {
  const bracketed = /^\[([^\]]+)\](?::\d+)?$/.exec(instance);
  if (bracketed?.[1] !== undefined) return bracketed[1].toLowerCase();
  const parts = instance.split(':');
  return (parts.length === 2 ? (parts[0] ?? '') : instance).toLowerCase();
}

/** Names in the labels of a series, most telling first. */
export function namesIn(labels: Readonly<Record<string, string>>): string[] {
  return NAME_LABELS.flatMap((label) => labels[label]?.toLowerCase() ?? []);
}

/** Names that machines at different addresses give themselves. */
function sharedNames(series: readonly RawSeries[]): Set<string> {
  const hosts = new Map<string, Set<string>>();
  for (const {labels} of series) {
    const name = labels.nodename?.toLowerCase();
    if (name === undefined) continue;
    const known = hosts.get(name) ?? new Set();
    hosts.set(name, known.add(hostOf(labels.instance ?? '')));
  }
  return new Set([...hosts].filter(([, own]) => own.size > 1).map(([name]) => name));
}

/** Those found so far, the first of each name and host. */
type Known = {drafts: Draft[]; byName: Map<string, Draft>; byHost: Map<string, Draft>};

function add(known: Known, labels: RawSeries['labels'], shared: ReadonlySet<string>): void {
  const instance = labels.instance ?? '';
  const host = hostOf(instance);
  const names = namesIn(labels).filter((name) => !shared.has(name));
  const draft = sameAs(known, host, names) ?? fresh(known, namesIn(labels)[0]);
  for (const name of names) {
    draft.names.add(name);
    if (!known.byName.has(name)) known.byName.set(name, draft);
  }
  draft.name ??= names[0];
  if (host !== '') {
    draft.hosts.add(host);
    if (!known.byHost.has(host)) known.byHost.set(host, draft);
  }
  if (instance !== '') draft.instances.add(instance);
  draft.labels = {...labels, ...draft.labels};
}

/** By name; by host where one of the two has no name. */
function sameAs(
  {byName, byHost}: Known,
  host: string,
  names: readonly string[],
): Draft | undefined {
  for (const name of names) {
    const draft = byName.get(name);
    if (draft !== undefined) return draft;
  }
  const there = host === '' ? undefined : byHost.get(host);
  return names.length === 0 || there?.names.size === 0 ? there : undefined;
}

function fresh({drafts}: Known, name: string | undefined): Draft {
  const draft: Draft = {
    name,
    names: new Set(),
    hosts: new Set(),
    instances: new Set(),
    labels: {},
  };
  drafts.push(draft);
  return draft;
}

function named(drafts: readonly Draft[]): Machine[] {
  const counts = new Map<string, number>();
  for (const draft of drafts) {
    const word = wordOf(draft);
    counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  const taken = new Set<string>();
  return drafts.map((draft) => {
    const {names, hosts, instances, labels} = draft;
    const word = wordOf(draft);
    const [host = ''] = hosts;
    const wanted = (counts.get(word) ?? 0) > 1 ? plain(`${word}.${host}`) : word;
    return {id: unused(wanted, taken), names, hosts, instances, labels};
  });
}

function wordOf({name, hosts, instances}: Draft): string {
  return plain(name ?? [...hosts][0] ?? [...instances][0] ?? '');
}

function unused(wanted: string, taken: Set<string>): string {
  let id = wanted;
  for (let next = 2; taken.has(id); next++) id = `${wanted}-${next}`;
  taken.add(id);
  return id;
}

/** Labels hold anything; ids name files. */
function plain(text: string): string {
  const word = text.replaceAll(/[^A-Za-z0-9._-]+/g, '-').replace(/^[^A-Za-z0-9]+/, '');
  return word.slice(0, 200) || 'node';
}
