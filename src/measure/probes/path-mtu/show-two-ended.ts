import type {PathEvidence} from '../../../model/path.ts';
import {commandAt, evidence} from '../../common-result.ts';
import type {Endpoint} from '../../define-probe.ts';
import type {PathMtuVerdict} from './classify.ts';
import {bracketOf, controlOf, type Sighting, type SizeRow} from './sighting.ts';

/** What both ends saw, in a few lines, under commands by which a person sees the same. */
export function showSighting(
  sighting: Sighting,
  verdict: PathMtuVerdict,
  ends: {source: Endpoint; destination: Endpoint; port: number},
): PathEvidence[] {
  const {source, destination, port} = ends;
  const {hops} = sighting;
  const address = destination.address ?? '';
  const headers = address.includes(':') ? 48 : 28;
  const ping = (sizeBytes: number) =>
    commandAt(source, `ping -n -M do -c 3 -s ${Math.max(0, sizeBytes - headers)} ${address}`);
  const bracket = bracketOf(sighting);
  const fail = verdict.failBytes ?? bracket.failBytes;
  const shown: PathEvidence[] = [];
  const show = (sizeBytes: number | null, said: string) => {
    if (sizeBytes !== null) shown.push(evidence(ping(sizeBytes), said));
  };
  show(fail, `UDP to port ${port}, don't fragment: ${resultOf(sighting, fail)}`);
  show(
    bracket.passBytes,
    `UDP to port ${port}, don't fragment: ${resultOf(sighting, bracket.passBytes)}`,
  );
  show(1200, controlLine(sighting));
  show(bracket.passBytes, summary(sighting));
  if (sighting.route !== null) {
    shown.push(evidence(commandAt(source, `ip route get ${address}`), sighting.route));
  }
  if (hops.length > 0 && bracket.passBytes !== null) {
    const trace = commandAt(
      source,
      `traceroute -n -F -U ${address} ${bracket.failBytes ?? bracket.passBytes}`,
    );
    shown.push(evidence(trace, hops.map(hopLine).join('\n')));
  }
  return shown;
}

function resultOf(sighting: Sighting, sizeBytes: number | null): string {
  const row = sighting.sizes.find((one) => one.sizeBytes === sizeBytes);
  if (row !== undefined) return rowLine(row);
  return `${sizeBytes} bytes refused here: interface MTU ${sighting.interfaceMtuBytes ?? '?'}`;
}

function controlLine(sighting: Sighting): string {
  const {sent, arrived} = controlOf(sighting);
  return `1200 bytes: ${sent} sent, ${arrived} arrived`;
}

function summary({
  sizes,
  interfaceMtuBytes,
  believedMtuBytes,
  icmp,
  lagMs,
  rttMs,
}: Sighting): string {
  const told = icmp === null ? 'no ICMP' : `ICMP from ${icmp.by ?? '?'}: MTU ${icmp.mtu}`;
  return [
    `interface MTU ${interfaceMtuBytes ?? '?'}, believed path MTU ${believedMtuBytes ?? '?'}, ${told}`,
    `shortest round trip ${rttMs ?? '?'} ms, prober late by at most ${lagMs} ms`,
    ...sizes.map(rowLine),
  ].join('\n');
}

function rowLine({sizeBytes, sent, arrived, refused}: SizeRow): string {
  return `${sizeBytes} bytes: ${sent} sent, ${arrived} arrived${refused ? ', too big for a router' : ''}`;
}

function hopLine({ttl, small, large}: Sighting['hops'][number]): string {
  return `hop ${ttl}: small ${small ?? 'silent'}, large ${large ?? 'silent'}`;
}
