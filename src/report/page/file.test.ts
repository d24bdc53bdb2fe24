import {expect, test} from 'vitest';
import {sampleCatalogue} from '../testing/catalogue.ts';
import {cleanSample, HOSTILE, hostileSample} from '../testing/sample.ts';
import {blockText} from './block.ts';
import {pageFile} from './file.ts';
import {pageOf} from './index.ts';

const TEMPLATE =
  '<html lang="{{language}}"><title>{{title}}</title><meta {{connect}}><script id="data">{{data}}</script>';
const options = {language: 'zh-CN', catalogue: sampleCatalogue} as const;

test('what is filled in cannot end the element it stands in, nor fill another gap', () => {
  const data = pageOf(hostileSample(), options);
  data.run.settings = '</script><script>{{title}} $& $1';
  const html = pageFile(data, TEMPLATE, (text) => text);
  expect(html.split('</script>').length).toBe(2);
  expect(html).not.toContain(HOSTILE.html);
  expect(html).toContain('\\u003c/script>\\u003cscript>{{title}} $& $1');
  expect(html).toContain('<html lang="zh-CN">');
  const block = /<script id="data">(.*)<\/script>/.exec(html)?.[1] ?? '';
  expect(JSON.parse(block)).toEqual({kind: 'plain', data});
});

test('a large report is packed, a small one stays readable', () => {
  const data = pageOf(cleanSample(), options);
  expect(blockText(data, () => 'packed')).toMatch(/^\{"kind":"plain"/);
  data.run.settings = 'x'.repeat(300_000);
  expect(blockText(data, (text) => `${text.length}`)).toMatch(
    /^\{"kind":"packed","bytes":"\d{6}"\}$/,
  );
});
