import {z} from 'zod';
import type {RawCluster} from '../raw.ts';
import {readObjects} from './objects.ts';

const Event = z.object({involvedObject: z.object({uid: z.string()}), message: z.string()});

/**
 * Milliseconds in which the kubelet pulled the images of pods, by UID of the pod; their sum where there were several.
 * Only of pods whose events are still there. Source: kubelet, event “Pulled”.
 */
export function pullTimes({lists: {events}}: RawCluster): Map<string, number> {
  const times = new Map<string, number>();
  if (events?.ok !== true) return times;
  for (const {involvedObject, message} of readObjects(Event, events.value).read) {
    const tookMs = pulledMs(message);
    if (tookMs === null) continue;
    times.set(involvedObject.uid, (times.get(involvedObject.uid) ?? 0) + tookMs);
  }
  return times;
}

const UNITS: Readonly<Record<string, number>> = {h: 3_600_000, m: 60_000, s: 1_000, ms: 1};

/** `Successfully pulled image "app:1" in 1m2.5s (3m1s including waiting). …`, in Go’s words for durations. */
export function pulledMs(message: string): number | null {
  const written = /^Successfully pulled image "[^"]{1,400}" in ((?:[\d.]+(?:ms|h|m|s))+)/.exec(
    message,
  );
  if (written?.[1] === undefined) return null;
  const parts = written[1].matchAll(/([\d.]+)(ms|h|m|s)/g);
  const total = [...parts].reduce(
    (sum, [, number, unit = '']) => sum + Number(number) * (UNITS[unit] ?? Number.NaN),
    0,
  );
  return Number.isFinite(total) ? Math.round(total) : null;
}
