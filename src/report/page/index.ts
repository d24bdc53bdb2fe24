import type {Language} from '../../model/message.ts';
import type {ReportDocument} from '../../model/report.ts';
import type {Verification} from '../../model/verification.ts';
import {headMessage} from '../outline/counts.ts';
import type {ReporterOptions} from '../reporter.ts';
import {articleOf} from './article.ts';
import {checksOf, rulesOf} from './checks.ts';
import {compareOf} from './compare.ts';
import {PAGE_VERSION, type PageData} from './data.ts';
import {distributionsOf} from './distributions.ts';
import {effectOf} from './effects.ts';
import {findingsData} from './findings.ts';
import {nodesOf} from './nodes.ts';
import {matricesOf} from './paths.ts';
import {type PlanOutline, planData} from './plans.ts';
import {rawOfDocument} from './raw.ts';
import {type RawOf, rawShelf} from './raw-shelf.ts';
import {storiesData, verdictOf} from './verdict.ts';
import {writerFor} from './writer.ts';

export type PageOptions = Pick<ReporterOptions, 'catalogue'> & {
  language: Language;
  /** Raw output of the saved run. Without it claims lead to the command only. */
  rawOf?: RawOf;
  /** Plans made of findings of this run. */
  plans?: readonly PlanOutline[];
  verifications?: readonly Verification[];
};

// Characters of raw output one page carries.
const RAW_CHARACTERS = 3_000_000;

/** All that the page of a document shows, in both languages; the same document gives the same data. */
export function pageOf(document: ReportDocument, options: PageOptions): PageData {
  const shelf = rawShelf(document, options.rawOf, RAW_CHARACTERS);
  const writer = writerFor(document, options, shelf);
  const {run} = document;
  const findings = findingsData(document, writer);
  return {
    pageVersion: PAGE_VERSION,
    language: options.language,
    run: {
      id: writer.name(run.id),
      samespecVersion: writer.name(run.samespecVersion),
      startedAt: writer.name(run.startedAt),
      endedAt: run.endedAt === null ? null : writer.name(run.endedAt),
      headline: writer.tell(headMessage(document)),
      settings: JSON.stringify(run.settings),
      collectorSha256: writer.name(run.collectorSha256),
    },
    verdict: verdictOf(document, writer),
    stories: storiesData(document, writer),
    findings,
    checks: checksOf(document, writer),
    rules: rulesOf(document, writer),
    ...nodesOf(document, writer),
    compare: compareOf(document, writer),
    article: articleOf(document, writer),
    raw: rawOfDocument(document, writer, shelf),
    paths: matricesOf(document, writer.tell),
    distributions: distributionsOf(document, writer.tell),
    plans: (options.plans ?? []).map((plan) => planData(plan, writer)),
    effects: (options.verifications ?? []).map((one) => effectOf(one, writer)),
    // Filled by all of the above.
    shared: writer.shared,
    sources: writer.sources,
  };
}
