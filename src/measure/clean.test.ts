import {describe, expect, it} from 'vitest';
import {cleanText, evidenceText, firstLine} from './clean.ts';

describe('output of nodes', () => {
  it('loses colours, titles and other escape sequences', () => {
    expect(cleanText('\u001b[31mred\u001b[0m \u001b]0;title\u0007text\u0000\r')).toBe('red text');
  });

  it('keeps tabs and newlines', () => {
    expect(cleanText('a\tb\nc')).toBe('a\tb\nc');
  });

  it('is cut to 4 kB without breaking a character', () => {
    const cut = evidenceText('丢'.repeat(3000));
    expect(Buffer.byteLength(cut)).toBeLessThanOrEqual(4096);
    expect(cut).toMatch(/^丢+…$/);
  });

  it('gives its first line to sentences', () => {
    expect(firstLine('\nping: one\nping: two')).toBe('ping: one');
  });
});
