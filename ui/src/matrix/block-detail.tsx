import {valueAt} from '../../../src/report/page/paths-columns.ts';
import {pathKey} from '../../../src/report/page/paths-keys.ts';
import {blocksOf} from '../../../src/report/page/paths-view.ts';
import {textIn} from '../language.tsx';
import type {Ends} from './detail-ends.ts';
import {DETAIL} from './detail-words.ts';
import {fill, told} from './faces.ts';
import {jointsOf} from './joints.ts';
import {count} from './quantities.ts';
import {LAYERS, METRICS, NONE, SIGNS} from './words.ts';

const PATHS_SHOWN = 20;

/** The paths of one block per metric, the gravest first. */
export function BlockDetail({
  data,
  language,
  from,
  to,
  onOpen,
}: Ends & {onOpen: ((pathKey: string) => void) | undefined}) {
  return (
    <>
      <h3>
        <bdi>{data.regions[from]}</bdi> → <bdi>{data.regions[to]}</bdi>
      </h3>
      {data.matrices.map((matrix) => {
        const block = blocksOf(data, matrix).get(from * data.regions.length + to);
        const table = data.tables[matrix.table];
        if (block === undefined || table === undefined) return null;
        const more = block.rows.length - PATHS_SHOWN;
        return (
          <section key={`${matrix.metric} ${matrix.layer} ${matrix.ipVersion}`}>
            <h4>
              {textIn(METRICS[matrix.metric], language)}
              {jointsOf(language).comma}
              {textIn(LAYERS[matrix.layer], language)}
            </h4>
            <ul class="path-list">
              {block.rows.slice(0, PATHS_SHOWN).map((row) => {
                const {look, words} = told(data, matrix, row, language);
                const source = data.names[valueAt(table.rows.from, row)] ?? '';
                const destination = data.names[valueAt(table.rows.to, row)] ?? '';
                const ends = (
                  <>
                    <bdi>{source}</bdi> → <bdi>{destination}</bdi>
                  </>
                );
                const key = pathKey({kind: 'pair', from: source, to: destination});
                return (
                  <li key={row}>
                    <span class={`mark ink-${look}`} aria-hidden="true">
                      {SIGNS[look]}
                    </span>
                    {onOpen === undefined ? (
                      <span>{ends}</span>
                    ) : (
                      <button type="button" class="link" onClick={() => onOpen(key)}>
                        {ends}
                      </button>
                    )}
                    <span class="quiet">{words}</span>
                  </li>
                );
              })}
              {more > 0 && (
                <li class="quiet">{fill(DETAIL.more, {n: count(more, language)}, language)}</li>
              )}
              {block.missing > 0 && (
                <li class="quiet">
                  {SIGNS.none} {textIn(NONE, language)}
                  {jointsOf(language).colon}
                  {count(block.missing, language)}
                </li>
              )}
            </ul>
          </section>
        );
      })}
    </>
  );
}
