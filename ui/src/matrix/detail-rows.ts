import type {Language} from '../../../src/model/message.ts';
import type {
  BulkRow,
  CommonRow,
  EchoRow,
  Matrix,
  MatrixData,
  MtuRow,
} from '../../../src/report/page/paths-data.ts';
import {textIn, type Words} from '../language.tsx';
import {BULK_STATES, DETAIL, ECHO_STATES} from './detail-words.ts';
import {fill} from './faces.ts';
import {jointsOf} from './joints.ts';
import {age, cellNumber, megabits, milliseconds, percent} from './quantities.ts';
import {STATES, UNITS} from './words.ts';

/** One line of what is known, of one direction. */
export type Fact = {term: string; value: string};

type Speech = {
  language: Language;
  say: (id: keyof typeof DETAIL, params?: Readonly<Record<string, string | number>>) => string;
};

export function speechIn(language: Language): Speech {
  return {language, say: (id, params = {}) => fill(DETAIL[id], params, language)};
}

/** `tcpBytes`: what TCP on the same way believes. */
export function mtuFacts(row: MtuRow, tcpBytes: number | null, {say, language}: Speech): Fact[] {
  const pass = row.passBytes ?? '?';
  const believed: string[] = [];
  if (row.localBytes !== null) {
    believed.push(say(row.cached ? 'believedCache' : 'believedLocal', {bytes: row.localBytes}));
  }
  if (tcpBytes !== null) believed.push(say('believedTcp', {bytes: tcpBytes}));
  const facts: Fact[] = [
    {term: say('result'), value: textIn(STATES[row.state], language)},
    {
      term: say('interval'),
      value:
        row.passBytes === null && row.failBytes === null
          ? '?'
          : say(row.exact ? 'exact' : 'between', {pass, fail: row.failBytes ?? '–'}),
    },
    {
      term: say('believed'),
      value: believed.length === 0 ? '?' : believed.join(jointsOf(language).semicolon),
    },
    {term: say('measured'), value: pass === '?' ? pass : say('bytes', {bytes: pass})},
    {
      term: say('reported'),
      value:
        row.reportedBytes === null
          ? say('reportedNone')
          : say('reportedValue', {bytes: row.reportedBytes, router: row.reportedBy ?? '?'}),
    },
  ];
  if (row.lostBetween !== null) {
    const [after, address, before] = row.lostBetween;
    const value = say('lostBetweenValue', {after, address: address ?? '?', before});
    facts.push({term: say('lostBetween'), value});
  }
  const {packets, controlSent: sent, controlReceived: received} = row;
  facts.push(
    {term: say('packets'), value: say('packetsValue', {packets, sent, received})},
    {term: say('confidence'), value: mtuConfidence(row, say)},
  );
  return facts;
}

function mtuConfidence(row: MtuRow, say: Speech['say']): string {
  if (row.state === 'unknown' || row.passBytes === null) return say('confidenceNone');
  if (row.controlReceived < row.controlSent)
    return say('confidenceMedium', {why: say('whyControl')});
  if (!row.exact) return say('confidenceMedium', {why: say('whyInterval')});
  return say('confidenceHigh');
}

export function echoFacts(row: EchoRow, {say, language}: Speech): Fact[] {
  const ms = (value: number | null) => (value === null ? '?' : milliseconds(value, language));
  const {received, sent, lostForward: there, lostBackward: back} = row;
  const facts: Fact[] = [
    {term: say('result'), value: textIn(ECHO_STATES[row.state], language)},
    {term: say('rtt'), value: [row.minMs, row.medianMs, row.maxMs].map(ms).join(' / ')},
    {term: say('echoes'), value: say('echoesValue', {received, sent})},
  ];
  if (there !== null || back !== null) {
    facts.push({term: say('lostWays'), value: `${there ?? '?'} / ${back ?? '?'}`});
  } else if (received < sent) facts.push({term: say('lostWays'), value: say('lostEither')});
  if (row.reordered !== null || row.duplicates !== null) {
    facts.push({
      term: say('disorder'),
      value: `${row.reordered ?? '?'} / ${row.duplicates ?? '?'}`,
    });
  }
  if (row.lagMs !== null) facts.push({term: say('lag'), value: ms(row.lagMs)});
  facts.push(runsConfidence(row.runs, row.state === 'unknown', say));
  return facts;
}

