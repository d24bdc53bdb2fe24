import type {Rule} from '../diagnose/define-rule.ts';
import {RULES} from '../diagnose/rules/index.ts';
import {AppError} from '../model/error.ts';
import type {Language} from '../model/message.ts';

const HEADINGS = {
  en: {scope: 'Checked per', needs: 'Needs', also: 'Uses if known', safe: 'References', none: '-'},
  'zh-CN': {scope: '检查对象', needs: '所需输入', also: '如有则参考', safe: '参考资料', none: '-'},
} as const;

export function listRules(language: Language, own: readonly Rule[] = []): string {
  const rules = [...RULES, ...own];
  const width = Math.max(...rules.map((rule) => rule.id.length));
  return rules
    .map((rule) => `${rule.id.padEnd(width)}  ${rule.strings.about[language]}\n`)
    .join('');
}

export function describeRule(id: string, language: Language, own: readonly Rule[] = []): string {
  const rule = [...RULES, ...own].find((candidate) => candidate.id === id);
  if (rule === undefined) throw new AppError('rule-unknown', {rule: id});
  const words = HEADINGS[language];
  return [
    rule.id,
    '',
    rule.strings.about[language],
    '',
    `${words.scope}: ${rule.scope}`,
    `${words.needs}: ${names(rule.requires)}`,
    `${words.also}: ${names(rule.optional ?? {})}`,
    ...claims(rule, language),
    '',
    `${words.safe}:`,
    ...rule.references.map((reference) => `  ${reference}`),
    '',
  ].join('\n');
}

function names(inputs: Rule['requires']): string {
  return (
    Object.values(inputs)
      .map((input) => input.name)
      .join(', ') || '-'
  );
}

/** The sentences the rule can say, with their gaps shown by name. */
function claims(rule: Rule, language: Language): string[] {
  const lines = Object.entries(rule.strings)
    .filter(([id]) => id !== 'about')
    .map(([id, texts]) => `  ${id}: ${texts[language]}`);
  return ['', ...lines];
}
