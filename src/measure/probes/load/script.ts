import {readFileSync} from 'node:fs';
import type {Script} from '../../../reach/reach.ts';
import type {LoadName} from './schema.ts';

const FILE = new URL('./load.py', import.meta.url);
/** As in load.py. */
const MOST_REQUESTS = 20_000;
let text: string | null = null;

export type LoadSettings = {
  requestsPerSecond: number;
  /** Of each body. */
  requests: number;
  timeoutSeconds: number;
  /** An arrival above it waits, and its time runs. */
  maxInFlight: number;
  connections: 'new' | 'keep-alive';
  /** 0..1: each arrival is late by a uniform share of the spacing, at most this one. */
  jitter: number;
  seed: number;
};

/** load.py ready to be sent. `urls`: what to ask for, and the URL as `urlWord` writes it. */
export function loadScript(
  settings: LoadSettings,
  urls: readonly {name: LoadName; word: string}[],
): Script {
  text ??= readFileSync(FILE, 'utf8');
  const args = [
    `rate=${settings.requestsPerSecond}`,
    `count=${Math.min(settings.requests, Math.floor(MOST_REQUESTS / Math.max(1, urls.length)))}`,
    `timeout=${settings.timeoutSeconds}`,
    `flight=${settings.maxInFlight}`,
    `mode=${settings.connections === 'new' ? 'new' : 'keep'}`,
    `jitter=${settings.jitter}`,
    `seed=${settings.seed}`,
    ...urls.map(({name, word}) => `${name}=${word}`),
  ];
  return {name: 'load.py', interpreter: 'python3', text, args};
}
