import type {Evidence, Finding, Scope} from '../../model/finding.ts';
import type {ReportDocument} from '../../model/report.ts';
import {nodesInScope} from '../outline/cohorts.ts';
import type {EvidenceData, FindingData, PathRef, ScopeData} from './data.ts';
import type {Writer} from './writer.ts';

// Of one scope; the matrix shows them all.
const PAIRS = 8;
// Of one piece of evidence; they repeat one another.
const SOURCES = 40;
const FACTS = 24;

/** Every finding, in the order of the document. */
export function findingsData(document: ReportDocument, writer: Writer): FindingData[] {
  return document.diagnosis.findings.map((finding) => findingData(finding, document, writer));
}

/** Places of findings in that order. */
export function placesOf(document: ReportDocument, findings: readonly Finding[]): number[] {
  const places = new Map(document.diagnosis.findings.map((one, place) => [one, place]));
  return findings.flatMap((finding) => places.get(finding) ?? []);
}

function findingData(finding: Finding, document: ReportDocument, writer: Writer): FindingData {
  const {id, verdict, safe} = finding;
  const name = writer.name(id);
  const told = {
    id: name,
    rule: writer.name(finding.rule),
    verdict,
    severity: finding.severity,
    confidence: finding.confidence,
    title: writer.tell(finding.title),
    scope: scopeData(finding.scope, document, writer),
    for: finding.evidenceFor.map((one) => evidenceData(one, writer)),
    against: finding.evidenceAgainst.map((one) => evidenceData(one, writer)),
    why: writer.share(finding.why),
    safe: safe.map((one) => ({id: writer.name(one.id), text: writer.share(one.message)})),
    danger: finding.danger.map((one) => ({
      id: writer.name(one.id),
      text: writer.share(one.message),
    })),
    references: finding.references.map(writer.name),
    facts: (finding.facts ?? []).slice(0, FACTS).map(writer.name),
  };
  const isMendable = (verdict === 'cause' || verdict === 'contributor') && safe.length > 0;
  if (!isMendable || !isPlainWord(id) || !isPlainWord(document.run.id)) return told;
  return {...told, plan: `samespec plan ${id} --from ${document.run.id}`};
}

function evidenceData({message, sources}: Evidence, writer: Writer): EvidenceData {
  return {text: writer.tell(message), sources: writer.see(sources.slice(0, SOURCES))};
}

function scopeData(scope: Scope, document: ReportDocument, writer: Writer): ScopeData {
  const nodes = writer.nodes(nodesInScope(scope, document));
  const pairs = scope.kind === 'pair' ? scope.pairs : [];
  return {
    nodes,
    regions: scope.kind === 'region' ? scope.regions.map(writer.name) : [],
    pairs: pairs.slice(0, PAIRS).map(([from, to]): PathRef => pathRef(from, to, writer)),
    pairCount: pairs.length,
    where: scope.kind === 'pair' ? writer.tell(scope.where) : null,
  };
}

export function pathRef(from: string, to: string, writer: Writer): PathRef {
  return {from: writer.name(from), to: writer.name(to)};
}

/** Nothing that a shell would read as more than a word: the command is there to be copied. */
function isPlainWord(text: string): boolean {
  return /^[A-Za-z0-9][\w@.:/-]*$/.test(text);
}
