import {cleanText, isolate} from '../clean.ts';

/**
 * Node data as Markdown text: nothing in it is markup, a link, a mention or a table border.
 * GitHub mentions people even behind a backslash, so an @ gets a word joiner.
 */
export function escapeMarkdown(text: string): string {
  return isolate(cleanText(text))
    .replace(/[\\`*_[\]<>|~&]/g, '\\$&')
    .replace(/:\/\//g, '\\://')
    .replace(/\bwww\./gi, (word) => `${word.slice(0, -1)}\\.`)
    .replace(/@(?=[A-Za-z0-9])/g, '@\u2060')
    .replace(/^(\s*)([-+#=])/, '$1\\$2')
    .replace(/^(\s*\d+)([.)])(?=\s|$)/, '$1\\$2');
}

/** A code span; its fence is longer than any run of backticks inside. */
export function codeSpan(text: string): string {
  const plain = cleanText(text).replaceAll('|', '\uff5c');
  const fence = '`'.repeat(longestRun(plain) + 1);
  const space = plain.startsWith('`') || plain.endsWith('`') || plain === '' ? ' ' : '';
  return `${fence}${space}${plain}${space}${fence}`;
}

function longestRun(text: string): number {
  return Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));
}
