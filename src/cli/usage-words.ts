import type {Help, Option} from 'commander';
import type {Context} from './context.ts';

const TITLES: Readonly<Record<string, string>> = {
  'Usage:': '用法：',
  'Options:': '选项：',
  'Commands:': '命令：',
  'Arguments:': '参数：',
};

/** What commander says of wrong usage, and the same in Chinese; what is not here stays as it is. */
const SENTENCES: readonly [RegExp, string][] = [
  [/^unknown option '(.*)'$/, '未知的选项“$1”。'],
  [/^unknown command '(.*)'$/, '未知的命令“$1”。'],
  [/^missing required argument '(.*)'$/, '缺少参数 <$1>。'],
  [/^required option '(.*)' not specified$/, '缺少必需的选项 $1。'],
  [/^option '(.*)' argument missing$/, '选项 $1 缺少值。'],
  [
    /^too many arguments(?: for '.*')?\. Expected (\d+) arguments? but got \d+: (.*)\.$/,
    '参数过多：应为 $1 个，实际给出“$2”。',
  ],
  [/^option '(.*)' argument '(.*)' is invalid\. (.*)$/, '选项 $1 的值“$2”无效。$3'],
  [/^\(Did you mean (.*)\?\)$/, '（是否想写 $1？）'],
  [/^\(Did you mean one of (.*)\?\)$/, '（是否想写其中之一：$1？）'],
];
const MENDS: readonly [RegExp, string][] = [
  [/Allowed choices are (.*)\.$/, '可选：$1。'],
  [/Give a whole number from (\d+) to (\d+)\.$/, '请给出 $1 到 $2 之间的整数。'],
  [/Give a size such as 500M or 2G\.$/, '请给出大小，例如 500M、2G。'],
  [/Give two ports, low and high, such as (.*)\.$/, '请给出端口范围（从小到大），例如 $1。'],
  [
    /Give a name as Kubernetes takes it: .*$/,
    '请给出合法的 Kubernetes 名称：小写字母、数字、“-”、“.”。',
  ],
];

/** The heading of a part of help. */
export function titleWord(title: string, {language}: Context): string {
  return language === 'zh-CN' ? (TITLES[title] ?? title) : title;
}

/** A sentence of commander (`error: …`, and a line with a near word) in the words of this house. */
export function usageSentence(told: string, {language}: Context): string {
  const lines = told
    .replace(/^error: /, '')
    .trimEnd()
    .split('\n');
  const said = language === 'zh-CN' ? lines.map(inChinese) : lines;
  return `samespec: ${said.join('\n')}\n`;
}

function inChinese(line: string): string {
  const whole = SENTENCES.reduce(
    (text, [english, chinese]) => text.replace(english, chinese),
    line,
  );
  return MENDS.reduce((text, [english, chinese]) => text.replace(english, chinese), whole);
}

/** An option in help: its text, what may be chosen, and its default where that says something. */
export function optionText(option: Option, {text}: Context): string {
  const choices = option.argChoices?.join(', ');
  const value = option.defaultValueDescription ?? option.defaultValue;
  const telling = value !== undefined && typeof value !== 'boolean' && !Array.isArray(value);
  const more = [
    ...(choices === undefined
      ? []
      : [text({en: `choices: ${choices}`, 'zh-CN': `可选：${choices}`})]),
    ...(telling ? [text({en: `default: ${value}`, 'zh-CN': `默认：${value}`})] : []),
  ];
  if (more.length === 0) return option.description;
  return text({
    en: `${option.description} (${more.join('; ')})`,
    'zh-CN': `${option.description}（${more.join('；')}）`,
  });
}

export function helpWords(context: Context): Partial<Help> {
  return {
    styleTitle: (title) => titleWord(title, context),
    optionDescription: (option) => optionText(option, context),
  };
}
