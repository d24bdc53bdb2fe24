import type {RankedDrift} from '../../model/explanation.ts';
import type {ReportDocument} from '../../model/report.ts';
import {clusterDifferences} from '../outline/cluster-differences.ts';
import {differenceRemarks, rankedDifferences} from '../outline/differences.ts';
import {explanationHead, outlierMessages, verdictMessage} from '../outline/explanations.ts';
import type {CompareData, DifferenceData, ExplanationData, GroupData} from './data-compare.ts';
import {factsOf} from './facts.ts';
import {reasonOf, valueText} from './value-text.ts';
import type {Writer} from './writer.ts';

// The JSON output has them all.
const CLASSES = 300;
const FACTS = 40;
const CANDIDATES = 12;
const OUTLIERS = 40;

/** What differs, what matters first, what of it goes with being slow, and every fact. */
export function compareOf(document: ReportDocument, writer: Writer): CompareData {
  const {ranked, accepted} = rankedDifferences(document);
  const all = [...ranked, ...accepted];
  return {
    classes: all.slice(0, CLASSES).map((drift) => differenceData(drift, writer)),
    classCount: all.length,
    remarks: differenceRemarks(document).map(writer.tell),
    ...factsOf(document, writer),
    explanations: document.explanations.map((one) => explanationData(one, writer)),
    clusters: clusterDifferences(document).map(({fact, isSymptom, groups, unknown}) => ({
      fact: writer.name(fact),
      isSymptom,
      groups: groups.map(({value, clusters}) => ({
        value: writer.tell(value),
        clusters: clusters.map(writer.name),
      })),
      unknown: unknown.map(writer.name),
    })),
    outliers: outlierMessages(document.comparison.outliers).slice(0, OUTLIERS).map(writer.tell),
  };
}

function differenceData(drift: RankedDrift, writer: Writer): DifferenceData {
  const {facts, groups, logOdds, score, accepted} = drift;
  return {
    kind: drift.kind,
    facts: facts.slice(0, FACTS).map(writer.name),
    factCount: facts.length,
    groups: groups.map(({reading, nodes}): GroupData => {
      const count = nodes.length;
      return reading.kind === 'value'
        ? {value: valueText(reading.value), reason: null, nodes: writer.nodes(nodes), count}
        : {
            value: null,
            reason: reasonOf(reading.reason, writer),
            nodes: writer.nodes(nodes),
            count,
          };
    }),
    logOdds: rounded(logOdds),
    score: rounded(score),
    accepted:
      accepted === null
        ? null
        : {reason: writer.name(accepted.reason), until: writer.name(accepted.until)},
  };
}

function explanationData(
  explanation: ReportDocument['explanations'][number],
  writer: Writer,
): ExplanationData {
  const {candidates, limits, experiment, message} = explanation;
  return {
    headline: writer.tell(explanationHead(explanation)),
    message: writer.tell(message),
    candidates: candidates.slice(0, CANDIDATES).map(({verdict, message: text, nodes, parts}) => ({
      verdict,
      word: writer.tell(verdictMessage(verdict)),
      text: writer.tell(text),
      nodes: writer.nodes(nodes),
      facts: parts.flatMap((part) => part.slice(0, 1).map(({fact}) => writer.name(fact))),
    })),
    candidateCount: candidates.length,
    limits: limits.map(writer.tell),
    experiment: experiment === null ? null : writer.tell(experiment),
  };
}

function rounded(x: number): number {
  return Number(x.toFixed(2));
}
