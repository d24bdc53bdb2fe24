/** Twice the midrank of each value, so that ties stay whole numbers. */
export function doubledMidranks(values: readonly number[]): number[] {
  const order = values.map((_, i) => i).sort((i, j) => compare(values[i], values[j]));
  const ranks = new Array<number>(values.length).fill(0);
  for (let from = 0; from < order.length; ) {
    let to = from;
    while (
      to + 1 < order.length &&
      values[order[to + 1] as number] === values[order[from] as number]
    )
      to++;
    for (let k = from; k <= to; k++) ranks[order[k] as number] = from + to + 2;
    from = to + 1;
  }
  return ranks;
}

function compare(a: number | undefined, b: number | undefined): number {
  const x = a ?? 0;
  const y = b ?? 0;
  return x < y ? -1 : x > y ? 1 : 0;
}
