import {readFile} from 'node:fs/promises';
import {networkInterfaces} from 'node:os';
import {type PingOutput, parsePing} from '../../measure/ping-output.ts';
import {runProcess} from '../../platform/process.ts';
import {findProgram} from '../../platform/tools.ts';
import type {PathState} from '../paths/path-state.ts';

const COUNT = 5;
const FULL_COUNT = 3;
const TIMEOUT_MS = 15_000;
const HEADERS = {4: 28, 6: 48} as const;

export type Echoes = {sent: number; rttsMs: number[]; path: PathState | null};

/**
 * What the kernel of a peer answers, where no agent does: a few small echoes and, where all of them came back, some of
 * the size of this machine’s interface that may not be fragmented. Null where ping is missing or not permitted.
 */
export async function pingPeer(
  address: string,
  bind: string | null,
  signal: AbortSignal,
): Promise<Echoes | null> {
  const program = await findProgram('ping');
  if (program === null) return null;
  const ping = async (words: readonly string[]): Promise<PingOutput | null> => {
    const source = bind === null ? [] : ['-I', bind];
    const result = await runProcess({
      argv: [program, '-n', ...source, ...words, '--', address],
      env: {PATH: process.env.PATH ?? '', LC_ALL: 'C'},
      timeoutMs: TIMEOUT_MS,
      maxBytes: 65_536,
      signal,
    });
    if (result.end !== 'exited') return null;
    const output = parsePing(`${result.stdout.toString('utf8')}\n${result.stderr}`);
    return output.notPermitted || output.transmitted === null ? null : output;
  };
  const small = await ping(['-c', `${COUNT}`, '-i', '0.5', '-W', '2']);
  if (small === null) return null;
  const sent = small.transmitted ?? COUNT;
  const whole = small.rttsMs.length >= sent;
  const path = whole ? await fullSize(address, bind, ping) : null;
  return {sent, rttsMs: small.rttsMs, path};
}

/** Silence of the largest packet counts only when small ones of the same time pass. */
async function fullSize(
  address: string,
  bind: string | null,
  ping: (words: readonly string[]) => Promise<PingOutput | null>,
): Promise<PathState | null> {
  const version = address.includes(':') ? 6 : 4;
  const limit = await interfaceMtu(bind, version);
  if (limit === null) return null;
  const ofSize = (bytes: number) =>
    ping([
      '-M',
      'do',
      '-c',
      `${FULL_COUNT}`,
      '-i',
      '0.3',
      '-W',
      '2',
      '-s',
      `${bytes - HEADERS[version]}`,
    ]);
  const full = await ofSize(limit);
  if (full === null) return null;
  if (full.rttsMs.length > 0)
    return {state: 'ok', passBytes: limit, provenBytes: limit, method: 'ping'};
  const named = full.tooBig?.mtuBytes ?? full.refused?.mtuBytes ?? null;
  if (named !== null && named > HEADERS[version]) {
    // What a router names is proven before it is believed.
    const proof = await ofSize(named);
    const passes = (proof?.rttsMs.length ?? 0) > 0;
    return {
      state: 'icmp-clamped',
      passBytes: passes ? named : null,
      provenBytes: null,
      method: 'ping',
    };
  }
  if (full.complaint !== null || full.tooBig !== null || full.refused !== null) return null;
  const control = await ping(['-c', '3', '-i', '0.3', '-W', '2']);
  if (control === null || control.rttsMs.length < 3) return null;
  return {state: 'black-hole', passBytes: null, provenBytes: null, method: 'ping'};
}

/** MTU of the interface that has the address, or of the only one beside loopback; null where that is not clear. */
async function interfaceMtu(bind: string | null, version: 4 | 6): Promise<number | null> {
  const found = Object.entries(networkInterfaces()).filter(([, addresses = []]) =>
    addresses.some(({address, internal, family}) =>
      bind === null ? !internal && family === `IPv${version}` : address === bind,
    ),
  );
  const mtus = await Promise.all(
    found.map(async ([name]) =>
      Number(await readFile(`/sys/class/net/${name}/mtu`, 'utf8').catch(() => '')),
    ),
  );
  const [mtu] = mtus;
  if (mtu === undefined || mtu === 0 || mtus.some((other) => other !== mtu)) return null;
  return mtu;
}
