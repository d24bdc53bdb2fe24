import type {CellLook} from '../outline/path-mtu.ts';

/** A sign for each look, so that nothing rests on colour. */
export const SIGNS: Readonly<Record<CellLook, string>> = {
  ok: '✓',
  warn: '▾',
  critical: '✕',
  unknown: '?',
  none: '·',
};
