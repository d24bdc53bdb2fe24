import type {GroupData} from '../../../src/report/page/data-compare.ts';
import {type NodeSet, sizeOf} from '../../../src/report/page/node-set.ts';
import {useSay} from '../language.tsx';
import {Code} from './code.tsx';
import {NodeNames} from './names.tsx';

const WORDS = {
  minority: {en: 'minority', 'zh-CN': '少数'},
  unknown: {en: 'not known on', 'zh-CN': '未知'},
  nodes: {en: '{n} nodes', 'zh-CN': '{n} 个节点'},
};

const NOBODY: NodeSet = [];

/** The values of a fact and who has them, the larger group first. */
export function Groups({
  groups,
  unknown = NOBODY,
}: {
  groups: readonly GroupData[];
  unknown?: NodeSet;
}) {
  const say = useSay();
  return (
    <ul class="groups">
      {groups.map(({value, reason, nodes, count}, i) => (
        <li key={i} class={i > 0 ? 'group odd' : 'group'}>
          <span class="count">{count}</span>
          {value === null ? <i>{reason === null ? '–' : say(reason)}</i> : <Code of={value} />}
          {nodes.length === 0 && count > 0 ? (
            <span class="quiet">{say(WORDS.nodes, {n: count})}</span>
          ) : (
            <NodeNames set={nodes} />
          )}
          {i > 0 && <b class="minority">{say(WORDS.minority)}</b>}
        </li>
      ))}
      {sizeOf(unknown) > 0 && (
        <li class="group unknown">
          <span class="count">?</span>
          <i>{say(WORDS.unknown)}</i>
          <NodeNames set={unknown} />
        </li>
      )}
    </ul>
  );
}
