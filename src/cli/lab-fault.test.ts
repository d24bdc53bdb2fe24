import {expect, test} from 'vitest';
import {createContext} from './context.ts';
import {type FaultFlags, fault} from './lab-fault.ts';

const context = createContext('en', 'test');

test.each<[string, string[], FaultFlags]>([
  ['nothing at all', [], {}],
  ['no place', ['lossShare=0.1'], {}],
  ['no word', [], {region: 'hk'}],
  ['two places', ['lossShare=0.1'], {region: 'hk', link: 'bj,hk'}],
  ['a direction without a link', ['lossShare=0.1'], {region: 'hk', toward: 'hk'}],
  ['a link with one end', ['lossShare=0.1'], {link: 'bj'}],
  ['a link with three ends', ['lossShare=0.1'], {link: 'bj,hk,sg'}],
  ['a word without a value', ['lossShare'], {region: 'hk'}],
  ['an empty value', ['lossShare='], {region: 'hk'}],
  ['a value that is no number', ['lossShare=much'], {region: 'hk'}],
  ['two values', ['lossShare=0.1=0.2'], {region: 'hk'}],
  ['a word beside --clear', ['lossShare=0.1'], {clear: true}],
])('%s is wrong usage, told with an example', async (_, words, flags) => {
  await expect(fault(words, flags, context)).rejects.toMatchObject({
    code: 'usage',
    params: {detail: expect.stringContaining('lossShare=0.07 --link bj,hk')},
  });
});

test('a lab that is not up is told', async () => {
  const flags = {region: 'hk', lab: 'no-such-lab'};
  await expect(fault(['lossShare=0.1'], flags, context)).rejects.toMatchObject({
    code: 'lab-not-up',
  });
});
