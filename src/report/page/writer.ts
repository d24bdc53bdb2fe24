import type {Message} from '../../model/message.ts';
import type {Source} from '../../model/observed.ts';
import type {ReportDocument} from '../../model/report.ts';
import {cleanText} from '../clean.ts';
import {type ReporterOptions, textsFor} from '../reporter.ts';
import {speaker} from '../say.ts';
import {say} from '../strings.ts';
import type {SourceTable} from './data.ts';
import {type NodeSet, nodeSet} from './node-set.ts';
import type {RawShelf} from './raw-shelf.ts';
import type {Text} from './text.ts';

/** Turns what a document says into what a page carries; nothing else in this folder puts data into it. */
export type Writer = {
  tell: (message: Message) => Text;
  own: (id: Parameters<typeof say>[0], params?: Message['params']) => Text;
  /** A name or a value, on one line, without control characters. */
  name: (text: string) => string;
  /** Place of a text that many findings share. */
  share: (message: Message) => number;
  shared: Text[];
  /** Places of sources, each kept once. */
  see: (sources: readonly Source[]) => number[];
  sources: SourceTable;
  /** Nodes by name; one that is not in the inventory has no place. */
  nodes: (ids: readonly string[]) => NodeSet;
};

export function writerFor(
  document: ReportDocument,
  options: Pick<ReporterOptions, 'catalogue'>,
  shelf: RawShelf,
): Writer {
  const tell = teller(options);
  const shared = interner<Text>(JSON.stringify);
  const words = interner<string>((word) => word);
  const rows: number[] = [];
  const seen = new Map<string, number>();
  const places = new Map(document.run.inventory.nodes.map(({id}, place) => [id, place]));

  function seeOne(source: Source): number {
    const {node, command, section, at} = source;
    const key = JSON.stringify([node, command, section, at]);
    const known = seen.get(key);
    if (known !== undefined) return known;
    const place = seen.size;
    seen.set(key, place);
    const [n, c, s, t] = [node, command, section, at].map((word) => words.put(cleanText(word)));
    rows.push(n ?? 0, c ?? 0, s ?? 0, t ?? 0, shelf.place(source));
    return place;
  }

  return {
    tell,
    own: (id, params) => tell(say(id, params)),
    name: cleanText,
    share: (message) => shared.put(tell(message)),
    shared: shared.all,
    see: (sources) => sources.map(seeOne),
    sources: {words: words.all, rows},
    nodes: (ids) => nodeSet(ids.flatMap((id) => places.get(id) ?? [])),
  };
}

/** Both languages at once; one text where they are the same. Equal messages are written once. */
function teller(options: Pick<ReporterOptions, 'catalogue'>): (message: Message) => Text {
  const texts = textsFor(options);
  const en = speaker(texts, 'en');
  const zh = speaker(texts, 'zh-CN');
  const told = new Map<string, Text>();
  return (message) => {
    const key = JSON.stringify(message);
    const known = told.get(key);
    if (known !== undefined) return known;
    const [left, right] = [en(message), zh(message)];
    const text: Text = left === right ? left : [left, right];
    told.set(key, text);
    return text;
  };
}

/** A list in which everything stands once. */
function interner<T>(keyOf: (item: T) => string): {all: T[]; put: (item: T) => number} {
  const all: T[] = [];
  const places = new Map<string, number>();
  return {
    all,
    put(item) {
      const key = keyOf(item);
      const known = places.get(key);
      if (known !== undefined) return known;
      places.set(key, all.length);
      all.push(item);
      return all.length - 1;
    },
  };
}
