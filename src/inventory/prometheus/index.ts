import {machinesOf, regionIn} from '../../collect/prometheus/index.ts';
import type {Node} from '../../model/node.ts';
import type {PrometheusReading} from '../../model/series.ts';

/** What our labels are called where Prometheus targets carry them. Source: Kubernetes well-known labels. */
const LABELS: Readonly<Record<string, readonly string[]>> = {
  zone: ['zone', 'topology_kubernetes_io_zone', 'availability_zone'],
  provider: ['provider'],
  instanceType: ['instance_type', 'node_kubernetes_io_instance_type'],
  role: ['role'],
};

/**
 * The machines that series speak of, as the nodes of a run in which none is touched. One that two of them know is one
 * node, by its name.
 */
export function nodesOfReadings(readings: readonly PrometheusReading[]): Node[] {
  const nodes = new Map<string, Node>();
  for (const reading of readings) {
    for (const {id, labels, instances} of machinesOf(reading)) {
      if (nodes.has(id)) continue;
      const [instance = ''] = instances;
      nodes.set(id, {
        id,
        reach: {kind: 'prometheus', instance},
        labels: labelsOf(labels, reading.regionLabels),
        origin: reading.url,
      });
    }
  }
  return [...nodes.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}

function labelsOf(
  given: Readonly<Record<string, string>>,
  regionLabels: readonly string[],
): Record<string, string> {
  const labels: Record<string, string> = {};
  const region = regionIn(given, regionLabels);
  if (region !== undefined) labels.region = region;
  for (const [name, theirs] of Object.entries(LABELS)) {
    const value = regionIn(given, theirs);
    if (value !== undefined) labels[name] = value;
  }
  return labels;
}
