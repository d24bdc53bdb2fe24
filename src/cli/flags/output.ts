import {type Command, Option} from 'commander';
import type {Context} from '../context.ts';

export const FORMATS = [
  'text',
  'json',
  'yaml',
  'md',
  'html',
  'junit',
  'sarif',
  'openmetrics',
] as const;
export type Format = (typeof FORMATS)[number];

export const FAIL_ON = ['note', 'contributor', 'cause', 'never'] as const;
export type FailOn = (typeof FAIL_ON)[number];

export type OutputFlags = {
  output: Format;
  /** Files of plans that the page shows as well. */
  plan?: string[];
  out?: string;
  color: boolean;
  quiet: boolean;
  verbose: boolean;
  failOn: FailOn;
};

export function addOutput(command: Command, context: Context): Command {
  const {text} = context;
  return addFormat(command, FORMATS, context)
    .option('--quiet', text({en: 'no progress', 'zh-CN': '不显示进度'}), false)
    .addOption(
      new Option(
        '--fail-on <verdict>',
        text({
          en: 'exit with status 3 when a finding is at or above this',
          'zh-CN': '有达到或高于该级别的结论时以状态 3 退出',
        }),
      )
        .choices([...FAIL_ON])
        .default('cause'),
    );
}

/** In which form a result is written, and where to. */
export function addFormat(command: Command, formats: readonly string[], {text}: Context): Command {
  return command
    .addOption(
      new Option('-o, --output <format>', text({en: 'output format', 'zh-CN': '输出格式'}))
        .choices(formats)
        .default('text'),
    )
    .option('--out <file>', text({en: 'write the result to a file', 'zh-CN': '把结果写入文件'}))
    .option(
      '--no-color',
      text({en: 'no colour (also NO_COLOR)', 'zh-CN': '不用颜色（也可设 NO_COLOR）'}),
    )
    .option(
      '--verbose',
      text({
        en: 'text output: everything, not one screen',
        'zh-CN': '文本输出显示全部内容，不限一屏',
      }),
      false,
    );
}

export function addLanguage(command: Command, context: Context): Command {
  return command.addOption(
    new Option(
      '--lang <language>',
      context.text({en: 'language (default: from LANG)', 'zh-CN': '语言（默认取自 LANG）'}),
    ).choices(['en', 'zh-CN']),
  );
}
