/** Parts of the machine, as tags of facts, that a metric may speak of. */
const TAGS: Readonly<Record<string, readonly string[]>> = {
  'service-small': ['network', 'cpu'],
  'service-large': ['network', 'cpu'],
  'service-upload': ['network', 'cpu'],
  'service-errors': ['network', 'containers', 'limits'],
  throughput: ['network', 'cpu'],
  'throughput-sent': ['network', 'cpu'],
  'throughput-received': ['network', 'cpu'],
  'round-trip': ['network', 'cpu'],
};

export function tagsOf(metric: string): string[] {
  return [...(TAGS[metric] ?? [])];
}
