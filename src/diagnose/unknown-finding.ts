import type {Evidence, Finding} from '../model/finding.ts';
import type {Message} from '../model/message.ts';
import {mergeEvidence} from './merge-evidence.ts';

/** A line of the engine itself about what is not known; sure of nothing but the gap. */
export function unknownFinding(gap: {
  kind: string;
  nodes: readonly string[];
  title: Message;
  why: Message;
  evidence?: readonly Evidence[];
}): Finding {
  return {
    id: gap.kind,
    rule: 'engine',
    kind: gap.kind,
    verdict: 'unknown',
    severity: 'info',
    confidence: 1,
    scope: {kind: 'node', nodes: [...gap.nodes]},
    title: gap.title,
    evidenceFor: mergeEvidence(gap.evidence ?? []),
    evidenceAgainst: [],
    why: gap.why,
    safe: [],
    danger: [],
    references: [],
  };
}
