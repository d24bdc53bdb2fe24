import {valueAt} from '../../../src/report/page/paths-columns.ts';
import {ENDS, type PathTable} from '../../../src/report/page/paths-data.ts';
import {rowOf} from '../../../src/report/page/paths-view.ts';
import {textIn} from '../language.tsx';
import type {Ends} from './detail-ends.ts';
import {DETAIL} from './detail-words.ts';
import {fill} from './faces.ts';

/** What was typed where, and what came back. */
export function Evidence({data, language, from, to, table}: Ends & {table: PathTable}) {
  const row = rowOf(data, table, from, to);
  const places = row < 0 ? [] : valueAt(table.rows.evidence, row);
  if (places.length === 0) return null;
  const ends = (text: string) =>
    text
      .replaceAll(ENDS.source.address, valueAt(data.addresses, from) ?? '')
      .replaceAll(ENDS.source.name, data.names[from] ?? '')
      .replaceAll(ENDS.destination.address, valueAt(data.addresses, to) ?? '')
      .replaceAll(ENDS.destination.name, data.names[to] ?? '');
  return (
    <details class="path-evidence">
      <summary>
        {textIn(DETAIL.reproduce, language)}{' '}
        <span class="quiet">
          <bdi>{data.names[from]}</bdi> → <bdi>{data.names[to]}</bdi>
        </span>
      </summary>
      <p class="quiet small">{fill(DETAIL.on, {node: data.names[from] ?? ''}, language)}</p>
      {places.map((place) => {
        const one = data.evidence[place];
        if (one === undefined) return null;
        return (
          <div key={place}>
            <pre class="typed">
              <code>{ends(one.command)}</code>
            </pre>
            {one.output === null ? (
              <p class="quiet small">{textIn(DETAIL.cut, language)}</p>
            ) : (
              <pre class="output">{ends(one.output)}</pre>
            )}
          </div>
        );
      })}
    </details>
  );
}