export function bulkFacts(row: BulkRow, {say, language}: Speech): Fact[] {
  const rate = (value: number | null) => (value === null ? '?' : megabits(value, language));
  const facts: Fact[] = [
    {term: say('result'), value: textIn(BULK_STATES[row.state], language)},
    {term: say('steady'), value: rate(row.steady)},
    {term: say('average'), value: rate(row.average)},
    {term: say('stalled'), value: milliseconds(row.stalledMs, language)},
    {term: say('retransmits'), value: row.retransmits === null ? '?' : String(row.retransmits)},
  ];
  if (row.believedBytes !== null) {
    facts.push({term: say('believed'), value: say('believedTcp', {bytes: row.believedBytes})});
  }
  for (const [bytes, median, n, unfinished] of row.messages ?? []) {
    const told = median === null ? '–' : milliseconds(median, language);
    facts.push({
      term: say('message', {bytes}),
      value: say('messageValue', {median: told, n, unfinished}),
    });
  }
  if (row.datagrams !== null) {
    const {sent, received, reordered, sizeBytes: bytes} = row.datagrams;
    const lost = Math.max(0, sent - received);
    facts.push({
      term: say('datagrams'),
      value: say('datagramsValue', {lost, sent, reordered, bytes}),
    });
  }
  if (row.beside !== null) {
    const {atOnce, checks, fasterAlone} = row.beside;
    const faster = percent(Math.max(0, fasterAlone), language);
    facts.push({term: say('beside'), value: say('besideValue', {atOnce, checks, faster})});
  }
  const [source, destination] = row.versions;
  facts.push(
    {term: say('versions'), value: say('versionsValue', {source, destination})},
    runsConfidence(row.runs, row.state === 'unknown', say),
  );
  return facts;
}

function runsConfidence(n: number, unknown: boolean, say: Speech['say']): Fact {
  const value = unknown
    ? say('confidenceNone')
    : n < 3
      ? say('confidenceMedium', {why: say('whyRuns', {n})})
      : say('confidenceRuns', {n});
  return {term: say('confidence'), value};
}

/** What all results have: why, how, when, how often. */
export function commonFacts(
  {start}: MatrixData,
  row: CommonRow,
  ageMs: number | null,
  {say, language}: Speech,
): Fact[] {
  const facts: Fact[] = [];
  if (row.reason !== null) facts.push({term: say('reason'), value: textIn(row.reason, language)});
  const time = row.at === null ? '?' : new Date(Date.parse(start) + row.at).toISOString();
  const told = ageMs === null ? time : say('whenOld', {time, age: age(ageMs, language)});
  facts.push(
    {term: say('method'), value: row.method},
    {term: say('when'), value: told},
    {term: say('runs'), value: String(row.runs)},
  );
  return facts;
}

/** How a value stands beside the median of its like. */
export function comparedFact(
  {regionOf}: MatrixData,
  {metric, references}: Matrix,
  row: Pick<CommonRow, 'from' | 'to'>,
  value: number | null,
  {say, language}: Speech,
): Fact[] {
  if (value === null || metric === 'path-mtu' || metric === 'loss') return [];
  const [a, b] = [regionOf[row.from] ?? 0, regionOf[row.to] ?? 0].sort((x, y) => x - y);
  const reference = references.find(({between}) =>
    a === b ? between === null : between?.[0] === a && between?.[1] === b,
  );
  const term = say('compared');
  if (reference === undefined) return [{term, value: say('comparedNone')}];
  const unit: Words = UNITS[metric];
  const median = `${cellNumber(metric, reference.median, language)} ${textIn(unit, language)}`;
  const times = new Intl.NumberFormat(language, {maximumSignificantDigits: 2}).format(
    value / reference.median,
  );
  return [{term, value: say('comparedValue', {times, median, n: reference.count})}];
}

/** The values of several runs, one by one where they are few. */
export function runsFact(
  values: readonly number[] | null,
  write: (value: number) => string,
  {say, language}: Speech,
): Fact[] {
  if (values === null) return [];
  const shown = values.slice(0, 12).map(write).join(jointsOf(language).comma);
  return [{term: say('runs'), value: say('runsValues', {n: values.length, values: shown})}];
}
