import type {Language} from '../../../src/model/message.ts';
import {rowAt, valueAt} from '../../../src/report/page/paths-columns.ts';
import type {Matrix, MatrixData, MtuRow} from '../../../src/report/page/paths-data.ts';
import {type Block, isTooFew, rowOf, tableOf} from '../../../src/report/page/paths-view.ts';
import {textIn, type Words} from '../language.tsx';
import {jointsOf} from './joints.ts';
import {age, cellNumber, count} from './quantities.ts';
import {LEGEND, type Look, NONE, SIGNS, STATES, UNITS, WORDS} from './words.ts';

/** How one cell looks and what it says. */
export type Face = {
  look: Look;
  text: string;
  /** Further, smaller: how many, how old. */
  note: string;
  old: boolean;
  /** The opposite direction is different. */
  differs: boolean;
  /** The whole in words. */
  label: string;
};

export function pairFace(
  data: MatrixData,
  matrix: Matrix,
  from: number,
  to: number,
  language: Language,
): Face {
  const table = tableOf(data, matrix);
  const row = rowOf(data, table, from, to);
  const back = rowOf(data, table, to, from);
  const own = told(data, matrix, row, language);
  const other = told(data, matrix, back, language);
  const ageMs = row < 0 ? null : valueAt(matrix.ageMs, row);
  const old = ageMs === null ? '' : age(ageMs, language);
  const differs = row >= 0 && back >= 0 && isDifferent(matrix, own, other);
  const ends = `${data.names[from]} → ${data.names[to]}`;
  const words = [own.words, ...(old === '' ? [] : [old])];
  if (back >= 0) words.push(fill(WORDS.otherWay, {text: other.words}, language));
  const {colon, semicolon} = jointsOf(language);
  const label = `${ends}${colon}${words.join(semicolon)}`;
  return {look: own.look, text: own.text, note: old, old: old !== '', differs, label};
}

/** What a row says by itself; row -1 was not measured. */
export function told(
  data: MatrixData,
  matrix: Matrix,
  row: number,
  language: Language,
): {look: Look; text: string; words: string} {
  if (row < 0) return {look: 'none', text: '', words: textIn(NONE, language)};
  const look = valueAt(matrix.look, row);
  const table = tableOf(data, matrix);
  if (table.probe === 'path-mtu') {
    const mtu = rowAt(table.rows, row);
    const text = sizeText(mtu);
    const {comma} = jointsOf(language);
    const size = text === '' ? '' : `${text} ${textIn(UNITS['path-mtu'], language)}${comma}`;
    return {look, text, words: size + textIn(STATES[mtu.state], language)};
  }
  const value = valueAt(matrix.value, row);
  const meaning = textIn(LEGEND[matrix.metric][look], language);
  if (value === null) return {look, text: '', words: meaning};
  const text = cellNumber(matrix.metric, value, language);
  return {
    look,
    text,
    words: `${text} ${textIn(UNITS[matrix.metric], language)}${jointsOf(language).comma}${meaning}`,
  };
}

/** `1400`, or `1400..1471` while the limit lies somewhere between. Empty when no size is known. */
export function sizeText({passBytes, failBytes, exact, state}: MtuRow): string {
  if (passBytes === null) return failBytes === null ? '' : `<${failBytes}`;
  if (exact || state === 'ok' || failBytes === null) return String(passBytes);
  return `${passBytes}..${failBytes - 1}`;
}

export function blockFace(
  data: MatrixData,
  matrix: Matrix,
  block: Block | undefined,
  language: Language,
): Face | null {
  if (block === undefined) return null;
  const {rows, missing, worst} = block;
  const old = blockAge(block, language);
  const ends = `${data.regions[block.from]} → ${data.regions[block.to]}`;
  const counted = fill(WORDS.blockLabel, {count: rows.length, missing}, language);
  const base = {old: rows.length > 0 && block.old === rows.length, differs: false};
  const {colon, semicolon} = jointsOf(language);
  const [first] = rows;
  if (worst === null || first === undefined) {
    return {...base, look: 'none', text: '', note: '', label: `${ends}${colon}${counted}`};
  }
  const {text, words} = told(data, matrix, first, language);
  const label = [`${ends}${colon}${counted}`, medianWords(matrix, block, language), words, old]
    .filter((part) => part !== '')
    .join(semicolon);
  if (isTooFew(block)) {
    const dots = rows.map((row) => {
      const one = told(data, matrix, row, language);
      return `${SIGNS[one.look]} ${one.text}`;
    });
    return {...base, look: 'few', text: dots.join(' '), note: old, label};
  }
  const middle = block.median;
  const shown =
    matrix.metric === 'path-mtu' || middle === null
      ? text
      : cellNumber(matrix.metric, middle, language);
  const bad = worst === 'ok' || worst === 'few' ? '' : badCount(block, language);
  return {
    ...base,
    look: worst,
    text: shown,
    note: [block.even && bad === '' ? '' : bad || `n=${count(rows.length, language)}`, old]
      .filter((part) => part !== '')
      .join(' '),
    label,
  };
}

/** Where some are old the block as a whole is not. */
function blockAge({rows, old, oldestMs}: Block, language: Language): string {
  if (oldestMs === null) return '';
  if (old === rows.length) return age(oldestMs, language);
  return fill(WORDS.oldSome, {n: count(old, language)}, language);
}

/** `3/20`: so many have the gravest look. */
function badCount({counts, rows}: Block, language: Language): string {
  const worst = counts.findLast((one) => one > 0) ?? 0;
  return `${count(worst, language)}/${count(rows.length, language)}`;
}

function medianWords(matrix: Matrix, block: Block, language: Language): string {
  const {median, low, high, known} = block;
  if (matrix.metric === 'path-mtu' || median === null || low === null || high === null) return '';
  const told = (value: number) => cellNumber(matrix.metric, value, language);
  const unit = textIn(UNITS[matrix.metric], language);
  const params = {median: told(median), low: told(low), high: told(high), unit, count: known};
  return fill(WORDS.medianLabel, params, language);
}

function isDifferent(
  {metric}: Matrix,
  own: {look: Look; text: string},
  other: {look: Look; text: string},
): boolean {
  if (own.look !== other.look) return true;
  return metric === 'path-mtu' && own.text !== other.text;
}

export function fill(
  words: Words,
  params: Readonly<Record<string, string | number>>,
  language: Language,
): string {
  return textIn(words, language).replace(/\{(\w+)\}/g, (gap, name) => String(params[name] ?? gap));
}
