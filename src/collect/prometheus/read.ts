import {type Message, messages} from '../../model/message.ts';
import type {PrometheusReading, RawSeries, SeriesAnswer} from '../../model/series.ts';
import {askPrometheus, type PrometheusServer} from '../../platform/prometheus/ask.ts';
import {shownUrl} from '../../platform/prometheus/server.ts';
import {discovery, type Question, questionsFor} from './questions.ts';
import {seriesOf} from './raw.ts';
import {strings} from './strings.ts';
import type {Windows} from './windows.ts';

const say = messages('prometheus', strings);

export type ReadRequest = {
  server: PrometheusServer;
  windows: Windows;
  regionLabels: readonly string[];
  /** Of each question. */
  timeoutMs: number;
  /** The end of the last window. */
  at: Date;
  signal: AbortSignal;
  onProgress?: (done: number, total: number) => void;
};

/** Together with what is left out beyond, a run of ten thousand nodes stays readable. */
const MOST_SERIES = 120_000;
const MOST_BYTES = 96 * 1024 * 1024;
/** All questions together may take as long as so many of them. */
const PATIENCE = 4;
/** More at once would be a load of its own. */
const AT_ONCE = 3;

/**
 * Asks one Prometheus what it has, then for that only: about twenty questions however many nodes there are.
 * Whatever goes wrong is part of the reading; it never throws.
 */
export async function readPrometheus(request: ReadRequest): Promise<PrometheusReading> {
  const {server, windows, regionLabels, at} = request;
  const reading: PrometheusReading = {
    url: shownUrl(server.url),
    at: at.toISOString(),
    windowSeconds: windows.seconds,
    windows: windows.count,
    regionLabels: [...regionLabels],
    answers: [],
  };
  const questions = questionsFor(regionLabels);
  const patient = {...request, until: performance.now() + PATIENCE * request.timeoutMs};
  const found = await ask(patient, {
    id: 'names',
    kind: 'instant',
    needs: [],
    query: () => discovery(questions),
  });
  if (found.failure !== undefined) return {...reading, failure: found.failure};
  const names = new Set(found.series.flatMap(({labels}) => labels.__name__ ?? []));
  if (names.size === 0) return {...reading, failure: say('no-series', {url: reading.url})};
  const wanted = questions.filter(({needs}) => needs.every((name) => names.has(name)));
  const answers = await askAll(patient, wanted);
  return {...reading, answers: [found, ...answers]};
}

type Patient = ReadRequest & {until: number};

async function askAll(request: Patient, questions: readonly Question[]): Promise<SeriesAnswer[]> {
  const answers: SeriesAnswer[] = [];
  const waiting = questions.entries();
  let done = 0;
  const askOn = async () => {
    for (const [index, question] of waiting) {
      answers[index] = await ask(request, question);
      done += 1;
      request.onProgress?.(done, questions.length);
    }
  };
  await Promise.all(Array.from({length: AT_ONCE}, askOn));
  return answers;
}

async function ask(
  {server, windows, at, timeoutMs: mostMs, until, signal}: Patient,
  question: Question,
): Promise<SeriesAnswer> {
  const query = question.query(`${windows.seconds}s`);
  const base = {id: question.id, query, kind: question.kind, warnings: [], leftOut: 0};
  const end = Math.floor(at.getTime() / 1000);
  const time: Record<string, string> =
    question.kind === 'instant'
      ? {time: `${end}`}
      : {
          start: `${end - (windows.count - 1) * windows.seconds}`,
          end: `${end}`,
          step: `${windows.seconds}`,
        };
  const timeoutMs = Math.max(1, Math.min(mostMs, Math.round(until - performance.now())));
  const answer = await askPrometheus(
    server,
    question.kind === 'instant' ? '/api/v1/query' : '/api/v1/query_range',
    {query, ...time, timeout: `${Math.ceil(timeoutMs / 1000)}s`},
    {timeoutMs, maxBytes: MOST_BYTES, signal},
  );
  const url = shownUrl(server.url);
  if (!answer.ok) {
    return {...base, series: [], failure: failureMessage(answer, url)};
  }
  const series = seriesOf(answer.data);
  if (series === undefined) {
    return {...base, series: [], failure: say('not-prometheus', {url})};
  }
  return {
    ...base,
    series: ordered(series).slice(0, MOST_SERIES),
    leftOut: Math.max(0, series.length - MOST_SERIES),
    warnings: answer.warnings,
  };
}

function failureMessage(
  {failure, detail}: {failure: keyof typeof strings; detail: string},
  url: string,
): Message {
  return say(failure, {url, detail});
}

/** Prometheus gives them in any order. */
function ordered(series: readonly RawSeries[]): RawSeries[] {
  return series
    .map((one) => [JSON.stringify(one.labels), one] as const)
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    .map(([, one]) => one);
}
