import type {Language} from '../../../src/model/message.ts';
import {rowAt, valueAt} from '../../../src/report/page/paths-columns.ts';
import type {MatrixData, PathTable} from '../../../src/report/page/paths-data.ts';
import {placesAt} from '../../../src/report/page/paths-keys.ts';
import {rowOf} from '../../../src/report/page/paths-view.ts';
import {textIn} from '../language.tsx';
import {BlockDetail} from './block-detail.tsx';
import type {Ends} from './detail-ends.ts';
import {
  bulkFacts,
  commonFacts,
  comparedFact,
  echoFacts,
  type Fact,
  mtuFacts,
  runsFact,
  speechIn,
} from './detail-rows.ts';
import {DETAIL} from './detail-words.ts';
import {fill, told} from './faces.ts';
import {jointsOf} from './joints.ts';
import {Evidence} from './path-evidence.tsx';
import {megabits, milliseconds} from './quantities.ts';
import {LAYERS, METRICS, SIGNS, WORDS} from './words.ts';

type Props = {
  data: MatrixData;
  language: Language;
  pathKey: string;
  /** For links to other paths. */
  onOpen?: (pathKey: string) => void;
};

/** All that is known of one pair, both ways; or the paths of one block, the gravest first. */
export function PathDetail({data, language, pathKey: key, onOpen}: Props) {
  const place = placesAt(data, key);
  if (place === null) return <p class="quiet">{textIn(DETAIL.gone, language)}</p>;
  const {from, to} = place;
  return (
    <div class="path-detail">
      {place.kind === 'pair' ? (
        <PairDetail data={data} language={language} from={from} to={to} />
      ) : (
        <BlockDetail data={data} language={language} from={from} to={to} onOpen={onOpen} />
      )}
    </div>
  );
}

function PairDetail({data, language, from, to}: Ends) {
  const known = data.tables.filter(
    (table) => rowOf(data, table, from, to) >= 0 || rowOf(data, table, to, from) >= 0,
  );
  return (
    <>
      <h3>
        <bdi>{data.names[from]}</bdi> → <bdi>{data.names[to]}</bdi>
      </h3>
      {known.length === 0 && <p class="quiet">{textIn(DETAIL.unmeasured, language)}</p>}
      {known.map((table) => (
        <Measured
          key={`${table.probe} ${table.layer} ${table.ipVersion}`}
          data={data}
          language={language}
          from={from}
          to={to}
          table={table}
        />
      ))}
    </>
  );
}

function Measured({data, language, from, to, table}: Ends & {table: PathTable}) {
  const there = factsOf(data, table, from, to, language);
  const back = factsOf(data, table, to, from, language);
  const terms = [...new Set([...there, ...back].map(({term}) => term))];
  const valueIn = (facts: readonly Fact[], term: string) =>
    facts.length === 0
      ? textIn(DETAIL.notMeasured, language)
      : facts
          .filter((fact) => fact.term === term)
          .map(({value}) => value)
          .join(jointsOf(language).semicolon);
  const looks = data.matrices.filter((matrix) => data.tables[matrix.table] === table);
  const names = [data.names[from], data.names[to]];
  return (
    <section>
      <h4>
        {looks.map(({metric}) => textIn(METRICS[metric], language)).join(' · ')}
        {jointsOf(language).comma}
        {textIn(LAYERS[table.layer], language)}
        {jointsOf(language).comma}IPv{table.ipVersion}
      </h4>
      <p class="path-looks">
        {looks.map((matrix) => {
          const {look, words} = told(data, matrix, rowOf(data, table, from, to), language);
          return (
            <span key={matrix.metric} class={`state look-${look}`}>
              <span class="mark" aria-hidden="true">
                {SIGNS[look]}
              </span>{' '}
              {words}
            </span>
          );
        })}
      </p>
      <table class="path-facts">
        <thead>
          <tr>
            <th scope="col">{textIn(DETAIL.what, language)}</th>
            <th scope="col">
              <bdi>{names[0]}</bdi> → <bdi>{names[1]}</bdi>
            </th>
            {back.length > 0 && (
              <th scope="col">
                <bdi>{names[1]}</bdi> → <bdi>{names[0]}</bdi>
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {terms.map((term) => (
            <tr key={term}>
              <th scope="row">{term}</th>
              <td>{valueIn(there, term)}</td>
              {back.length > 0 && <td>{valueIn(back, term)}</td>}
            </tr>
          ))}
        </tbody>
      </table>
      {back.length === 0 && (
        <p class="quiet small">
          {fill(WORDS.otherWay, {text: textIn(DETAIL.notMeasured, language)}, language)}
        </p>
      )}
      <Evidence data={data} language={language} from={from} to={to} table={table} />
      <Evidence data={data} language={language} from={to} to={from} table={table} />
    </section>
  );
}

function factsOf(
  data: MatrixData,
  table: PathTable,
  from: number,
  to: number,
  language: Language,
): Fact[] {
  const row = rowOf(data, table, from, to);
  if (row < 0) return [];
  const speech = speechIn(language);
  const matrices = data.matrices.filter((matrix) => data.tables[matrix.table] === table);
  const [matrix] = matrices;
  const ageMs = matrix === undefined ? null : valueAt(matrix.ageMs, row);
  const compared = matrices.flatMap((one) =>
    comparedFact(data, one, {from, to}, valueAt(one.value, row), speech),
  );
  switch (table.probe) {
    case 'path-mtu': {
      const own = rowAt(table.rows, row);
      return [
        ...mtuFacts(own, tcpBelief(data, table, from, to), speech),
        ...commonFacts(data, own, ageMs, speech),
      ];
    }
    case 'echo': {
      const own = rowAt(table.rows, row);
      const runs = runsFact(own.runsMs, (value) => milliseconds(value, language), speech);
      return [
        ...echoFacts(own, speech),
        ...compared,
        ...runs,
        ...commonFacts(data, own, ageMs, speech),
      ];
    }
    case 'throughput': {
      const own = rowAt(table.rows, row);
      const runs = runsFact(own.runsBytes, (value) => megabits(value, language), speech);
      return [
        ...bulkFacts(own, speech),
        ...compared,
        ...runs,
        ...commonFacts(data, own, ageMs, speech),
      ];
    }
  }
}

/** The path MTU TCP believed in when it was busy on the same way. */
function tcpBelief(
  data: MatrixData,
  {layer, ipVersion}: PathTable,
  from: number,
  to: number,
): number | null {
  for (const table of data.tables) {
    if (table.probe !== 'throughput' || table.layer !== layer || table.ipVersion !== ipVersion)
      continue;
    const row = rowOf(data, table, from, to);
    if (row >= 0) return valueAt(table.rows.believedBytes, row);
  }
  return null;
}
