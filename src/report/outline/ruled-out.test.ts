import {expect, test} from 'vitest';
import {RULES} from '../../diagnose/rules/index.ts';
import {hongkongSample} from '../testing/sample.ts';
import {PLACED_RULES, ruledOutBySubject} from './ruled-out.ts';

test('every rule that can be ruled out has its place, once', () => {
  const rules = RULES.filter(({strings}) => 'ruled-out' in strings).map(({id}) => id);
  expect(rules.filter((id) => !PLACED_RULES.includes(id))).toEqual([]);
  expect(new Set(PLACED_RULES).size).toBe(PLACED_RULES.length);
});

test('subjects come in the order people ask, and a rule of a user comes last', () => {
  const document = hongkongSample();
  const [first] = document.diagnosis.findings.filter(({verdict}) => verdict === 'ruled-out');
  if (first !== undefined)
    document.diagnosis.findings.unshift({...first, rule: 'my-own', id: 'my-own'});
  const told = ruledOutBySubject(document).map(({subject, findings}) => [
    subject,
    findings.map(({rule}) => rule),
  ]);
  expect(told).toEqual([
    ['images', ['image-digest-differs']],
    ['settings', ['sysctl-drift']],
    ['machine', ['software-emulation', 'cpu-steal']],
    ['other', ['my-own']],
  ]);
});
