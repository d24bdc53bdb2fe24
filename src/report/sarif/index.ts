import type {Finding} from '../../model/finding.ts';
import type {Node} from '../../model/node.ts';
import type {ReportDocument} from '../../model/report.ts';
import {escapeRisky} from '../canonical.ts';
import {cleanText} from '../clean.ts';
import {nodesInScope} from '../outline/cohorts.ts';
import {type Reporter, type ReporterOptions, textsFor} from '../reporter.ts';
import {type Speaker, speaker} from '../say.ts';
import {placeOf} from './place.ts';

const SCHEMA =
  'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';
// Of a finding about many nodes; the text names its scope.
const LOCATIONS = 10;

/**
 * SARIF 2.1.0 (OASIS): one result for each finding, at the line of the inventory that names its node. A cause is an
 * error, a contributor a warning; notes and what is not known are told, but are no failures.
 */
export const sarifReporter: Reporter = (document, options) => {
  const tell = speaker(textsFor(options), options.language);
  const findings = document.diagnosis.findings.filter(({verdict}) => verdict !== 'ruled-out');
  const rules = [...new Set(findings.map(({rule}) => rule))].sort();
  const sarif = {
    $schema: SCHEMA,
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'samespec',
            version: cleanText(document.run.samespecVersion),
            rules: rules.map((rule) => ruleOf(rule, findings, options, tell)),
          },
        },
        language: options.language,
        automationDetails: {id: `samespec/${cleanText(document.run.id)}`},
        invocations: [invocationOf(document)],
        results: findings.map((finding) => resultOf(finding, rules, document, options, tell)),
      },
    ],
  };
  return `${escapeRisky(JSON.stringify(sarif, null, 2))}\n`;
};

function ruleOf(
  rule: string,
  findings: readonly Finding[],
  options: ReporterOptions,
  tell: Speaker,
): Record<string, unknown> {
  const about = `${rule}/about`;
  const text = Object.hasOwn(options.catalogue, about) ? tell({id: about}) : rule;
  const own = findings.filter((finding) => finding.rule === rule);
  const help = own.flatMap(({why, references}) => [tell(why), ...references.map(cleanText)]);
  return {
    id: cleanText(rule),
    shortDescription: {text: cleanText(text)},
    help: {text: [...new Set(help)].join('\n')},
  };
}

function resultOf(
  finding: Finding,
  rules: readonly string[],
  document: ReportDocument,
  {hash}: ReporterOptions,
  tell: Speaker,
): Record<string, unknown> {
  const nodes = nodesInScope(finding.scope, document);
  const identity = [finding.rule, finding.kind, ...[...nodes].sort()].join('|');
  const text = [
    tell(finding.title),
    ...finding.evidenceFor.map(({message}) => `+ ${tell(message)}`),
    ...finding.evidenceAgainst.map(({message}) => `- ${tell(message)}`),
    ...finding.safe.map(({message}) => `> ${tell(message)}`),
  ].join('\n');
  return {
    ruleId: cleanText(finding.rule),
    ruleIndex: rules.indexOf(finding.rule),
    ...gradeOf(finding),
    message: {text},
    locations: locationsOf(nodes, document.run.inventory.nodes),
    partialFingerprints: {'samespecFinding/v1': hash === undefined ? identity : hash(identity)},
    rank: Math.round(finding.confidence * 100),
    properties: {
      id: cleanText(finding.id),
      verdict: finding.verdict,
      severity: finding.severity,
      confidence: finding.confidence,
    },
  };
}

/** Section 3.27.9 and 3.27.10: only a failure has a level other than `none`. */
function gradeOf({verdict}: Finding): {kind: string; level: string} {
  switch (verdict) {
    case 'cause':
      return {kind: 'fail', level: 'error'};
    case 'contributor':
      return {kind: 'fail', level: 'warning'};
    case 'unknown':
      return {kind: 'open', level: 'none'};
    default:
      return {kind: 'informational', level: 'none'};
  }
}

function locationsOf(ids: readonly string[], fleet: readonly Node[]): Record<string, unknown>[] {
  const nodes = fleet.filter(({id}) => ids.includes(id)).slice(0, LOCATIONS);
  return nodes.map((node) => {
    const place = placeOf(node.origin);
    const logicalLocations = [{name: cleanText(node.id), kind: 'resource'}];
    if (place === null) return {logicalLocations};
    const {uri, line} = place;
    return {
      physicalLocation: {artifactLocation: {uri}, region: {startLine: line}},
      logicalLocations,
    };
  });
}

function invocationOf({run}: ReportDocument): Record<string, unknown> {
  const {startedAt, endedAt} = run;
  return {
    executionSuccessful: endedAt !== null,
    startTimeUtc: startedAt,
    ...(endedAt === null ? {} : {endTimeUtc: endedAt}),
  };
}
