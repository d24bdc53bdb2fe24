import {FACT_POLICIES} from '../../collect/index.ts';
import {contrastOf, type Side} from '../../compare/contrast/index.ts';
import type {ReportDocument} from '../../model/report.ts';
import {CATALOGUE} from '../../pipeline/catalogue.ts';
import {rawOfRun} from '../../pipeline/raw-output.ts';
import {metricsOf, verdictOf} from '../../pipeline/run-verdict.ts';
import {CONTRAST_REPORTERS} from '../../report/contrast/index.ts';
import {IN_PIECES} from '../../report/index.ts';
import {pageOf} from '../../report/page/index.ts';
import {contrastTold} from './contrast-told.ts';
import type {Documents} from './documents.ts';
import type {Question} from './work.ts';

/** The text that answers a question, in pieces. */
export async function answerTo(
  question: Question,
  documents: Documents,
): Promise<Iterable<string>> {
  switch (question.kind) {
    case 'document':
      return documentPieces(await documents.open(question.run));
    case 'page':
      return [JSON.stringify(await pageData(await documents.open(question.run), documents.runs))];
    case 'judge': {
      const document = await documents.open(question.run);
      return [JSON.stringify({verdict: verdictOf(document), metrics: metricsOf(document)})];
    }
    case 'contrast':
      return [CONTRAST_REPORTERS.json(await contrast(question, documents))];
    case 'contrast-told':
      return [JSON.stringify(contrastTold(await contrast(question, documents)))];
  }
}

function documentPieces(document: ReportDocument): Iterable<string> {
  const {json} = IN_PIECES;
  if (json === undefined) throw new Error('no JSON in pieces');
  return json(document);
}

async function pageData(document: ReportDocument, runs: string) {
  const rawOf = await rawOfRun(runs, document.run);
  const options = {language: 'en', catalogue: CATALOGUE} as const;
  return pageOf(document, rawOf === undefined ? options : {...options, rawOf});
}

async function contrast({a, b}: {a: string; b: string}, documents: Documents) {
  return contrastOf(sideOf(await documents.open(a)), sideOf(await documents.open(b)));
}

function sideOf(document: ReportDocument): Side {
  const nodes = document.run.inventory.nodes.map(({id}) => id);
  return {name: document.run.id, kind: 'run', nodes, document, policies: FACT_POLICIES};
}
