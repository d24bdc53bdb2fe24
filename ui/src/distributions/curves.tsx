import type {Language} from '../../../src/model/message.ts';
import type {
  DistributionData,
  RegionDistribution,
} from '../../../src/report/page/distributions-data.ts';
import {fraction, type Scale} from '../../../src/report/page/scale.ts';
import {textIn, type Words} from '../language.tsx';
import {axisWords, Grid, percent, placeOf} from './lanes.tsx';
import {onAxis} from './quantities.ts';
import {tailFraction} from './tail-fraction.ts';
import {WORDS} from './words.ts';

type Props = {data: DistributionData; scale: Scale; edge: boolean; language: Language};

// Lines live in a square of their own and are stretched; texts stand beside them.
const SIDE = 1000;
const HEIGHT = 220;
const SHARES = [0, 0.25, 0.5, 0.75, 1];

/** Share of values at or below each value, one step line per region. */
export function Ecdf({data, scale, edge, language}: Props) {
  return (
    <Chart title={WORDS.ecdf} what={WORDS.ecdfWhat} language={language} regions={data.regions}>
      <div class="plot">
        <YLabels labels={SHARES.map((share) => [1 - share, `${share * 100} %`])} />
        <svg height={HEIGHT} aria-hidden="true">
          <Grid scale={scale} edge={edge} height={HEIGHT} />
          {SHARES.map((share) => (
            <line
              key={share}
              class="grid"
              x1="0"
              x2="100%"
              y1={percent(1 - share)}
              y2={percent(1 - share)}
            />
          ))}
          <Lines>
            {data.regions.map((region, i) => (
              <path
                key={region.region}
                class={lineClass(region, i)}
                d={steps(region, (value) => placeOf(scale, onAxis(data.unit, value), edge), edge)}
              />
            ))}
          </Lines>
        </svg>
        <XLabels
          labels={[
            ...scale.ticks.map((tick): Label => [placeOf(scale, tick, edge), String(tick)]),
            ...(edge ? [[1, '∞'] as Label] : []),
          ]}
        />
      </div>
      <p class="quiet small">
        {textIn(axisWords(data), language)}
        {scale.log && textIn(WORDS.log, language)}
      </p>
    </Chart>
  );
}

/** Value at each percentile, the tail drawn out; only as far as the values bear it. */
export function Spectrum({data, scale, edge, language}: Props) {
  const borne = data.regions.filter(({supported}) => supported !== null);
  const furthest = Math.max(0.9, ...borne.map(({supported}) => supported ?? 0));
  const ticks = [0, 0.5, 0.75, 0.9, 0.99, 0.999, 0.9999].filter((share) => share <= furthest);
  const y = (value: number) => 1 - fraction(scale, onAxis(data.unit, value)) * (edge ? 0.94 : 1);
  return (
    <Chart
      title={WORDS.spectrum}
      what={WORDS.spectrumWhat}
      language={language}
      regions={data.regions}
    >
      {borne.length === 0 ? (
        <p class="quiet">{textIn(WORDS.spectrumNone, language)}</p>
      ) : (
        <div class="plot">
          <YLabels
            labels={[
              ...scale.ticks
                .map((tick): Label => [1 - fraction(scale, tick) * (edge ? 0.94 : 1), String(tick)])
                // The sign of what failed stands at the top.
                .filter(([at]) => !edge || at > 0.1),
              ...(edge ? [[0, '∞'] as Label] : []),
            ]}
          />
          <svg height={HEIGHT} aria-hidden="true">
            {edge && <rect class="edge" x="0" y="0" width="100%" height="5%" />}
            {ticks.map((share) => {
              const x = percent(tailFraction(share, furthest));
              return <line key={share} class="grid" x1={x} x2={x} y1="0" y2={HEIGHT} />;
            })}
            {scale.ticks.map((tick) => {
              const at = percent(1 - fraction(scale, tick) * (edge ? 0.94 : 1));
              return <line key={tick} class="grid" x1="0" x2="100%" y1={at} y2={at} />;
            })}
            <Lines>
              {data.regions.map((region, i) => (
                <path
                  key={region.region}
                  class={lineClass(region, i)}
                  d={spectrumOf(region, furthest, y)}
                />
              ))}
            </Lines>
          </svg>
          <XLabels
            labels={ticks.map(
              (share): Label => [
                tailFraction(share, furthest),
                share === 0 ? '0' : `p${Number((share * 100).toFixed(2))}`,
              ],
            )}
          />
        </div>
      )}
    </Chart>
  );
}

