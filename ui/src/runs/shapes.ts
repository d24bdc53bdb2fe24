import type {Words} from '../language.tsx';

/** Answers of the server, as docs/schema/openapi.json describes them. */
export type Conclusion = 'cause' | 'contributor' | 'unexplained' | 'clean' | 'inconclusive';

export type RunItem = {
  id: string;
  fleet: string;
  state: 'finished' | 'running' | 'stopped';
  bytes: number;
  startedAt: string | null;
  endedAt: string | null;
  nodes: number;
  answered: number;
  regions: string[];
  problem: Words | null;
  verdict: {
    conclusion: Conclusion;
    findings: {id: string; verdict: string; title: Words}[];
    symptoms: {metric: string; region: string; unit: string; ratio: number}[];
  } | null;
};

export type RunPage = {
  folder: string;
  total: number;
  runs: RunItem[];
  next: string | null;
  judging: number;
};

export type Series = {fleet: string; metric: string; region: string; unit: string; runs: number};

export type Point = {
  run: string;
  startedAt: string;
  runs: number;
  errors: number;
  median: number | null;
  p95: number | null;
};

export type Trend = {series: Series[]; chosen: Series | null; points: Point[]; judging: number};

export type LiveRun = {
  id: string;
  state: 'running' | 'stopped';
  at: string;
  stages: Words[];
  stage: number;
  done: number;
  total: number;
  doing: Words | null;
  told: Words[];
};

export type ContrastTold = {
  a: string;
  b: string;
  conclusion: 'same' | 'different' | 'nothing-compared';
  title: Words;
  head: Words;
  result: Words;
  sections: {
    id: string;
    title: Words;
    lead: Words | null;
    lines: Words[];
    rows: {what: Words; a: Words[]; b: Words[]; remarks: Words[]}[];
    more: number;
  }[];
};
