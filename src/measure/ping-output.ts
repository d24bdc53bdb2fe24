/** What one run of ping said. Lines may be separated by newlines or, from our scripts, by `|`. */
export type PingOutput = {
  /** Packets ping says it sent; null without a summary. */
  transmitted: number | null;
  /** Round-trip times of replies, in order of arrival, duplicates left out. */
  rttsMs: number[];
  /** “Fragmentation needed” or “packet too big”: who said it and which MTU it named (0: none named). */
  tooBig: {from: string; mtuBytes: number} | null;
  /** The local kernel refused: EMSGSIZE, and the limit it named (null: none named). */
  refused: {mtuBytes: number | null} | null;
  /** No right to open the socket. */
  notPermitted: boolean;
  /** Other words of routers or the local system: “Destination Host Unreachable”. */
  complaint: string | null;
};

const REPLY = /\bbytes from .*?\btime[=<]([0-9.]+) ?ms(.*)$/;
// IPv4: `Frag needed and DF set (mtu = 1450)`; IPv6: `Packet too big: mtu=1450`.
const TOO_BIG = /^From (\S+?):? .*(?:Frag needed|Packet too big).*?(?:mtu ?= ?(\d+))?\)?$/i;
// iputils: `local error: message too long, mtu=1450` (IPv4), `mtu: 1450` (IPv6), capital M up to s20161105.
const REFUSED = /message too long(?:, mtu(?:=|: ?) ?(\d+))?/i;
const SUMMARY = /^(\d+) packets transmitted/;
const NOT_PERMITTED = /(?:socket|permission|cap_net_raw).*(?:not permitted|denied)|are you root/i;
const COMPLAINT =
  /^From \S+ .*(?:[Uu]nreachable|[Pp]rohibited|[Ff]iltered|exceeded|[Rr]edirect)|^\S*ping6?: .+/;

/**
 * Reads the output of ping of iputils (s2012 to 2025) or busybox.
 * Source: iputils ping_common.c, ping.c, ping6_common.c; busybox networking/ping.c. Never throws.
 */
export function parsePing(text: string): PingOutput {
  const output: PingOutput = {
    transmitted: null,
    rttsMs: [],
    tooBig: null,
    refused: null,
    notPermitted: false,
    complaint: null,
  };
  for (const raw of text.split(/[\n|]/)) readLine(raw.trim(), output);
  return output;
}

function readLine(line: string, output: PingOutput): void {
  const reply = REPLY.exec(line);
  if (reply) {
    if (!/DUP!/.test(reply[2] ?? '')) output.rttsMs.push(Number(reply[1]));
    return;
  }
  const tooBig = TOO_BIG.exec(line);
  if (tooBig) {
    output.tooBig ??= {from: tooBig[1] ?? '', mtuBytes: Number(tooBig[2] ?? 0)};
    return;
  }
  const refused = REFUSED.exec(line);
  if (refused) {
    output.refused = {mtuBytes: refused[1] === undefined ? null : Number(refused[1])};
    return;
  }
  const summary = SUMMARY.exec(line);
  if (summary) {
    output.transmitted = Number(summary[1]);
    return;
  }
  if (NOT_PERMITTED.test(line)) output.notPermitted = true;
  if (COMPLAINT.test(line)) output.complaint ??= line;
}
