import type {ChainLink} from '../../model/chain.ts';
import type {ReportDocument} from '../../model/report.ts';
import {conclusionMessage, conclusionOf, hasGaps} from '../outline/conclusion.ts';
import {knownShares, shareMessages} from '../outline/share.ts';
import {type AnySymptom, type Story, storiesOf} from '../outline/stories.ts';
import {symptomDetail, symptomHeadline} from '../outline/symptom.ts';
import type {LinkData, StoryData, SymptomData, VerdictData} from './data.ts';
import {pathRef, placesOf} from './findings.ts';
import type {Writer} from './writer.ts';

const PATHS = 6;
const SYMPTOMS = 40;

/** What the run says as a whole. */
export function verdictOf(document: ReportDocument, writer: Writer): VerdictData {
  const conclusion = conclusionOf(document);
  const {unexplained} = storiesOf(document);
  return {
    conclusion,
    partly: conclusion === 'clean' && hasGaps(document),
    message: writer.tell(conclusionMessage(document)),
    unexplained: unexplained.slice(0, SYMPTOMS).map((one) => symptomData(one, writer)),
    unexplainedCount: unexplained.length,
    oddRegions: [...new Set(document.comparison.symptoms.map(({region}) => region))]
      .sort()
      .map(writer.name),
  };
}

/** Causes first, each with its chain. */
export function storiesData(document: ReportDocument, writer: Writer): StoryData[] {
  const {causes, contributors} = storiesOf(document);
  return [...causes, ...contributors].flatMap((story) => storyData(story, document, writer));
}

function storyData(story: Story, document: ReportDocument, writer: Writer): StoryData[] {
  const {finding, status, symptoms, mechanisms, roots, origins, against} = story;
  const [place] = placesOf(document, [finding]);
  if (place === undefined) return [];
  return [
    {
      finding: place,
      status,
      symptoms: symptoms.map((one) => symptomData(one, writer)),
      mechanisms: mechanisms.map((one) => linkData(one, writer)),
      roots: roots.map((one) => linkData(one, writer)),
      origins: placesOf(document, origins),
      against: against === null ? null : writer.tell(against),
      shares: shareMessages(story).map(writer.tell),
      knownShares: knownShares(story).map(writer.tell),
    },
  ];
}

function symptomData(symptom: AnySymptom, writer: Writer): SymptomData {
  return {
    id: writer.name(symptom.id),
    headline: writer.tell(symptomHeadline(symptom)),
    detail: writer.tell(symptomDetail(symptom)),
  };
}

function linkData({message, measured, sources, paths}: ChainLink, writer: Writer): LinkData {
  return {
    text: writer.tell(message),
    measured,
    sources: writer.see(sources),
    paths: paths.slice(0, PATHS).flatMap((path) => {
      // `layer/probe/source/destination`; of names only the last may hold a slash.
      const [layer, , from, ...to] = path.split('/');
      // Requests to a service are no path of the matrix.
      return layer === 'service' || from === undefined || to.length === 0
        ? []
        : [pathRef(from, to.join('/'), writer)];
    }),
  };
}
