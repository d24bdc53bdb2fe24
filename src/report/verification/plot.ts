import {fraction, type Scale, scaleFor} from '../page/scale.ts';

/** Two sides of one picture. */
export type Sides = {before: readonly number[]; after: readonly number[]};

const WIDTH = 640;
const HEIGHT = 260;
const LEFT = 56;
const RIGHT = 16;
const TOP = 12;
const BOTTOM = 28;
/** Percentiles that are written below the axis, as far as the requests reach. */
const PERCENTILES = [0, 50, 90, 99, 99.9, 99.99] as const;
/** More points than this are not told apart at this width. */
const MOST_POINTS = 400;

/** Time against percentile, x = log 1/(1−q): the tail has as much room as the bulk. Empty sides draw nothing. */
export function spectrumPlot(sides: Sides, label: string): string {
  const all = [...sides.before, ...sides.after];
  const scale = scaleFor(all);
  const most = Math.max(2, sides.before.length, sides.after.length);
  const atX = (q: number) => xAt(Math.log(1 / (1 - q)) / Math.log(most + 1));
  const line = (values: readonly number[]) =>
    values.map((value, i) => [atX(i / values.length), yAt(fraction(scale, value))] as const);
  const marks = PERCENTILES.filter((percent) => 1 / (1 - percent / 100) <= most + 1).map(
    (percent) => tick(atX(percent / 100), percent === 0 ? 'min' : `p${percent}`),
  );
  return picture(label, [
    ...levels(scale),
    ...marks,
    polyline('before', stepped(line(sides.before))),
    polyline('after', stepped(line(sides.after))),
  ]);
}

/** Share of requests at or below a time. */
export function ecdfPlot(sides: Sides, label: string): string {
  const scale = scaleFor([...sides.before, ...sides.after]);
  const line = (values: readonly number[]) => {
    if (values.length === 0) return [];
    const points = values.map(
      (value, i) => [xAt(fraction(scale, value)), yAt((i + 1) / values.length)] as const,
    );
    const [first] = points;
    return [[first?.[0] ?? LEFT, yAt(0)] as const, ...points, [xAt(1), yAt(1)] as const];
  };
  const shares = [0, 0.5, 1].map((share) => level(yAt(share), `${share * 100} %`));
  const marks = scale.ticks.map((value) => tick(xAt(fraction(scale, value)), String(value)));
  return picture(label, [
    ...shares,
    ...marks,
    polyline('before', stepped(line(sides.before))),
    polyline('after', stepped(line(sides.after))),
  ]);
}

export type Dot = {arm: 'before' | 'after'; value: number; used: boolean};

/** Every run as a dot in the order made, and the medians of the two sides. */
export function runPlot(
  dots: readonly Dot[],
  medians: Partial<Record<Dot['arm'], number>>,
  label: string,
): string {
  const scale = scaleFor(dots.map(({value}) => value));
  const x = (i: number) => xAt((i + 0.5) / dots.length);
  const circles = dots.map(
    ({arm, value, used}, i) =>
      `<circle class="${arm}${used ? '' : ' spare'}" cx="${round(x(i))}" cy="${round(yAt(fraction(scale, value)))}" r="5"/>`,
  );
  const lines = (['before', 'after'] as const).flatMap((arm) => {
    const middle = medians[arm];
    if (middle === undefined) return [];
    const y = round(yAt(fraction(scale, middle)));
    const own = dots.flatMap((dot, i) => (dot.arm === arm ? [i] : []));
    const [from, to] = [x(own[0] ?? 0) - 8, x(own.at(-1) ?? 0) + 8];
    return [
      `<line class="middle ${arm}" x1="${round(from)}" x2="${round(to)}" y1="${y}" y2="${y}"/>`,
    ];
  });
  return picture(label, [...levels(scale), ...lines, ...circles]);
}

function levels(scale: Scale): string[] {
  return scale.ticks.map((value) => level(yAt(fraction(scale, value)), String(value)));
}

function level(y: number, text: string): string {
  return (
    `<line class="grid" x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${round(y)}" y2="${round(y)}"/>` +
    `<text x="${LEFT - 6}" y="${round(y + 4)}" text-anchor="end">${text}</text>`
  );
}

function tick(x: number, text: string): string {
  return (
    `<line class="grid" x1="${round(x)}" x2="${round(x)}" y1="${TOP}" y2="${HEIGHT - BOTTOM}"/>` +
    `<text x="${round(x)}" y="${HEIGHT - 8}" text-anchor="${x > xAt(0.96) ? 'end' : 'middle'}">${text}</text>`
  );
}

type Point = readonly [x: number, y: number];

/** A step at each value: between two requests nothing was measured. */
function stepped(points: readonly Point[]): Point[] {
  const thin = Math.ceil(points.length / MOST_POINTS);
  const kept = points.filter((_, i) => i % thin === 0 || i === points.length - 1);
  return kept.flatMap((point, i): Point[] => {
    const previous = kept[i - 1];
    return previous === undefined ? [point] : [[point[0], previous[1]], point];
  });
}

function polyline(arm: Dot['arm'], points: readonly Point[]): string {
  if (points.length === 0) return '';
  const text = points.map(([x, y]) => `${round(x)},${round(y)}`).join(' ');
  return `<polyline class="${arm}" points="${text}"/>`;
}

function picture(label: string, parts: readonly string[]): string {
  return `<svg class="curve" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${label}">${parts.join('')}</svg>`;
}

function xAt(share: number): number {
  return LEFT + share * (WIDTH - LEFT - RIGHT);
}

function yAt(share: number): number {
  return HEIGHT - BOTTOM - share * (HEIGHT - TOP - BOTTOM);
}

function round(value: number): string {
  return String(Number(value.toFixed(1)));
}
