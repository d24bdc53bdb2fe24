import type {PathLimit} from './path-limit.ts';

/** `1450`; `1440–1459` where the search stopped early; `≤ 1450` where only one direction is known. */
export function limitText({passBytes, failBytes}: PathLimit): string {
  const largest = failBytes - 1;
  if (passBytes === null) return `≤ ${largest}`;
  return passBytes === largest ? `${passBytes}` : `${passBytes}–${largest}`;
}