function Chart(props: {
  title: Words;
  what: Words;
  language: Language;
  regions: readonly RegionDistribution[];
  children: preact.ComponentChildren;
}) {
  const {title, what, language, regions, children} = props;
  return (
    <figure class="curve">
      <figcaption>{textIn(title, language)}</figcaption>
      <p class="quiet small">{textIn(what, language)}</p>
      {children}
      <ul class="series">
        {regions.map((region, i) => (
          <li key={region.region}>
            <svg width="34" height="10" aria-hidden="true">
              <path class={lineClass(region, i)} d="M0 5H34" />
            </svg>
            <bdi>{region.region}</bdi>
            {region.odd !== null && ' ▲'}
          </li>
        ))}
      </ul>
    </figure>
  );
}

function Lines({children}: {children: preact.ComponentChildren}) {
  return (
    <svg
      x="0"
      y="0"
      width="100%"
      height="100%"
      viewBox={`0 0 ${SIDE} ${SIDE}`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      {children}
    </svg>
  );
}

type Label = [at: number, text: string];

function XLabels({labels}: {labels: readonly Label[]}) {
  return (
    <svg class="x" height="18" aria-hidden="true">
      {labels.map(([at, text]) => (
        <text
          key={text}
          x={percent(at)}
          y="13"
          text-anchor={at < 0.04 ? 'start' : at > 0.96 ? 'end' : 'middle'}
        >
          {text}
        </text>
      ))}
    </svg>
  );
}

function YLabels({labels}: {labels: readonly Label[]}) {
  return (
    <svg class="y" height={HEIGHT} aria-hidden="true">
      {labels.map(([at, text]) => (
        <text
          key={text}
          x="100%"
          y={Math.min(HEIGHT - 2, Math.max(10, at * HEIGHT + 4))}
          text-anchor="end"
        >
          {text}
        </text>
      ))}
    </svg>
  );
}

/** Colour and dashes: eight series are told apart without colour too; what is odd is thicker. */
function lineClass({odd}: RegionDistribution, i: number): string {
  return `trace series-${i % 8}${odd === null ? '' : ' odd'}`;
}

function steps({curve}: RegionDistribution, x: (value: number) => number, edge: boolean): string {
  let path = '';
  let last = SIDE;
  for (const [i, value] of curve.values.entries()) {
    const at = (x(value) * SIDE).toFixed(1);
    const y = (1 - (curve.shares[i] ?? 0)) * SIDE;
    path += `${path === '' ? 'M' : 'H'}${at}${path === '' ? ` ${SIDE}` : ''}V${y.toFixed(1)}`;
    last = y;
  }
  // What failed lies beyond: the line goes on level, and never reaches the top.
  return path === '' || (!edge && last <= 0) ? path : `${path}H${SIDE}`;
}

function spectrumOf(
  {curve, supported}: RegionDistribution,
  furthest: number,
  y: (value: number) => number,
): string {
  if (supported === null) return '';
  let path = '';
  let last = 0;
  for (const [i, value] of curve.values.entries()) {
    const share = curve.shares[i - 1] ?? 0;
    if (share > supported) return path;
    const x = (tailFraction(share, furthest) * SIDE).toFixed(1);
    path += `${path === '' ? 'M' : 'L'}${x} ${(y(value) * SIDE).toFixed(1)}`;
    last = curve.shares[i] ?? 0;
  }
  if (last >= 1 || last > supported) return path;
  const x = (tailFraction(last, furthest) * SIDE).toFixed(1);
  return `${path}L${x} 0H${(tailFraction(supported, furthest) * SIDE).toFixed(1)}`;
}
