import {type PingOutput, parsePing} from '../../ping-output.ts';

/** One try of one size: sent again every `spacingS` seconds until answered or given up. */
export type Trial = {sizeBytes: number; spacingS: number; output: PingOutput; raw: string};

/** What the script found of one destination. */
export type Reading = {
  trials: Trial[];
  /** Control packets; where some were lost in the burst, those sent once more when it was over. */
  control: {count: number; output: PingOutput; raw: string} | null;
  /** Control packets sent altogether. */
  controlPackets: number;
  /** MTU of the interface the route leads to. */
  interfaceBytes: number | null;
  /** MTU on the route: set there, or learned (`cached`). */
  routeBytes: number | null;
  cached: boolean;
  routeRaw: string;
  linkRaw: string;
  /** Why the search stopped; null when the script ended before it did. */
  end: string | null;
};

export type PathMtuOutput = {
  tool: string;
  mode: 'do' | 'probe';
  fail: string | null;
  readings: Map<number, Reading>;
};

/** Reads the output of path-mtu.sh, whole or cut short. Never throws. */
export function parsePathMtu(stdout: string): PathMtuOutput {
  const parsed: PathMtuOutput = {tool: '', mode: 'do', fail: null, readings: new Map()};
  for (const line of stdout.split('\n')) {
    const [, word, rest] = /^(\S+) (.*)$/.exec(line) ?? [];
    if (word === undefined || rest === undefined) continue;
    if (word === 'tool') parsed.tool = rest;
    else if (word === 'mode') parsed.mode = rest === 'probe' ? 'probe' : 'do';
    else if (word === 'fail') parsed.fail = rest;
    else readRow(word, rest, parsed.readings);
  }
  return parsed;
}

function readRow(word: string, rest: string, readings: Map<number, Reading>): void {
  const [, index, text] = /^(\d+) (.*)$/.exec(rest) ?? [];
  if (index === undefined || text === undefined) return;
  const reading = readings.get(Number(index)) ?? emptyReading();
  readings.set(Number(index), reading);
  switch (word) {
    case 'route':
      reading.routeRaw = text;
      // `cache mtu 1300`, `cache mtu lock 1300` (set on the route), `cache expires 599sec mtu 1450` (learned).
      reading.routeBytes = mtuIn(text);
      reading.cached = reading.routeBytes !== null && /\bexpires \d+sec\b/.test(text);
      return;
    case 'link':
      reading.linkRaw = text;
      reading.interfaceBytes = mtuIn(text);
      return;
    case 'control': {
      const [, count, raw = ''] = /^(\d{1,2}) (.*)$/.exec(text) ?? [];
      if (count === undefined) return;
      reading.controlPackets += parsePing(raw).transmitted ?? 0;
      reading.control = {count: Number(count), output: parsePing(raw), raw};
      return;
    }
    case 'end':
      reading.end = text;
      return;
    case 'ping': {
      const trial = /^(\d{1,5}) ([0-9.]+) (.*)$/.exec(text);
      if (trial === null) return;
      const raw = trial[3] ?? '';
      const spacingS = Number(trial[2]);
      reading.trials.push({sizeBytes: Number(trial[1]), spacingS, output: parsePing(raw), raw});
    }
  }
}

function mtuIn(text: string): number | null {
  const found = /(?:^|\s)mtu (?:lock )?(\d{2,5})(?:\s|$)/.exec(text);
  return found === null ? null : Number(found[1]);
}

function emptyReading(): Reading {
  return {
    trials: [],
    control: null,
    controlPackets: 0,
    interfaceBytes: null,
    routeBytes: null,
    cached: false,
    routeRaw: '',
    linkRaw: '',
    end: null,
  };
}
