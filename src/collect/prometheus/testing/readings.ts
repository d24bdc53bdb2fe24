import type {Node} from '../../../model/node.ts';
import type {PrometheusReading, RawSeries, SeriesAnswer} from '../../../model/series.ts';
import {REGION_LABELS} from '../questions.ts';

/** Values of one series, a window apart. */
export function series(labels: Record<string, string>, ...values: (number | string)[]): RawSeries {
  return {labels, points: values.map((value, i) => [i * 300, String(value)])};
}

export function answer(id: string, ...given: RawSeries[]): SeriesAnswer {
  return {id, query: `query of ${id}`, kind: 'range', series: given, leftOut: 0, warnings: []};
}

export function reading(...answers: SeriesAnswer[]): PrometheusReading {
  return {
    url: 'http://prometheus:9090',
    at: '2026-11-23T05:00:00.000Z',
    windowSeconds: 300,
    windows: 12,
    regionLabels: [...REGION_LABELS],
    answers,
  };
}

export function node(id: string, region: string, address?: string): Node {
  return {
    id,
    reach: {kind: 'ssh', host: id},
    ...(address === undefined ? {} : {address}),
    labels: {region},
    origin: 'test',
  };
}
