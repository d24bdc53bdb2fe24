import {regionOf} from '../model/node.ts';
import type {ProofPath} from '../model/plan.ts';
import type {ReportDocument} from '../model/report.ts';
import {podsOf} from './pods.ts';

/** Peers a changed node is tried with, on each layer. */
const PEERS = 3;
/** What passes everywhere: the smallest size any network must carry. */
const SMALL_BYTES = 576;

/**
 * Sizes that must pass between each changed node and some peers, one of every region first.
 * Host packets: as large as passed before. Pod packets, where `podBytes` is given: of that size, from now on.
 */
export function proofPaths(
  document: ReportDocument,
  targets: readonly string[],
  podBytes: number | null,
): ProofPath[] {
  return targets.flatMap((from) => [
    ...hostPaths(document, from),
    ...(podBytes === null ? [] : podPaths(document, from, podBytes)),
  ]);
}

/** What a raise promises: packets of this size between the raised nodes and some peers, which did not pass before. */
export function raisedPaths(
  document: ReportDocument,
  raised: readonly string[],
  bytes: number,
): ProofPath[] {
  return raised.flatMap((from) =>
    hostPaths(document, from)
      .filter((path) => path.bytes < bytes)
      .map((path) => ({...path, bytes, heldBefore: false})),
  );
}

function hostPaths(document: ReportDocument, from: string): ProofPath[] {
  const fromAddress = addressOf(document, from);
  const found: ProofPath[] = [];
  for (const to of peersOf(document, from)) {
    const toAddress = addressOf(document, to);
    if (fromAddress === undefined || toAddress === undefined) continue;
    const there = passed(document, from, to);
    const back = passed(document, to, from);
    if (there === null || back === null) continue;
    const bytes = Math.max(SMALL_BYTES, Math.min(there, back));
    const ends = {fromAddress, toAddress, fromNamespace: null, toNamespace: null};
    found.push({from, to, layer: 'host', ...ends, bytes, heldBefore: true});
    if (found.length === PEERS) break;
  }
  return found;
}

function podPaths(document: ReportDocument, from: string, bytes: number): ProofPath[] {
  const own = podOf(document, from);
  if (own === undefined) return [];
  const found: ProofPath[] = [];
  for (const to of peersOf(document, from)) {
    const other = podOf(document, to);
    if (other === undefined) continue;
    const ends = {
      fromAddress: own.address,
      toAddress: other.address,
      fromNamespace: own.namespace,
      toNamespace: other.namespace,
    };
    found.push({from, to, layer: 'pod', ...ends, bytes, heldBefore: false});
    if (found.length === PEERS) break;
  }
  return found;
}

/** Others in the order of the inventory, but first one of each region. */
function peersOf(document: ReportDocument, node: string): string[] {
  const others = document.run.inventory.nodes.filter(({id}) => id !== node);
  const met = new Set<string>();
  const first: string[] = [];
  const rest: string[] = [];
  for (const other of others) {
    const region = regionOf(other);
    (met.has(region) ? rest : first).push(other.id);
    met.add(region);
  }
  return [...first, ...rest];
}

function podOf(document: ReportDocument, node: string) {
  const facts = document.facts.find((each) => each.node === node);
  if (facts === undefined) return undefined;
  for (const {address, namespace} of podsOf(facts).pods) {
    if (address !== null) return {address, namespace};
  }
  return undefined;
}

function addressOf(document: ReportDocument, node: string): string | undefined {
  return document.run.inventory.nodes.find(({id}) => id === node)?.address;
}

function passed(document: ReportDocument, source: string, destination: string): number | null {
  for (const path of document.paths) {
    if (path.probe !== 'path-mtu' || path.layer !== 'host') continue;
    if (path.source === source && path.destination === destination) return path.passBytes;
  }
  return null;
}
