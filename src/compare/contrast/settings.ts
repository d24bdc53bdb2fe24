import type {SettingDifference} from '../../model/contrast.ts';
import {byText} from '../order.ts';
import type {Side} from './side.ts';

/** What is not equal about the runs themselves: who measured, how, and how far it came. */
export function settingDifferences(a: Side, b: Side): SettingDifference[] {
  if (a.document === b.document) return [];
  const [left, right] = [told(a), told(b)];
  return [...new Set([...left.keys(), ...right.keys()])].sort(byText).flatMap((name) => {
    const [x, y] = [left.get(name) ?? null, right.get(name) ?? null];
    return x === y ? [] : [{name, a: x, b: y}];
  });
}

const DIGITS = 12;

function told({document: {run}}: Side): Map<string, string> {
  const {settings, inventory, stages} = run;
  return new Map([
    ...Object.entries(settings).map(([name, value]) => [name, String(value)] as const),
    ['samespecVersion', run.samespecVersion],
    ['collector', run.collectorSha256.slice(0, DIGITS)],
    ['collectStage', stages.collect],
    ['measureStage', stages.measure],
    ['cohortBy', (inventory.cohortBy ?? ['-']).join(' ')],
    ['expectations', JSON.stringify(inventory.expectations)],
  ]);
}
