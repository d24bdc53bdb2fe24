import {z} from 'zod';
import type {Evidence} from '../../../model/finding.ts';
import {messages} from '../../../model/message.ts';
import type {Observed, Source} from '../../../model/observed.ts';
import {defineRule, fail, notApplicable, pass} from '../../define-rule.ts';
import {fact} from '../../inputs/index.ts';
import {type Buffer, kernelDefaults, parseBuffer} from './defaults.ts';
import {longestRtt} from './longest-path.ts';
import {strings} from './strings.ts';

const say = messages('tcp-buffer-below-kernel-default', strings);

/** Nearer than this no such buffer binds. */
const FAR_MS = 10;
/** A maximum less than this share of the kernel’s own is worth more than a note. */
const CUT_SHARE = 0.5;

export const tcpBufferBelowKernelDefault = defineRule({
  id: 'tcp-buffer-below-kernel-default',
  scope: 'node',
  requires: {
    release: fact('kernel.release', z.string()),
    rmem: fact('sysctl.net.ipv4.tcp_rmem', z.string()),
    wmem: fact('sysctl.net.ipv4.tcp_wmem', z.string()),
  },
  optional: {
    memory: fact('memory.totalBytes', z.number()),
    rtt: longestRtt(),
    rmemFile: fact('sysctlFile.net.ipv4.tcp_rmem', z.string()),
    wmemFile: fact('sysctlFile.net.ipv4.tcp_wmem', z.string()),
  },
  strings,
  references: [
    'Linux Documentation/networking/ip-sysctl.rst, tcp_rmem and tcp_wmem',
    'Linux net/ipv4/tcp.c, tcp_init',
  ],
  check(inputs) {
    const {release, rmem, wmem, memory, rtt} = inputs;
    const defaults = kernelDefaults(release.value, memory.ok ? memory.value : null);
    const receive = parseBuffer(rmem.value);
    const send = parseBuffer(wmem.value);
    if (defaults === null || receive === null || send === null)
      return notApplicable(say('unknown-form'));

    const lower = [
      ...lowerThan('tcp_rmem', receive, defaults.rmem, rmem.source),
      ...lowerThan('tcp_wmem', send, defaults.wmem, wmem.source),
    ];
    if (lower.length === 0) {
      const params = {rmem: rmem.value, wmem: wmem.value, release: release.value};
      return pass([{message: say('not-below', params), sources: [rmem.source, wmem.source]}]);
    }
    const {node} = rmem.source;
    const evidenceFor: Evidence[] = lower.map(({key, which, bytes, expected, source}) => ({
      message: say('value', {node, key, which, bytes, expected, release: release.value}),
      sources: [source],
    }));
    evidenceFor.push(...fileLines(node, lower, inputs));
    const maxima = lower.filter(({which}) => which === 'max');
    const cut = maxima.filter(({bytes, expected}) => bytes <= CUT_SHARE * expected);
    const far = rtt.ok && rtt.value >= FAR_MS;
    const evidenceAgainst: Evidence[] = [];
    if (maxima.length === 0) evidenceAgainst.push({message: say('initial-only'), sources: []});
    else if (rtt.ok && far) {
      evidenceFor.push({message: boundOf(node, maxima, rtt.value), sources: [rtt.source]});
    } else if (rtt.ok) {
      evidenceAgainst.push({
        message: say('near-only', {node, rttMs: rtt.value}),
        sources: [rtt.source],
      });
    }
    return fail({
      verdict: far && cut.length > 0 ? 'contributor' : 'note',
      facts: ['sysctl.net.ipv4.tcp_rmem', 'sysctl.net.ipv4.tcp_wmem'],
      severity: far && cut.length > 0 ? 'low' : 'info',
      confidence: 0.8,
      title: say('title'),
      why: say('why'),
      evidenceFor,
      evidenceAgainst,
      safe: [{id: 'remove-override', message: say('remove-override')}],
    });
  },
});

type Lower = {
  key: 'tcp_rmem' | 'tcp_wmem';
  which: 'middle' | 'max';
  bytes: number;
  expected: number;
  source: Source;
};

function lowerThan(
  key: Lower['key'],
  own: Buffer,
  usual: {initialBytes: number; maxBytes: number | null},
  source: Source,
): Lower[] {
  const found: Lower[] = [];
  if (own.initialBytes < usual.initialBytes) {
    found.push({
      key,
      which: 'middle',
      bytes: own.initialBytes,
      expected: usual.initialBytes,
      source,
    });
  }
  if (usual.maxBytes !== null && own.maxBytes < usual.maxBytes) {
    found.push({key, which: 'max', bytes: own.maxBytes, expected: usual.maxBytes, source});
  }
  return found;
}

function fileLines(
  node: string,
  lower: readonly Lower[],
  {rmemFile, wmemFile}: {rmemFile: Observed<string>; wmemFile: Observed<string>},
): Evidence[] {
  const files = {tcp_rmem: rmemFile, tcp_wmem: wmemFile};
  return [...new Set(lower.map(({key}) => key))].flatMap((key) => {
    const file = files[key];
    if (!file.ok) return [];
    return [{message: say('file', {node, key, value: file.value}), sources: [file.source]}];
  });
}

/** The buffer that binds most; half of a receive buffer is window, the rest is bookkeeping. */
function boundOf(node: string, maxima: readonly Lower[], rttMs: number) {
  const windows = maxima.map(({key, bytes, expected}) => {
    const part = key === 'tcp_rmem' ? 0.5 : 1;
    return {own: bytes * part, usual: expected * part};
  });
  const [least = {own: 0, usual: 0}] = windows.sort((a, b) => a.own - b.own);
  const mbit = (bytes: number) => (bytes * 8) / 1e6 / (rttMs / 1000);
  return say('bound', {node, rttMs, boundMbit: mbit(least.own), wouldMbit: mbit(least.usual)});
}
