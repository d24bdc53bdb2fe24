const WIDTH = 120;
const HEIGHT = 32;
const EDGE = 4;

/** A line as small as a word; what it shows is told in words beside it. Values that are not known leave gaps. */
export function Sparkline({values}: {values: readonly (number | null)[]}) {
  const known = values.filter((value) => value !== null);
  const high = Math.max(...known, 0) || 1;
  const x = (i: number) => EDGE + (i / Math.max(1, values.length - 1)) * (WIDTH - 2 * EDGE);
  const y = (value: number) => HEIGHT - EDGE - (value / high) * (HEIGHT - 2 * EDGE);
  let path = '';
  values.forEach((value, i) => {
    if (value !== null)
      path += `${(values[i - 1] ?? null) === null ? 'M' : 'L'}${x(i)} ${y(value)}`;
  });
  const last = values.at(-1) ?? null;
  return (
    <svg class="spark" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
      <path d={path} />
      {last !== null && <circle cx={x(values.length - 1)} cy={y(last)} r="3" />}
    </svg>
  );
}
