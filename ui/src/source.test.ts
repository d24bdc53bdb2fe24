import {expect, test} from 'vitest';
import {sourceOf} from './source.ts';

const DATA = {pageVersion: 1, run: {id: 'é'}};

test('a plain and a packed block give the same data', async () => {
  const bytes = await packed(JSON.stringify(DATA));
  expect(await sourceOf(JSON.stringify({kind: 'plain', data: DATA}))?.()).toEqual(DATA);
  expect(await sourceOf(JSON.stringify({kind: 'packed', bytes}))?.()).toEqual(DATA);
});

async function packed(text: string): Promise<string> {
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream('deflate-raw'));
  return btoa(String.fromCharCode(...new Uint8Array(await new Response(stream).arrayBuffer())));
}

test('a page without a report has no source', () => {
  expect(sourceOf('{"kind":"none"}')).toBeNull();
});

test.each([
  ['nothing at all', '', 'damaged'],
  ['half a block', '{"kind":"plain","data":{"pageVer', 'damaged'],
  ['another thing', '[]', 'damaged'],
  ['data of no version', '{"kind":"plain","data":{}}', 'damaged'],
  ['no data', '{"kind":"plain"}', 'damaged'],
  ['bytes that are no base64', '{"kind":"packed","bytes":"%%"}', 'damaged'],
  ['bytes that do not unpack', '{"kind":"packed","bytes":"AAAA"}', 'damaged'],
  ['data of a newer samespec', '{"kind":"plain","data":{"pageVersion":2}}', 'newer'],
])('%s is told as %3$s', async (_, text, fault) => {
  await expect(sourceOf(text)?.()).rejects.toMatchObject({fault});
});
