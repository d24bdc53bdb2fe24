import {leastOf} from '../../model/extremes.ts';
import type {Finding} from '../../model/finding.ts';
import {regionOf} from '../../model/node.ts';
import type {EvidenceView} from '../define-rule.ts';
import {say} from './attribution-strings.ts';
import {bringsOf} from './brings.ts';
import type {AnySymptom} from './reach.ts';
import {bulkOf, isStalled, medianOf, requestsOf} from './samples.ts';
import {type Part, shareOf} from './share.ts';

/**
 * What a black hole takes from large answers, measured twice: how long each bulk transfer on the same ground stands
 * still, and how much more large answers lose against small ones than elsewhere (small ones fit through the hole,
 * and all else they share). The truth lies between, each new connection standing still once.
 */
export function stallPart(
  finding: Finding,
  symptom: AnySymptom,
  gap: number,
  view: EvidenceView,
): Part | null {
  if (symptom.metric !== 'service-large') return null;
  const bySize = bySizeMs(symptom, view);
  const stallMs = stallMsOf(finding, symptom, view);
  const gapMs = gap;
  if (stallMs !== null && bySize !== null) {
    const share = shareOf(gap, Math.min(stallMs, bySize), bySize);
    return {share, message: say('stalls-both', {stallMs, bySizeMs: bySize, gapMs})};
  }
  if (bySize !== null) {
    return {
      share: shareOf(gap, 0, bySize),
      message: say('stalls-by-size', {bySizeMs: bySize, gapMs}),
    };
  }
  if (stallMs !== null && stallMs < gap) {
    return {share: shareOf(gap, stallMs, gap), message: say('stalls-alone', {stallMs, gapMs})};
  }
  return null;
}

/** Large minus small there, less the same elsewhere, of the gap at most; null where small answers were not measured. */
function bySizeMs(symptom: AnySymptom, {comparison}: EvidenceView): number | null {
  if ('node' in symptom) return null;
  const p95 = (region: string): number | null =>
    comparison.regionSummaries.find(
      (one) => one.region === region && one.metric === 'service-small',
    )?.p95 ?? null;
  const small = p95(symptom.region);
  const others = symptom.referenceRegions.flatMap((region) => p95(region) ?? []);
  const smallElsewhere = medianOf(others);
  if (small === null || smallElsewhere === null) return null;
  const more = symptom.value - small - (symptom.reference - smallElsewhere);
  return Math.min(Math.max(0, more), Math.abs(symptom.value - symptom.reference));
}

/** The shortest stall of those measured inside the region; null unless all stalled and each request connects anew. */
function stallMsOf(finding: Finding, symptom: AnySymptom, view: EvidenceView): number | null {
  const requests = requestsOf(symptom, 'large', view);
  if (requests.length === 0 || requests.some(({connections}) => connections !== 'new')) return null;
  const regions = new Map(view.nodes.map((node) => [node.id, regionOf(node)]));
  const bulk = (bringsOf(finding.kind)?.layers ?? [])
    .flatMap((layer) => bulkOf(finding, layer, view))
    .filter(
      ({source, destination, state}) =>
        state !== 'unknown' &&
        regions.get(source) === symptom.region &&
        regions.get(destination) === symptom.region,
    );
  if (bulk.length === 0 || !bulk.every(isStalled)) return null;
  return leastOf(bulk.map(({stalledMs}) => stalledMs));
}
