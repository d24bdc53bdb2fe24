import type {PlanStep} from '../../model/plan.ts';

/** The change of a device’s MTU in the node’s own namespace that a step makes; null: it is something else. */
export function linkMtuOf({
  argv,
  inverse,
  namespace,
}: Pick<PlanStep, 'argv' | 'inverse' | 'namespace'>): {
  device: string;
  oldBytes: number;
  newBytes: number;
} | null {
  const [program, , , , device = '', word, size] = argv;
  if (program !== 'ip' || word !== 'mtu' || namespace !== null) return null;
  return {device, oldBytes: Number(inverse.at(-1)), newBytes: Number(size)};
}
