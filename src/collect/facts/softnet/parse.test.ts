import {expect, test} from 'vitest';
import {factsOf, fixtureFacts, parseSections} from '../fixture-facts.ts';

const PATH = '/proc/net/softnet_stat';

test('the recorded table is read in full', () => {
  const facts = fixtureFacts(import.meta.url, 'debian-12.txt');
  expect(facts['softnet.dropped']).toBe(0);
  expect(facts['softnet.processed']).toBeGreaterThan(1_000_000);
  expect(facts['softnet.busiestShare']).toBeGreaterThanOrEqual(0.5);
});

test('CPUs add up in hexadecimal, and the busiest one has its share', () => {
  const softnet = `${PATH}:0000001e 00000001 00000010 00000000\n${PATH}:0000000a 0000000f 00000000 00000000`;
  expect(factsOf('softnet', {softnet})).toEqual({
    'softnet.processed': 40,
    'softnet.dropped': 16,
    'softnet.squeezed': 16,
    'softnet.busiestShare': 0.75,
  });
});

test.each([
  [`grep: ${PATH}: No such file or directory`, 'absent'],
  [`grep: ${PATH}: Permission denied`, 'denied'],
  [`${PATH}:hello`, 'unparsed'],
])('“%s” means %s', (softnet, reason) => {
  const {leaves} = parseSections('softnet', {softnet});
  expect(leaves['softnet.dropped']).toMatchObject({reason});
});
