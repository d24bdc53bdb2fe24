import type {Evidence, Finding} from '../../model/finding.ts';
import type {Message} from '../../model/message.ts';
import {cleanText} from '../clean.ts';
import {say} from '../strings.ts';
import type {Pen, SubLabel} from './pen.ts';

/** For or against; with its sources when verbose. */
export function evidenceLines(
  label: 'for' | 'against',
  evidence: readonly Evidence[],
  pen: Pen,
  verbose: boolean,
): string[] {
  // “Nothing speaks against it” is worth saying; an empty line would look forgotten.
  if (evidence.length === 0) return label === 'against' ? pen.detail('against', '-') : [];
  return evidence.flatMap((one, i) => [
    ...pen.detail(i === 0 ? label : null, pen.tell(one.message)),
    ...(verbose ? sourceLines(one, pen) : []),
  ]);
}

export function whyLines({why, references}: Finding, pen: Pen, verbose: boolean): string[] {
  if (!verbose) return [];
  return [
    ...pen.detail('why', pen.tell(why)),
    ...references.flatMap((reference) => pen.detail('see', cleanText(reference))),
  ];
}

/** A list under one label; `null` in place of the label where it goes on. */
export function detailLines(label: SubLabel, messages: readonly Message[], pen: Pen): string[] {
  return messages.flatMap((message, i) => pen.detail(i === 0 ? label : null, pen.tell(message)));
}

/** What to do and what not; `limits`: how many of each, the rest is counted. */
export function actionLines(
  {safe, danger}: Finding,
  pen: Pen,
  limits: {fixes: number; dangers: number} | null,
): string[] {
  const lines = (label: SubLabel, actions: Finding['safe']): string[] =>
    actions.flatMap(({message}) => pen.detail(label, pen.tell(message)));
  if (limits === null) return [...lines('fix', safe), ...lines('do-not', danger)];
  const fixes = Math.max(0, safe.length - limits.fixes);
  const dangers = Math.max(0, danger.length - limits.dangers);
  const which = dangers === 0 ? 'fixes' : fixes === 0 ? 'dangers' : 'both';
  return [
    ...lines('fix', safe.slice(0, limits.fixes)),
    ...lines('do-not', danger.slice(0, limits.dangers)),
    ...(fixes + dangers === 0
      ? []
      : pen.detail(null, pen.tell(say('actions-more', {fixes, dangers, which})))),
  ];
}

function sourceLines({sources}: Evidence, pen: Pen): string[] {
  return sources.flatMap(({node, command, at}) =>
    pen.detail('source', cleanText(`${node}: ${command} (${at})`), pen.colors.dim),
  );
}
