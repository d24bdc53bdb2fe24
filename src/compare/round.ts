/** Three decimals: a microsecond in milliseconds, beyond what any probe resolves. */
export function round<T extends number | null>(value: T): T {
  return (value === null ? null : Math.round(value * 1000) / 1000) as T;
}
