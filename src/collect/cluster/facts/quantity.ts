const SUFFIX: Readonly<Record<string, number>> = {
  n: 1e-9,
  u: 1e-6,
  m: 1e-3,
  '': 1,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  T: 1e12,
  P: 1e15,
  E: 1e18,
  Ki: 2 ** 10,
  Mi: 2 ** 20,
  Gi: 2 ** 30,
  Ti: 2 ** 40,
  Pi: 2 ** 50,
  Ei: 2 ** 60,
};

/**
 * A Kubernetes quantity (`250m`, `1.5`, `128Mi`, `1e3`) as a number of its base unit; `null` when it is none.
 * Source: k8s.io/apimachinery/pkg/api/resource, the grammar in quantity.go.
 */
export function quantity(text: unknown): number | null {
  if (typeof text === 'number') return Number.isFinite(text) ? text : null;
  if (typeof text !== 'string') return null;
  const match =
    /^([+-]?(?:\d+(?:\.\d*)?|\.\d+))(?:[eE]([+-]?\d{1,2})|([numkMGTPE]|[KMGTPE]i)?)$/.exec(text);
  if (match?.[1] === undefined) return null;
  const factor = match[2] === undefined ? SUFFIX[match[3] ?? ''] : 10 ** Number(match[2]);
  return factor === undefined ? null : Number(match[1]) * factor;
}

/** CPU as thousandths of a core, rounded. */
export function cpuMillis(text: unknown): number | null {
  const value = quantity(text);
  return value === null ? null : Math.round(value * 1000);
}

export function memoryBytes(text: unknown): number | null {
  const value = quantity(text);
  return value === null ? null : Math.round(value);
}
