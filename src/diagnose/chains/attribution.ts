import type {AttributedPart, Attribution, Chain, ShareRange} from '../../model/chain.ts';
import type {Finding} from '../../model/finding.ts';
import type {EvidenceView} from '../define-rule.ts';
import {distancePart} from './attribute-distance.ts';
import {pacePart} from './attribute-pace.ts';
import {stallPart} from './attribute-stalls.ts';
import {workPart} from './attribute-work.ts';
import {say} from './attribution-strings.ts';
import {bringsOf} from './brings.ts';
import type {AnySymptom} from './reach.ts';

/**
 * How much of each symptom’s gap each chain accounts for. A part that cannot be known says so, and leaves the
 * remainder open; what is not accounted for is never spread over what was found.
 */
export function attributionsOf(
  symptoms: readonly AnySymptom[],
  chains: readonly Chain[],
  findings: readonly Finding[],
  view: EvidenceView,
): Attribution[] {
  return symptoms.flatMap((symptom) => {
    const gap = Math.abs(symptom.value - symptom.reference);
    const related = chains.flatMap(({symptoms: felt, finding: id, against}) => {
      const finding = findings.find((one) => one.id === id);
      return felt.includes(symptom.id) && finding !== undefined ? [{finding, against}] : [];
    });
    if (related.length === 0 || gap <= 0) return [];
    const distance = distancePart(symptom, view);
    const parts = [
      ...related.map(({finding}) => partOf(finding, symptom, gap, view)),
      ...(distance === null ? [] : [distance]),
    ];
    return [{symptom: symptom.id, gap, parts, unexplained: remainder(parts)}];
  });
}

function partOf(
  finding: Finding,
  symptom: AnySymptom,
  gap: number,
  view: EvidenceView,
): AttributedPart {
  const by = bringsOf(finding.kind)?.by;
  const known =
    by === 'stalls'
      ? stallPart(finding, symptom, gap, view)
      : by === 'pace'
        ? pacePart(finding, symptom, gap, view)
        : by === 'work'
          ? workPart(finding, symptom, gap, view)
          : null;
  if (known !== null) return {finding: finding.id, ...known};
  const message = by === undefined ? say('unknown') : say(`unknown-${by}`);
  return {finding: finding.id, share: null, message};
}

/** An unknown part may be nothing or all that is left. */
function remainder(parts: readonly AttributedPart[]): ShareRange {
  const known = parts.flatMap(({share}) => (share === null ? [] : [share]));
  const sum = (pick: (share: ShareRange) => number): number =>
    known.reduce((total, share) => total + pick(share), 0);
  const open = parts.some(({share}) => share === null);
  return {
    low: open ? 0 : rounded(Math.max(0, 1 - sum(({high}) => high))),
    high: rounded(Math.max(0, 1 - sum(({low}) => low))),
  };
}

function rounded(share: number): number {
  return Math.round(share * 1000) / 1000;
}
