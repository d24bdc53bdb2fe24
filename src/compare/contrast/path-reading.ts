import type {PathResult} from '../../model/path.ts';

/** What a path showed. `bytes`: its MTU, where known to the byte. */
export type PathReading = {state: string; bytes: number | null};

/** Fewer lost echoes are luck. */
const LOST = 3;

/** `null`: not known, so neither equal nor different. */
export function readingOf(result: PathResult): PathReading | null {
  if (result.state === 'unknown') return null;
  switch (result.probe) {
    case 'path-mtu':
      return {state: result.state, bytes: result.exact ? result.passBytes : null};
    case 'echo': {
      const few = result.state === 'lossy' && result.sent - result.received < LOST;
      return {state: few ? 'ok' : result.state, bytes: null};
    }
    default:
      return {state: result.state, bytes: null};
  }
}

/** An MTU that is known in part only is not different from any. */
export function isAlike(x: PathReading, y: PathReading): boolean {
  return x.state === y.state && (x.bytes === null || y.bytes === null || x.bytes === y.bytes);
}

/** The same measurement: probe, layer and what else keeps two results of one pair apart. */
export function measureKey(result: PathResult): string {
  const body = result.probe === 'service' ? result.body : '';
  return `${result.probe}\n${result.layer}\n${result.ipVersion}\n${body}`;
}

/** The latest result of each measurement of each pair. */
export function latest(paths: readonly PathResult[]): Map<string, PathResult> {
  const kept = new Map<string, PathResult>();
  for (const result of paths) {
    const key = `${measureKey(result)}\n${result.source}\n${result.destination}`;
    const there = kept.get(key);
    if (there === undefined || there.at <= result.at) kept.set(key, result);
  }
  return kept;
}
