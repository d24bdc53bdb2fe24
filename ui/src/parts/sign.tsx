import type {FindingData, Look} from '../../../src/report/page/data.ts';

const SIGNS = {
  cause: '✕',
  contributor: '▲',
  note: 'i',
  'ruled-out': '✓',
  unknown: '?',
  unexplained: '✕',
  clean: '✓',
  inconclusive: '?',
  improved: '✓',
  equivalent: '=',
  regressed: '✕',
} as const;

/** A sign beside each colour, so that nothing rests on colour. */
export function Sign({of}: {of: keyof typeof SIGNS | FindingData['verdict']}) {
  return (
    <span class="sign" aria-hidden="true">
      {SIGNS[of]}
    </span>
  );
}

export const LOOK_SIGNS: Readonly<Record<Look, string>> = {
  ok: '✓',
  warn: '▾',
  critical: '✕',
  unknown: '?',
};
