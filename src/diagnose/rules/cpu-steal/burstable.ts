/** Types that are sold with CPU credits: throttled to a baseline when these run out. */
const BURSTABLE = [
  /^t[234][a-z]*\./,
  /^e2-(micro|small|medium)$/,
  /^f1-micro$|^g1-small$/,
  /^Standard_B\d/,
  /^ecs\.(t5|t6|s6)[.-]/,
];

export function isBurstable(instanceType: string): boolean {
  return BURSTABLE.some((pattern) => pattern.test(instanceType));
}
