import type {Chain, ChainLink} from '../../model/chain.ts';
import type {Diagnosis, Finding} from '../../model/finding.ts';
import type {Message} from '../../model/message.ts';
import type {EvidenceView} from '../define-rule.ts';
import {attributionsOf} from './attribution.ts';
import {type Brings, bringsOf, feltOf} from './brings.ts';
import {kinOf} from './consequences.ts';
import {linkOf, ownEvidence} from './link.ts';
import {mechanismsOf} from './mechanisms.ts';
import {type AnySymptom, liesAt} from './reach.ts';
import {say} from './strings.ts';

/** Where the comparison stops counting. */
const MANY = 1000;
const STATUS_ORDER: readonly Chain['status'][] = ['explained', 'expected', 'unexplained', 'latent'];

/**
 * Ties symptoms, mechanisms and causes together: one chain for each fault, and one for each symptom without one.
 * Findings come loudest first and named, as `diagnose` gives them. Pure.
 */
export function chainsOf(
  view: EvidenceView,
  {findings}: Pick<Diagnosis, 'findings'>,
): {chains: Chain[]; attributions: ReturnType<typeof attributionsOf>} {
  const symptoms: AnySymptom[] = [...view.comparison.symptoms, ...view.comparison.nodeSymptoms];
  const loud = findings.filter(({verdict}) => verdict === 'cause' || verdict === 'contributor');
  const kin = new Map(loud.map((finding) => [finding.id, kinOf(finding, findings, view.nodes)]));
  const told = new Set([...kin.values()].flatMap(({origins}) => origins.map(({id}) => id)));
  const chains = loud
    .filter(({id}) => !told.has(id))
    .map((finding) =>
      chainOf(finding, kin.get(finding.id)?.origins ?? [], symptoms, findings, view),
    );
  const covered = new Set(
    chains.filter(({status}) => status === 'explained').flatMap((chain) => chain.symptoms),
  );
  const open = symptoms.filter(({id}) => !covered.has(id)).map(unexplained);
  const all = [...chains, ...open];
  const sorted = STATUS_ORDER.flatMap((status) => all.filter((chain) => chain.status === status));
  return {chains: sorted, attributions: attributionsOf(symptoms, sorted, findings, view)};
}

function chainOf(
  finding: Finding,
  origins: readonly Finding[],
  symptoms: readonly AnySymptom[],
  findings: readonly Finding[],
  view: EvidenceView,
): Chain {
  const {consequences} = kinOf(finding, findings, view.nodes);
  const brings = bringsOf(finding.kind);
  const felt = symptoms.filter(
    (symptom) => isBrought(symptom, brings) && liesAt(finding, symptom, view.nodes),
  );
  const measured = brings === undefined ? [] : mechanismsOf(finding, brings, felt, view);
  const followed = consequences.map(({id, title}) => linkOf('mechanism', title, {findings: [id]}));
  const against = felt.length === 0 ? null : contradiction(finding, brings, felt, view);
  const status =
    felt.length === 0
      ? 'latent'
      : measured.length > 0 && against === null
        ? 'explained'
        : 'expected';
  const expected =
    felt.length > 0 && measured.length === 0 && brings !== undefined
      ? [
          linkOf('mechanism', say(`expected-${brings.by}`), {
            measured: false,
            findings: [finding.id],
          }),
        ]
      : [];
  return {
    id: finding.id,
    status,
    finding: finding.id,
    symptoms: felt.map(({id}) => id),
    origins: origins.map(({id}) => id),
    consequences: consequences.map(({id}) => id),
    links: [
      ...felt.map(symptomLink),
      ...measured,
      ...followed,
      ...expected,
      ...causeLinks(finding, brings, origins),
    ],
    against,
  };
}

/** Where the evidence tells what is at the root, the finding itself is the last mechanism. */
function causeLinks(
  finding: Finding,
  brings: Brings | undefined,
  origins: readonly Finding[],
): ChainLink[] {
  const root = ownEvidence(finding, brings?.root ?? [], 'cause');
  const deeper = [
    ...root,
    ...origins.map(({id, title}) => linkOf('cause', title, {findings: [id]})),
  ];
  const role = deeper.length > 0 ? 'mechanism' : 'cause';
  return [linkOf(role, finding.title, {findings: [finding.id]}), ...deeper];
}

function isBrought({metric}: AnySymptom, brings: Brings | undefined): boolean {
  const felt = feltOf(metric);
  return felt !== undefined && brings?.felt.includes(felt) === true;
}

/** What slows all work alike must slow small answers too; where these are as fast as elsewhere it is not the reason. */
function contradiction(
  finding: Finding,
  brings: Brings | undefined,
  felt: readonly AnySymptom[],
  {comparison}: EvidenceView,
): Message | null {
  const slowsAll = brings?.by === 'work' && brings.felt.includes('small');
  if (!slowsAll || felt.some(({metric}) => metric === 'service-small')) return null;
  if (finding.verdict === 'cause') return null;
  const [symptom] = felt.filter(({metric}) => metric === 'service-large');
  if (symptom === undefined) return null;
  const medians = (regions: readonly string[]): number[] =>
    comparison.regionSummaries.flatMap(({region, metric, median}) =>
      metric === 'service-small' && regions.includes(region) && median !== null ? [median] : [],
    );
  const [value] = medians([symptom.region]);
  const others = medians(symptom.referenceRegions);
  if (value === undefined || others.length === 0) return null;
  return say('small-are-fine', {value, reference: Math.max(...others)});
}

function unexplained(symptom: AnySymptom): Chain {
  return {
    id: `unexplained:${symptom.id}`,
    status: 'unexplained',
    finding: null,
    symptoms: [symptom.id],
    origins: [],
    consequences: [],
    links: [symptomLink(symptom)],
    against: null,
  };
}

function symptomLink(symptom: AnySymptom): ChainLink {
  const {id, metric, ratio, region, referenceRegions: others} = symptom;
  const felt = feltOf(metric);
  const name = felt === undefined ? say('metric-other', {metric}) : say(`metric-${felt}`);
  const who = 'node' in symptom ? symptom.node : region;
  return linkOf('symptom', say('felt', {who, others, metric: name, ratio, many: ratio >= MANY}), {
    symptoms: [id],
  });
}
