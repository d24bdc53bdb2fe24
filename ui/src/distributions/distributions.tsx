import type {Language} from '../../../src/model/message.ts';
import type {DistributionData} from '../../../src/report/page/distributions-data.ts';
import {scaleFor} from '../../../src/report/page/scale.ts';
import {textIn} from '../language.tsx';
import {fill} from '../matrix/faces.ts';
import {Ecdf, Spectrum} from './curves.tsx';
import {Lanes} from './lanes.tsx';
import {PercentileTable} from './percentile-table.tsx';
import {onAxis} from './quantities.ts';
import {WORDS} from './words.ts';
import './distributions.css';

type Props = {data: readonly DistributionData[]; language: Language};

/** How values lie in each region, per metric: dots first, curves and percentiles below. */
export function Distributions({data, language}: Props) {
  if (data.length === 0) return <p class="quiet">{textIn(WORDS.nothing, language)}</p>;
  return (
    <div class="distributions">
      {data.map((one, i) => (
        <Distribution key={one.metric} data={one} language={language} open={i === 0} />
      ))}
    </div>
  );
}

function Distribution({
  data,
  language,
  open,
}: {
  data: DistributionData;
  language: Language;
  open: boolean;
}) {
  const values = data.regions.flatMap(({dots}) => dots.map((value) => onAxis(data.unit, value)));
  const scale = values.length === 0 ? null : scaleFor(values);
  const edge = data.regions.some(({waited}) => waited.length > 0);
  return (
    <figure class="card distribution">
      <figcaption>
        <h3>{textIn(data.name, language)}</h3>
      </figcaption>
      {scale !== null && (
        <p class="quiet small">
          {textIn(data.perRun === 'requests' ? WORDS.dots : WORDS.dotsOne, language)}
        </p>
      )}
      <Lanes data={data} scale={scale} edge={edge} language={language} />
      {data.regionsLeftOut > 0 && (
        <p class="quiet small">{fill(WORDS.moreRegions, {n: data.regionsLeftOut}, language)}</p>
      )}
      {scale !== null && (
        <details open={open}>
          <summary>{textIn(WORDS.tableTitle, language)}</summary>
          <div class="curves">
            <Ecdf data={data} scale={scale} edge={edge} language={language} />
            <Spectrum data={data} scale={scale} edge={edge} language={language} />
          </div>
          <PercentileTable data={data} language={language} />
        </details>
      )}
    </figure>
  );
}
