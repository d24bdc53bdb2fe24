import {createContext} from 'preact';
import {useContext} from 'preact/hooks';
import type {PageData} from '../../../src/report/page/data.ts';
import {type NodeSet, placesOf, sizeOf} from '../../../src/report/page/node-set.ts';
import {useSay} from '../language.tsx';
import {hrefOf} from '../router.ts';

const Data = createContext<PageData | null>(null);

/** The report that components below it speak of. */
export const DataProvider = Data.Provider;

/** The report; only for what is shown inside of one. */
export function useData(): PageData {
  const data = useContext(Data);
  if (data === null) throw new Error('shown outside of a report');
  return data;
}

/** A name from the fleet: text whatever it holds, and kept from turning the words around it. */
export function Name({of}: {of: string}) {
  return <bdi>{of}</bdi>;
}

export function NodeLink({place}: {place: number}) {
  const node = useData().nodes[place];
  if (node === undefined) return null;
  return (
    <a href={hrefOf('node', node.id)}>
      <Name of={node.id} />
    </a>
  );
}

const WORDS = {
  more: {en: 'and {n} more', 'zh-CN': '另有 {n} 个'},
  all: {en: 'all {n} nodes', 'zh-CN': '全部 {n} 个节点'},
  whole: {en: 'all of {region}', 'zh-CN': '{region} 全部'},
};

/** Nodes by name while they are few; a whole region, or the whole fleet, by its own. */
export function NodeNames({set, limit = 8}: {set: NodeSet; limit?: number}) {
  const {nodes} = useData();
  const say = useSay();
  const size = sizeOf(set);
  if (size === nodes.length && size > limit) return <span>{say(WORDS.all, {n: size})}</span>;
  const whole = size > limit ? wholeRegion(set, nodes) : null;
  if (whole !== null) return <span>{say(WORDS.whole, {region: whole})}</span>;
  return (
    <span class="names">
      {placesOf(set, limit).map((place) => (
        <NodeLink key={place} place={place} />
      ))}
      {size > limit && <span class="quiet">{say(WORDS.more, {n: size - limit})}</span>}
    </span>
  );
}

function wholeRegion(set: NodeSet, nodes: PageData['nodes']): string | null {
  const region = nodes[set[0] ?? -1]?.region;
  if (region === undefined) return null;
  const all = placesOf(set, nodes.length);
  if (all.some((place) => nodes[place]?.region !== region)) return null;
  return nodes.filter((node) => node.region === region).length === all.length ? region : null;
}
