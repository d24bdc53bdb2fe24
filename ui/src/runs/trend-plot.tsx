import {useLanguage, useSay} from '../language.tsx';
import {ScrollBox} from '../parts/scroll-box.tsx';
import type {Point} from './shapes.ts';
import {timeText, valueText} from './words.ts';

const WIDTH = 1100;
const HEIGHT = 260;
const LEFT = 90;
const EDGE = 24;

const WORDS = {
  label: {
    en: 'Each run, from {from} to {to}; the line is their median, {median}.',
    'zh-CN': '每次运行一个点，从 {from} 到 {to}；横线为中位数 {median}。',
  },
  median: {en: 'median of the runs', 'zh-CN': '各次运行的中位数'},
};

/** A dot per run in the order of time, and the median of all as a line. From zero on, so that twice looks like twice. */
export function TrendPlot({points, unit}: {points: readonly Point[]; unit: string}) {
  const say = useSay();
  const {language} = useLanguage();
  const dots = points.flatMap((point) => {
    const value = point.p95 ?? point.median;
    return value === null ? [] : [{...point, value}];
  });
  const [first] = dots;
  const last = dots.at(-1);
  if (first === undefined || last === undefined) return null;
  const middle = medianOf(dots.map(({value}) => value));
  const high = Math.max(...dots.map(({value}) => value)) || 1;
  const times = dots.map(({startedAt}) => Date.parse(startedAt));
  const [start = 0, end = 0] = [times[0], times.at(-1)];
  const x = (time: number) =>
    LEFT + (end === start ? 0.5 : (time - start) / (end - start)) * (WIDTH - LEFT - EDGE);
  const y = (value: number) => HEIGHT - EDGE - (value / high) * (HEIGHT - 2 * EDGE);
  const words = {from: timeText(first.startedAt), to: timeText(last.startedAt)};
  const shown = (value: number) => valueText(value, unit, language);
  const label = say(WORDS.label, {...words, median: shown(middle)});
  return (
    <figure class="card trend">
      <ScrollBox of="scroll" label={label}>
        <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={label}>
          {[0, high / 2, high].map((value) => (
            <g key={value} class="grid">
              <line x1={LEFT} x2={WIDTH - EDGE} y1={y(value)} y2={y(value)} />
              <text x={LEFT - 10} y={y(value) + 4} text-anchor="end">
                {shown(value)}
              </text>
            </g>
          ))}
          <line class="middle" x1={LEFT} x2={WIDTH - EDGE} y1={y(middle)} y2={y(middle)} />
          {dots.map(({run, value}, i) => (
            <circle key={run} cx={x(times[i] ?? start)} cy={y(value)} r="5.5">
              <title>{`${timeText(dots[i]?.startedAt ?? null)}  ${shown(value)}`}</title>
            </circle>
          ))}
          <text x={LEFT} y={HEIGHT - 4}>
            {words.from}
          </text>
          <text x={WIDTH - EDGE} y={HEIGHT - 4} text-anchor="end">
            {words.to}
          </text>
        </svg>
      </ScrollBox>
      <figcaption class="quiet small">
        <svg class="key" viewBox="0 0 24 8" aria-hidden="true">
          <line class="middle" x1="0" x2="24" y1="4" y2="4" />
        </svg>{' '}
        {say(WORDS.median)} {shown(middle)}
      </figcaption>
    </figure>
  );
}

function medianOf(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length / 2;
  const low = sorted[Math.ceil(half) - 1] ?? 0;
  const high = sorted[Math.floor(half)] ?? low;
  return (low + high) / 2;
}
