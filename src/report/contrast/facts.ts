import type {
  Contrast,
  ContrastCase,
  ContrastPattern,
  ContrastReading,
  FactDifference,
} from '../../model/contrast.ts';
import type {FactValue} from '../../model/fact.ts';
import type {Message} from '../../model/message.ts';
import type {Line, Row, Section} from './section.ts';
import {say} from './strings.ts';

const BRIEF = 12;
const BRIEF_EFFECTS = 5;
const WORDS = 8;
const NAMES = 4;
const LONGEST = 120;

/** What ought to be equal and is not; what was accepted comes last. */
export function factSection({facts, patterns, compared, a, b}: Contrast): Section {
  const all = [
    ...facts.filter((one) => one.accepted === null),
    ...facts.filter((one) => one.accepted !== null),
  ];
  const whole = {a: a.nodes, b: b.nodes};
  const rows = all.map((one): Row => {
    const counted = !one.clean || compared === 'nodes';
    return {
      what: one.fact,
      a: linesOf(one.a, one.others.a, !one.clean),
      b: linesOf(one.b, one.others.b, !one.clean),
      remarks: [
        ...(counted ? whereOf(one, patterns[one.pattern], compared, whole) : []),
        ...remarksOf(one),
      ],
    };
  });
  return {id: 'facts', lead: 'lead-facts', lines: [], rows, brief: BRIEF};
}

/** Consequences, apart. */
export function effectSection({effects}: Contrast): Section {
  const rows = effects.map(
    ({fact, a, b}): Row => ({what: fact, a: [textOf(a)], b: [textOf(b)], remarks: []}),
  );
  return {id: 'effects', lead: 'lead-effects', lines: [], rows, brief: BRIEF_EFFECTS};
}

function linesOf(cases: readonly ContrastCase[], others: number, counted: boolean): Line[] {
  const told = cases.map(({reading, nodes}): Line => {
    const shown = readingOf(reading);
    return counted ? say('case', {reading: shown, nodes}) : shown;
  });
  return others === 0 ? told : [...told, say('case-others', {nodes: others})];
}

function readingOf(reading: ContrastReading): Message | string {
  switch (reading.kind) {
    case 'absent':
      return say('absent');
    case 'value':
      return textOf(reading.value);
    case 'words': {
      const {words} = reading;
      if (words.length === 0) return say('none');
      const shown = words.slice(0, WORDS).join(' ');
      const more = words.length - WORDS;
      return say('words-here', {
        words: more > 0 ? say('words-more', {words: shown, more}) : shown,
      });
    }
  }
}

function textOf(value: FactValue): string {
  const text = Array.isArray(value) ? value.join(' ') : String(value);
  return text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text;
}

/** Which nodes, where it is not all of them. */
function whereOf(
  {unchanged}: FactDifference,
  pattern: ContrastPattern | undefined,
  compared: Contrast['compared'],
  whole: {a: number; b: number},
): Message[] {
  if (pattern === undefined) return [];
  const minority = (own: readonly (readonly string[])[]) => own.slice(1).flat();
  const nodes =
    compared === 'nodes'
      ? pattern.a.flat()
      : [...new Set([...minority(pattern.a), ...minority(pattern.b)])];
  if (nodes.length === 0 || (compared === 'nodes' && nodes.length === whole.a)) return [];
  const shown = nodes.slice(0, NAMES);
  const more = nodes.length - NAMES;
  return [
    more > 0 ? say('on-nodes-more', {nodes: shown, more}) : say('on-nodes', {nodes: shown}),
    ...(unchanged > 0 ? [say('fact-unchanged', {count: unchanged})] : []),
  ];
}

function remarksOf({unknown, accepted}: FactDifference): Message[] {
  return [
    ...(unknown.a + unknown.b > 0 ? [say('fact-unknown', unknown)] : []),
    ...(accepted === null ? [] : [say('fact-accepted', accepted)]),
  ];
}
