import {expect, test} from 'vitest';
import {sampleCatalogue} from '../testing/catalogue.ts';
import {hongkongSample, hostileSample, nodeDownSample} from '../testing/sample.ts';
import {codeSpan, escapeMarkdown} from './escape.ts';
import {markdownReporter} from './index.ts';

const options = {catalogue: sampleCatalogue, color: false, width: 80} as const;

test('markup, links, mentions and table borders in node data are plain text', () => {
  expect(escapeMarkdown('[a](http://e.example) **b** | `c`')).toBe(
    '\\[a\\](http\\://e.example) \\*\\*b\\*\\* \\| \\`c\\`',
  );
  expect(escapeMarkdown('<b>&lt;')).toBe('\\<b\\>\\&lt;');
  expect(escapeMarkdown('@team www.e.example')).toBe('@\u2060team www\\.e.example');
  expect(escapeMarkdown('# head')).toBe('\\# head');
  expect(escapeMarkdown('- item')).toBe('\\- item');
  expect(escapeMarkdown('1. item')).toBe('1\\. item');
});

test('plain values stay as they are', () => {
  expect(escapeMarkdown('9.0 ms')).toBe('9.0 ms');
  expect(escapeMarkdown('hk-1: MTU 1450')).toBe('hk-1: MTU 1450');
});

test('a code span is closed by nothing inside it', () => {
  expect(codeSpan('ip link')).toBe('`ip link`');
  expect(codeSpan('a ``b` c')).toBe('```a ``b` c```');
  expect(codeSpan('`x')).toBe('`` `x ``');
  expect(codeSpan('a|b\nc')).toBe('`a\uff5cb c`');
});

test('the cause is told with its evidence, sources, actions and references', () => {
  const text = markdownReporter(hongkongSample(), {...options, language: 'en'});
  const from = text.indexOf('## CAUSE');
  expect(
    text.slice(from, text.indexOf('## ALSO')),
  ).toBe(`## CAUSE: pod packets above 1400 bytes vanish to and from hk

\`overlay-black-hole\` · 0.95

- **effect** 20 of 20 large answers take at least 500 ms once connected
- **effect** bulk transfers between pods stand still for 3 s
- **root** pod MTU 1450 + vxlan 50 = 1500, measured underlay 1450 both ways
- **share** 90% to 100% of the gap in large answers: 400 ms of 434 ms is standing still; unexplained: at most 10%
- **for** pod MTU 1450 + vxlan 50 = 1500, measured underlay 1450 both ways
  - bj-1 \`ping -M do -c 3 -W 1 -s 1472 10.1.0.21\` 2026-11-23T05:41:12.000Z
  - hk-1 \`ping -M do -c 3 -W 1 -s 1472 10.1.0.21\` 2026-11-23T05:41:12.000Z
- **for** no ICMP came back; TCPTimeouts +214 in 10 s; every bulk transfer starts with 3 s of nothing
  - hk-1 \`ping -M do -c 3 -W 1 -s 1472 10.1.0.21\` 2026-11-23T05:41:12.000Z
- **against** –
- **why** The tunnel adds 50 bytes to each pod packet. What then exceeds the underlay is dropped without a word, so TCP waits for a timeout.
- **fix** set the pod MTU to 1400 (flannel), then restart the pods
- **do not** do not raise the node MTU to 1500: the provider’s network carries 1450
- **see** \`https://www.rfc-editor.org/rfc/rfc2923\`
- **see** \`RFC 1191 section 4\`

`);
});

test('the tables name the slow region and the black hole', () => {
  const text = markdownReporter(hongkongSample(), {...options, language: 'zh-CN'});
  expect(text).toContain('| hk | 580 ms | 612 ms | 10 | 0 | **3.4 倍** |');
  expect(text).toContain('| bj | 1450 正常 | 1400 黑洞 | 1450 正常 |');
});

test('what is not known is never shown as ok', () => {
  const text = markdownReporter(nodeDownSample(), {...options, language: 'en'});
  expect(text).toContain('| bj | 1450 ok | 1450 ok | ? |');
});

test('hostile names open no tag, link or mention outside code', () => {
  const text = markdownReporter(hostileSample(), {...options, language: 'en'});
  // Backslash pairs and code spans taken away, nothing of markup may be left.
  const bare = text.replace(/(`+)[^`][\s\S]*?[^`]?\1(?!`)/g, '').replace(/\\[!-/:-@[-`{-~]/g, '');
  expect(bare).not.toMatch(/[<>`]|\]\(|:\/\/|@[a-z]/);
});
