import {InvalidArgumentError} from 'commander';

/** Each time an option is given, one more. */
export function repeated(value: string, before: string[] = []): string[] {
  return [...before, value];
}

/** Source: Kubernetes, Object Names and IDs. */
export function kubeName(value: string): string {
  if (!/^[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?$/.test(value)) {
    throw new InvalidArgumentError(
      'Give a name as Kubernetes takes it: lower-case letters, digits, “-” and “.”.',
    );
  }
  return value;
}

export function positive(value: string): number {
  const number = Number(value);
  if (!Number.isInteger(number) || number < 1 || number > 100_000) {
    throw new InvalidArgumentError('Give a whole number from 1 to 100000.');
  }
  return number;
}

const UNIT_BYTES: Readonly<Record<string, number>> = {'': 1, K: 1e3, M: 1e6, G: 1e9, T: 1e12};

export function byteSize(value: string): number {
  const match = /^(\d+(?:\.\d+)?)([KMGT]?)B?$/i.exec(value);
  const bytes = Number(match?.[1]) * (UNIT_BYTES[(match?.[2] ?? '').toUpperCase()] ?? Number.NaN);
  if (!Number.isSafeInteger(Math.round(bytes)) || bytes < 1)
    throw new InvalidArgumentError('Give a size such as 500M or 2G.');
  return Math.round(bytes);
}

export function portRange(value: string): [number, number] {
  const match = /^(\d{1,5})-(\d{1,5})$/.exec(value);
  const [low, high] = [Number(match?.[1]), Number(match?.[2])];
  if (!(low >= 1 && low <= high && high <= 65_535))
    throw new InvalidArgumentError('Give two ports, low and high, such as 40000-40100.');
  return [low, high];
}
