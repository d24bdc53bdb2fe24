import {expect, test} from 'vitest';
import {parse} from 'yaml';
import {sortedKeys} from './canonical.ts';
import {jsonPieces, jsonReporter} from './json.ts';
import {cleanFleet} from './testing/fleet.ts';
import {hongkongSample, inconclusiveSample, nodeDownSample} from './testing/sample.ts';
import {yamlPieces, yamlReporter} from './yaml.ts';
import {yamlText} from './yaml-text.ts';

const options = {language: 'en', catalogue: {}, color: false, width: 100} as const;
const samples = [hongkongSample(), nodeDownSample(), inconclusiveSample(), cleanFleet()];

test('JSON in pieces has the bytes of JSON in one go', () => {
  for (const document of samples) {
    const whole = `${JSON.stringify(sortedKeys(document), null, 2)}\n`;
    expect(jsonReporter(document, options)).toBe(whole);
    expect([...jsonPieces(document)].length).toBeGreaterThan(20);
  }
});

test('YAML in pieces has the bytes of YAML in one go', () => {
  for (const document of samples) {
    const whole = yamlText(document);
    expect(yamlReporter(document, options)).toBe(whole);
    expect(parse(whole)).toEqual(JSON.parse(jsonReporter(document, options)));
    expect([...yamlPieces(document)].length).toBeGreaterThan(20);
  }
});
