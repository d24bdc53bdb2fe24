import type {Language} from '../../../src/model/message.ts';
import type {
  DistributionData,
  RegionDistribution,
} from '../../../src/report/page/distributions-data.ts';
import {fraction, type Scale} from '../../../src/report/page/scale.ts';
import {textIn, type Words} from '../language.tsx';
import {fill} from '../matrix/faces.ts';
import {onAxis, quantity} from './quantities.ts';
import {WORDS} from './words.ts';

type Props = {data: DistributionData; scale: Scale | null; edge: boolean; language: Language};

/** Each value as a dot, a lane per region, all on one axis. */
export function Lanes({data, scale, edge, language}: Props) {
  return (
    <div class="lanes">
      {data.regions.map((region) => (
        <div key={region.region} class={region.odd === null ? 'lane' : 'lane odd'}>
          <span class="who">
            <bdi>{region.region}</bdi>
            {region.odd !== null && <strong class="badge">▲ {textIn(region.odd, language)}</strong>}
          </span>
          {scale === null ? (
            <span />
          ) : (
            <Dots data={data} region={region} scale={scale} edge={edge} />
          )}
          <p>{factsOf(data, region, language).join(' · ')}</p>
        </div>
      ))}
      {scale !== null && (
        <div class="lane axis">
          <span />
          <Axis scale={scale} edge={edge} />
          <p>
            {textIn(axisWords(data), language)}
            {scale.log && textIn(WORDS.log, language)}
          </p>
        </div>
      )}
    </div>
  );
}

const HEIGHT = 46;
// Dots are placed in a width of their own, which is stretched.
const SIDE = 1000;
// More of them lie on one another; their number is told beside.
const MARKS = 60;
// Dots of one element do not add up where they overlap; those of several do, and show where many lie.
const LAYERS = 7;
// From here on dots lie on one another.
const MANY = 100;
// Dots of one value do not hide each other.
const ROWS = [0, 3, 1, 4, 2];

/** The last of the width belongs to what failed. */
export function placeOf(scale: Scale, value: number, edge: boolean): number {
  return fraction(scale, value) * (edge ? 0.94 : 1);
}

function Dots(props: {
  data: DistributionData;
  region: RegionDistribution;
  scale: Scale;
  edge: boolean;
}) {
  const {data, region, scale, edge} = props;
  const place = (value: number) => placeOf(scale, onAxis(data.unit, value), edge);
  const at = (value: number) => percent(place(value));
  const showRuns = data.perRun === 'requests' && region.runMedians.length > 1;
  const failed = region.waited.slice(0, MARKS);
  return (
    <svg class={region.dots.length < MANY ? 'sparse' : ''} height={HEIGHT} aria-hidden="true">
      <Grid scale={scale} edge={edge} height={HEIGHT} />
      <svg
        width="100%"
        height={HEIGHT}
        viewBox={`0 0 ${SIDE} ${HEIGHT}`}
        preserveAspectRatio="none"
        aria-hidden="true"
      >
        {Array.from({length: LAYERS}, (_, layer) => (
          <path
            key={layer}
            class="dots"
            d={region.dots
              .map((value, i) => (i % LAYERS === layer ? pointAt(place(value), rowY(i)) : ''))
              .join('')}
          />
        ))}
        {showRuns && (
          <path
            class="runs"
            d={region.runMedians
              .map((value) => pointAt(value === 'never' ? 0.98 : place(value), 8))
              .join('')}
          />
        )}
      </svg>
      {failed.map((_, i) => (
        <text
          key={i}
          class="miss"
          x={percent(0.962 + 0.01 * (i % 4))}
          y={rowY(i) + 4}
          text-anchor="middle"
        >
          ×
        </text>
      ))}
      {typeof region.median === 'number' && (
        <line class="median" x1={at(region.median)} x2={at(region.median)} y1="3" y2={HEIGHT - 2} />
      )}
    </svg>
  );
}

/** A line of no length, which round ends make a dot: thousands of them are one element. */
function pointAt(share: number, y: number): string {
  return `M${(share * SIDE).toFixed(1)} ${y}h0`;
}

function rowY(i: number): number {
  return 18 + 5 * (ROWS[i % ROWS.length] ?? 0);
}

function Axis({scale, edge}: {scale: Scale; edge: boolean}) {
  return (
    <svg height="18" aria-hidden="true">
      {scale.ticks.map((tick) => {
        const x = placeOf(scale, tick, edge);
        const anchor = x < 0.04 ? 'start' : x > 0.96 ? 'end' : 'middle';
        return (
          <text key={tick} x={percent(x)} y="13" text-anchor={anchor}>
            {tick}
          </text>
        );
      })}
      {edge && (
        <text x="100%" y="13" text-anchor="end" class="miss">
          ∞
        </text>
      )}
    </svg>
  );
}

export function Grid({scale, edge, height}: {scale: Scale; edge: boolean; height: number}) {
  return (
    <>
      {edge && <rect class="edge" x="95%" y="0" width="5%" height={height} />}
      {scale.ticks.map((tick) => {
        const x = percent(placeOf(scale, tick, edge));
        return <line key={tick} class="grid" x1={x} x2={x} y1="0" y2={height} />;
      })}
    </>
  );
}

export function axisWords({unit, perRun}: DistributionData): Words {
  if (unit === 'share') return WORDS.axisShare;
  if (unit === 'bytes-per-second') return WORDS.axisRate;
  return perRun === 'requests' ? WORDS.axisMs : WORDS.axisOneMs;
}

function factsOf(
  {unit, perRun}: DistributionData,
  region: RegionDistribution,
  language: Language,
): string[] {
  const {median, medianBounds, spread, count: n, runs, failed, waited, dots} = region;
  const told = (value: number | 'never') => quantity(unit, value, language);
  const facts: string[] = [];
  if (median !== null) facts.push(`${textIn(WORDS.median, language)} ${told(median)}`);
  else if (medianBounds !== null) {
    const [low, high] = [told(medianBounds[0]), told(medianBounds[1] ?? 'never')];
    facts.push(fill(WORDS.medianBetween, {low, high}, language));
  } else if (n > 0) facts.push(textIn(WORDS.tooFewForMiddle, language));
  if (spread !== null && n > 3) {
    const [low, high] = [told(spread[0]), told(spread[1])];
    facts.push(fill(WORDS.middleHalf, {low, high}, language));
  }
  const many = dots.length + waited.length < n && dots.length > 0;
  facts.push(
    fill(perRun === 'requests' ? WORDS.requests : WORDS.runs, {n, runs}, language) +
      (many ? textIn(WORDS.thinned, language) : ''),
  );
  if (failed > 0) facts.push(fill(WORDS.failed, {n: failed, low: told(waited[0] ?? 0)}, language));
  return facts;
}

export function percent(share: number): string {
  return `${(share * 100).toFixed(2)}%`;
}
