import type {Evidence} from '../../model/finding.ts';
import type {Language, Message} from '../../model/message.ts';
import type {ReportDocument} from '../../model/report.ts';
import {conclusionMessage, conclusionOf, findingsOf} from '../outline/conclusion.ts';
import {checkedMessages, headMessage} from '../outline/counts.ts';
import {gapMessages, nodeTroubles} from '../outline/gaps.ts';
import {shareMessages} from '../outline/share.ts';
import {type Story, storiesOf, symptomsOf} from '../outline/stories.ts';
import {symptomMessage} from '../outline/symptom.ts';
import {type Reporter, textsFor} from '../reporter.ts';
import {speaker} from '../say.ts';
import {say} from '../strings.ts';
import {articleBlocks} from './article.ts';
import {clusterTable} from './clusters.ts';
import {comparedBlocks, ruledOutBlock} from './compared.ts';
import {codeSpan, escapeMarkdown} from './escape.ts';
import {mtuTables, regionTables} from './tables.ts';

/** Writes messages as escaped Markdown. */
type Scribe = (message: Message) => string;

/** The same story for a ticket: headings, lists, tables; node data is escaped. */
export const markdownReporter: Reporter = (document, options) => {
  const plain = speaker(textsFor(options), options.language);
  const tell: Scribe = (message) => escapeMarkdown(plain(message));
  const {causes, contributors} = storiesOf(document);
  const blocks = [
    [`# samespec: ${tell(conclusionMessage(document))}`],
    [`${tell(headMessage(document))}`, `${tell(say('head-run', {run: document.run.id}))}`],
    ...symptoms(document, tell),
    ...[...causes, ...contributors].map((story) => findingBlock(story, tell, options.language)),
    ...unexplained(document, tell),
    ...comparedBlocks(document, tell),
    clusterTable(document, tell),
    ruledOutBlock(document, tell),
    listOf(
      'label-note',
      findingsOf(document, 'note').map(({title}) => title),
      tell,
    ),
    listOf(
      'label-unknown',
      [...findingsOf(document, 'unknown').map(({title}) => title), ...gapMessages(document)],
      tell,
    ),
    listOf('label-nodes', nodeTroubles(document), tell),
    ...regionTables(document, tell),
    ...mtuTables(document, tell),
    listOf('label-checked', checkedMessages(document), tell),
    ...articleBlocks(document, tell),
  ];
  const told = blocks.filter((lines) => lines.length > 0).map((lines) => lines.join('\n'));
  return `${told.join('\n\n')}\n`;
};

function symptoms(document: ReportDocument, tell: Scribe): string[][] {
  const lines = symptomsOf(document).flatMap((symptom) => [
    `- ${tell(symptomMessage(symptom))}`,
    ...(symptom.query === undefined ? [] : [`  \`${symptom.query}\``]),
  ]);
  return lines.length === 0 ? [] : [[`## ${tell(say('label-symptom'))}`, '', ...lines]];
}

function unexplained(document: ReportDocument, tell: Scribe): string[][] {
  if (conclusionOf(document) !== 'unexplained') return [];
  return [[`## ${tell(say('label-cause'))}`, '', tell(conclusionMessage(document))]];
}

function findingBlock(story: Story, tell: Scribe, language: Language): string[] {
  const {finding, mechanisms, roots, origins} = story;
  const label = tell(say(finding.verdict === 'cause' ? 'label-cause' : 'label-contributor'));
  const colon = language === 'en' ? ': ' : '\uff1a';
  const bold = (id: Parameters<typeof say>[0]): string => `**${tell(say(id))}**`;
  return [
    `## ${label}${colon}${tell(finding.title)}`,
    '',
    `${codeSpan(finding.id)} · ${finding.confidence.toFixed(2)}`,
    '',
    ...(story.status === 'latent' ? [`- ${bold('label-effect')} ${tell(say('latent'))}`] : []),
    ...mechanisms.map(({message}) => `- ${bold('label-effect')} ${tell(message)}`),
    ...(story.against === null ? [] : [`- ${bold('label-against')} ${tell(story.against)}`]),
    ...roots.map(({message}) => `- ${bold('label-root')} ${tell(message)}`),
    ...shareMessages(story).map((message) => `- ${bold('label-share')} ${tell(message)}`),
    ...evidenceList(bold('label-for'), finding.evidenceFor, tell),
    ...evidenceList(bold('label-against'), finding.evidenceAgainst, tell),
    `- ${bold('label-why')} ${tell(finding.why)}`,
    ...[finding, ...origins]
      .flatMap(({safe}) => safe)
      .map(({message}) => `- ${bold('label-fix')} ${tell(message)}`),
    ...[finding, ...origins]
      .flatMap(({danger}) => danger)
      .map(({message}) => `- ${bold('label-do-not')} ${tell(message)}`),
    ...finding.references.map((reference) => `- ${bold('label-see')} ${codeSpan(reference)}`),
  ];
}

function evidenceList(label: string, evidence: readonly Evidence[], tell: Scribe): string[] {
  if (evidence.length === 0) return [`- ${label} –`];
  return evidence.flatMap(({message, sources}) => [
    `- ${label} ${tell(message)}`,
    ...sources.map(
      ({node, command, at}) =>
        `  - ${escapeMarkdown(node)} ${codeSpan(command)} ${escapeMarkdown(at)}`,
    ),
  ]);
}

function listOf(
  label: Parameters<typeof say>[0],
  items: readonly Message[],
  tell: Scribe,
): string[] {
  if (items.length === 0) return [];
  return [`## ${tell(say(label))}`, '', ...items.map((item) => `- ${tell(item)}`)];
}
