import {expect, test} from 'vitest';
import {parse} from 'yaml';
import {contrastOf} from '../../compare/contrast/index.ts';
import {runOf, sideOf} from '../../compare/contrast/testing.ts';
import {Contrast} from '../../model/contrast.ts';
import {LANGUAGES} from '../../model/message.ts';
import {CATALOGUE} from '../../pipeline/catalogue.ts';
import type {ReporterOptions} from '../reporter.ts';
import {widthOf} from '../text/wrap.ts';
import {CONTRAST_REPORTERS} from './index.ts';

const HOSTILE = '<script>alert(1)</script>|\u001b[31mred\u202e`';

const OPTIONS: ReporterOptions = {
  language: 'en',
  catalogue: CATALOGUE,
  color: false,
  width: 80,
};

function regions() {
  const fleet = runOf({
    'hk-1': {'net.default.mtuBytes': 1450, 'os.motd': HOSTILE, 'load.one': 9, 'os.id': 'debian'},
    'hk-2': {'net.default.mtuBytes': 1450, 'os.motd': 'b', 'load.one': 9, 'os.id': 'debian'},
    'bj-1': {'net.default.mtuBytes': 1500, 'os.motd': 'c', 'load.one': 1, 'os.id': 'debian'},
    'bj-2': {'net.default.mtuBytes': 1500, 'os.motd': 'c', 'load.one': 1, 'os.id': 'debian'},
  });
  return contrastOf(sideOf(fleet, 'hk'), sideOf(fleet, 'bj'));
}

function runs() {
  const before = runOf({'hk-1': {x: 1, flags: ['a', 'b']}, 'hk-2': {x: 1, flags: ['a']}});
  const after = runOf(
    {'hk-1': {x: 2, flags: ['a', 'c']}, 'hk-3': {x: 1, flags: ['a']}},
    {id: 'run-2', startedAt: '2026-11-23T05:00:00.000Z', version: '0.2.0'},
  );
  return contrastOf(sideOf(before), sideOf(after));
}

function lines(text: string, label: string): string {
  return text.split('\n').find((line) => line.trimStart().startsWith(label)) ?? '';
}

test('one screen: the conclusion, what differs in two columns, effects apart, and what is equal', () => {
  const text = CONTRAST_REPORTERS.text(regions(), OPTIONS);
  expect(lines(text, 'RESULT')).toContain('2 facts differ');
  expect(text).toMatch(/net\.default\.mtuBytes +1450 +1500/);
  expect(text.indexOf('EFFECTS')).toBeGreaterThan(text.indexOf('DIFFERS'));
  expect(text).toMatch(/load\.one +9 +1/);
  expect(lines(text, 'EQUAL')).toContain('1 fact equal');
});

test('what the runs have different is said before what differs, with the time between them', () => {
  const text = CONTRAST_REPORTERS.text(runs(), OPTIONS);
  expect(text).toContain('the second is 7 days later');
  expect(text.indexOf('version of samespec')).toBeGreaterThan(text.indexOf('CAREFUL'));
  expect(text.indexOf('CAREFUL')).toBeLessThan(text.indexOf('DIFFERS'));
  expect(text).toContain('only run-1: hk-2');
  expect(text).toContain('only run-2: hk-3');
  expect(text).toMatch(/flags +only here: b +only here: c/);
});

test('nothing different is said calmly, with the counts', () => {
  const fleet = runOf({'a-1': {x: 1, y: 2}, 'b-1': {x: 1, y: 2}});
  const told = contrastOf(sideOf(fleet, 'a-1'), sideOf(fleet, 'b-1'));
  const text = CONTRAST_REPORTERS.text(told, OPTIONS);
  expect(lines(text, 'RESULT')).toContain('No difference that matters: 2 facts are equal');
  expect(text).not.toContain('DIFFERS');
});

test.each(LANGUAGES)(
  'every line fits 40, 80 and 120 columns, in %s, and no id is left',
  (language) => {
    for (const contrast of [regions(), runs()]) {
      for (const width of [40, 80, 120]) {
        const text = CONTRAST_REPORTERS.text(contrast, {
          ...OPTIONS,
          language,
          width,
          verbose: true,
        });
        const long = text.split('\n').filter((line) => widthOf(line) > width);
        expect(long).toEqual([]);
        expect(text).not.toMatch(/contrast\/|undefined|NaN/);
      }
    }
  },
);

test('output of nodes brings no escape sequence, no markup and no broken table', () => {
  const contrast = regions();
  expect(JSON.stringify(contrast)).toContain('script');
  const text = CONTRAST_REPORTERS.text(contrast, {...OPTIONS, verbose: true});
  expect(text).not.toMatch(/[\u001b\u202e]/);
  const html = CONTRAST_REPORTERS.html(contrast, OPTIONS);
  expect(html).not.toContain('<script>');
  expect(html).toContain('&lt;script&gt;');
  const rows = CONTRAST_REPORTERS.md(contrast, OPTIONS)
    .split('\n')
    .filter((line) => line.startsWith('|'));
  expect(rows.filter((row) => row.replaceAll('\\|', '').split('|').length !== 6)).toEqual([]);
});

test('JSON and YAML hold the contrast itself', () => {
  const contrast = runs();
  expect(Contrast.parse(JSON.parse(CONTRAST_REPORTERS.json(contrast)))).toEqual(contrast);
  expect(parse(CONTRAST_REPORTERS.yaml(contrast))).toEqual(contrast);
});

test('the page is one file in both languages that loads nothing', () => {
  const html = CONTRAST_REPORTERS.html(runs(), {...OPTIONS, hash: () => 'c3VtMQ=='});
  expect(html).toContain("default-src 'none'");
  expect(html).toContain('Facts that differ');
  expect(html).toContain('不同的事实');
  expect(html).not.toMatch(/(?:src|href)="(?!#)/);
});
