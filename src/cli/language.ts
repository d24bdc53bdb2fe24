import type {Language} from '../model/message.ts';

/**
 * The language of this run: `--lang`, else the first of LC_ALL, LC_MESSAGES, LANG that is set (POSIX order).
 * Read before the flags are parsed, because help is written in it too.
 */
export function languageOf(
  argv: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): Language {
  const flag = argv.findIndex((word) => word === '--lang' || word.startsWith('--lang='));
  if (flag >= 0) {
    const word = argv[flag] ?? '';
    return fromTag(word.includes('=') ? word.slice(7) : (argv[flag + 1] ?? ''));
  }
  return fromTag(env.LC_ALL || env.LC_MESSAGES || env.LANG || '');
}

function fromTag(tag: string): Language {
  return tag.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en';
}
