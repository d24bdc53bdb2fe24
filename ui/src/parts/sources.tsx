import type {PageData, SourceRefs} from '../../../src/report/page/data.ts';
import {useSay} from '../language.tsx';
import {hrefOf} from '../router.ts';
import {Command} from './code.tsx';
import {Name, useData} from './names.tsx';

const WORDS = {
  sources: {en: 'sources ({n})', 'zh-CN': '出处（{n}）'},
  raw: {en: 'raw output', 'zh-CN': '原始输出'},
  compared: {en: 'comparison of', 'zh-CN': '比对事实'},
};

type Seen = {node: string; command: string; section: string; at: string; raw: number};

/** One source of the table. */
export function sourceAt({sources: {words, rows}}: PageData, place: number): Seen {
  const word = (column: number) => words[rows[place * 5 + column] ?? -1] ?? '';
  return {
    node: word(0),
    command: word(1),
    section: word(2),
    at: word(3),
    raw: rows[place * 5 + 4] ?? -1,
  };
}

/** Sources of one claim, folded: by command, with the nodes it was run on and what it printed there. */
export function Sources({refs}: {refs: SourceRefs}) {
  const data = useData();
  const say = useSay();
  if (refs.length === 0) return null;
  const seen = refs.map((place) => sourceAt(data, place));
  const groups = [...Map.groupBy(seen, ({command, section}) => `${section}\n${command}`).values()];
  return (
    <details class="sources">
      <summary>{say(WORDS.sources, {n: refs.length})}</summary>
      <ul>
        {groups.map((group) => (
          <SourceGroup key={`${group[0]?.section} ${group[0]?.command}`} group={group} />
        ))}
      </ul>
    </details>
  );
}

function SourceGroup({group}: {group: readonly Seen[]}) {
  const say = useSay();
  const [first] = group;
  if (first === undefined) return null;
  const fact = first.section.startsWith('compare/') ? first.section.slice(8) : null;
  return (
    <li>
      {fact === null ? (
        <Command of={first.command} />
      ) : (
        <span>
          {say(WORDS.compared)} <a href={hrefOf('fact', fact)}>{fact}</a>
        </span>
      )}
      <ul class="seen">
        {group.map(({node, at, raw}) => (
          <li key={`${node} ${at}`}>
            {node !== '-' && (
              <a href={hrefOf('node', node)}>
                <Name of={node} />
              </a>
            )}
            <span class="quiet number">{shortTime(at)}</span>
            {raw >= 0 && <a href={hrefOf('raw', raw)}>{say(WORDS.raw)}</a>}
          </li>
        ))}
      </ul>
    </li>
  );
}

/** Date and time to the second; the full one is in the raw output. */
export function shortTime(at: string): string {
  return at.replace(/^(\d{4}-\d\d-\d\d)T(\d\d:\d\d:\d\d)(\.\d+)?Z$/, '$1 $2Z');
}
