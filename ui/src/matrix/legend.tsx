import type {Language} from '../../../src/model/message.ts';
import {valueAt} from '../../../src/report/page/paths-columns.ts';
import {CELL_LOOKS, type Matrix, type MatrixData} from '../../../src/report/page/paths-data.ts';
import {axesOf, tableOf} from '../../../src/report/page/paths-view.ts';
import {textIn} from '../language.tsx';
import {LEGEND, type Look, SIGNS, WORDS} from './words.ts';

/** What the looks of this matrix mean; only those that occur. */
export function MatrixLegend(props: {data: MatrixData; matrix: Matrix; language: Language}) {
  const {data, matrix, language} = props;
  const {length} = tableOf(data, matrix);
  const seen = new Set<Look>();
  let old = false;
  for (let row = 0; row < length; row++) {
    seen.add(valueAt(matrix.look, row));
    if (valueAt(matrix.ageMs, row) !== null) old = true;
  }
  const {rows, columns} = axesOf(data, matrix);
  const selves = rows.filter((place) => !matrix.notColumns.includes(place)).length;
  if (length < rows.length * columns.length - selves) seen.add('none');
  const looks = [...CELL_LOOKS, 'none' as const].filter((look) => seen.has(look));
  return (
    <ul class="matrix-legend" aria-label={textIn(WORDS.legend, language)}>
      {looks.map((look) => (
        <li key={look}>
          <span class={`swatch look-${look}`} aria-hidden="true">
            {SIGNS[look]}
          </span>{' '}
          {textIn(LEGEND[matrix.metric][look], language)}
        </li>
      ))}
      {old && (
        <li>
          <span class="swatch look-ok old" aria-hidden="true">
            ✓
          </span>{' '}
          {textIn(WORDS.oldLegend, language)}
        </li>
      )}
    </ul>
  );
}
