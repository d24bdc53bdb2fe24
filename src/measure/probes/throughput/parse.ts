import {IperfJson} from './schema.ts';

/** What one end of a test reported. */
export type IperfReport = {
  /** `3.12`; `-` when not told. */
  version: string;
  /** Bytes per interval with its real length, omitted intervals included. */
  intervals: {ms: number; bytes: number}[];
  retransmits: number | null;
  receivedTotalBytes: number | null;
  /** Last path MTU the sender’s kernel believed in. */
  pmtuBytes: number | null;
  error: string | null;
};

/**
 * Reads what server.sh or client.sh printed: a line `version …` and the JSON of `iperf3 -J`, perhaps with other
 * lines around it. Null: there is no report. The exit status is no part of it: a dead path ends with 0.
 */
export function parseIperf(stdout: string): IperfReport | null {
  const json = readJson(stdout);
  if (json === null) return null;
  const intervals = (json.intervals ?? []).flatMap(({sum}) =>
    sum?.bytes === undefined ? [] : [{ms: (sum.seconds ?? 0) * 1000, bytes: sum.bytes}],
  );
  const pmtus = (json.intervals ?? []).flatMap(({streams}) => streams?.[0]?.pmtu ?? []);
  return {
    version: versionIn(stdout) ?? /[0-9][0-9.]*/.exec(json.start?.version ?? '')?.[0] ?? '-',
    intervals,
    retransmits: whole(json.end?.sum_sent?.retransmits),
    receivedTotalBytes: whole(json.end?.sum_received?.bytes),
    pmtuBytes: whole(pmtus.findLast((pmtu) => pmtu > 0)),
    error: json.error ?? null,
  };
}

/** From the line `version iperf 3.12 (cJSON 1.7.15)`. */
export function versionIn(stdout: string): string | null {
  return /^version iperf ([0-9][0-9A-Za-z.+-]*)/m.exec(stdout)?.[1] ?? null;
}

/** The last JSON object: a server that found its port taken printed one before. */
function readJson(stdout: string): IperfJson | null {
  const starts = [...stdout.matchAll(/^\{/gm)].map(({index}) => index).reverse();
  const end = stdout.lastIndexOf('}');
  for (const start of starts) {
    try {
      const parsed = IperfJson.safeParse(JSON.parse(stdout.slice(start, end + 1)));
      if (parsed.success) return parsed.data;
    } catch {
      // Not the beginning of the report.
    }
  }
  return null;
}

function whole(value: number | undefined): number | null {
  return value === undefined || !Number.isFinite(value) ? null : Math.round(value);
}
