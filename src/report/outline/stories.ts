import type {AttributedPart, Attribution, Chain, ChainLink} from '../../model/chain.ts';
import type {NodeSymptom, Symptom} from '../../model/comparison.ts';
import type {Finding} from '../../model/finding.ts';
import type {ReportDocument} from '../../model/report.ts';

export type AnySymptom = Symptom | NodeSymptom;

/** A cause or contributor with all that is tied to it, as a reporter tells it. */
export type Story = {
  finding: Finding;
  status: Exclude<Chain['status'], 'unexplained'>;
  /** Symptoms that no story before this one has told. */
  symptoms: AnySymptom[];
  mechanisms: ChainLink[];
  /** What is at the root, where that is known to be more than the finding itself. */
  roots: ChainLink[];
  /** Findings that lead to it; they are told here and not for themselves. */
  origins: Finding[];
  against: Chain['against'];
  /** How much of which gap it accounts for. */
  parts: {symptom: AnySymptom; part: AttributedPart; rest: Attribution['unexplained']}[];
};

export type Told = {
  causes: Story[];
  contributors: Story[];
  /** Symptoms that no cause and no measured mechanism ties to anything. */
  unexplained: AnySymptom[];
};

/** All symptoms: of regions, then of single nodes. */
export function symptomsOf({comparison}: ReportDocument): AnySymptom[] {
  return [...comparison.symptoms, ...comparison.nodeSymptoms];
}

/** Each loud finding once: those that lead to another or follow from it are told with that one. */
export function storiesOf(document: ReportDocument): Told {
  const {chains, attributions, diagnosis} = document;
  const symptoms = new Map(symptomsOf(document).map((symptom) => [symptom.id, symptom]));
  const within = new Set(chains.flatMap(({origins}) => origins));
  const told = new Set<string>();
  const storyOf = (finding: Finding): Story => {
    const chain = chains.find((one) => one.finding === finding.id);
    const felt = chain?.symptoms ?? [];
    const tells = finding.verdict === 'cause' || chain?.status === 'explained';
    const own = tells ? felt.filter((id) => !told.has(id)) : [];
    for (const id of own) told.add(id);
    const links = chain?.links ?? [];
    const parts = attributions.flatMap(({symptom: id, parts: all, unexplained: rest}) => {
      const part = all.find((one) => one.finding === finding.id);
      const symptom = symptoms.get(id);
      return part === undefined || symptom === undefined ? [] : [{symptom, part, rest}];
    });
    return {
      finding,
      status: chain === undefined || chain.status === 'unexplained' ? 'latent' : chain.status,
      symptoms: own.flatMap((id) => symptoms.get(id) ?? []),
      mechanisms: links.filter((link) => link.role === 'mechanism' && !isTitle(link, finding)),
      roots: links.filter((link) => link.role === 'cause' && !isTitle(link, finding)),
      origins: diagnosis.findings.filter(({id}) => chain?.origins.includes(id)),
      against: chain?.against ?? null,
      parts,
    };
  };
  const loud = diagnosis.findings.filter(({id}) => !within.has(id));
  const causes = loud.filter(({verdict}) => verdict === 'cause').map(storyOf);
  const contributors = loud.filter(({verdict}) => verdict === 'contributor').map(storyOf);
  const unexplained = [...symptoms.values()].filter(({id}) => !told.has(id));
  return {causes, contributors, unexplained};
}

function isTitle({message}: ChainLink, {title}: Finding): boolean {
  return message === title || JSON.stringify(message) === JSON.stringify(title);
}

/** Evidence that the chain does not tell already. */
export function furtherEvidence({finding, mechanisms, roots}: Story): Finding['evidenceFor'] {
  const told = new Set([...mechanisms, ...roots].map(({message}) => JSON.stringify(message)));
  return finding.evidenceFor.filter(({message}) => !told.has(JSON.stringify(message)));
}
