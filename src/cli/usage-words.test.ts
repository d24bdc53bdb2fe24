import type {Command} from 'commander';
import {expect, test} from 'vitest';
import {createContext} from './context.ts';
import {createProgram} from './program.ts';

function told(argv: string[], language: 'en' | 'zh-CN'): string {
  const lines: string[] = [];
  const program = createProgram(createContext(language, '0'));
  const listen = (command: Command): void => {
    command.configureOutput({writeErr: (line) => void lines.push(line)});
    for (const child of command.commands) listen(child as Command);
  };
  listen(program);
  expect(() => program.parse(['node', 'samespec', ...argv])).toThrow();
  return lines.join('');
}

test.each([
  [['report', 'x', '-o', 'xml'], '“xml”无效。可选：text'],
  [['report', 'x', '--nope'], '未知的选项“--nope”'],
  [['diagnos'], '是否想写 diagnose？'],
  [['compare', 'a'], '缺少参数 <b>'],
  [['diagnose', '--out'], '缺少值'],
  [['diagnose', 'extra'], '参数过多：应为 0 个，实际给出“extra”'],
  [['diagnose', '--timeout', 'soon'], '1 到 100000 之间的整数'],
  [['diagnose', '--ports', '5'], '例如 40000-40100'],
])('wrong usage %j is told in Chinese', (argv, words) => {
  expect(told(argv, 'zh-CN')).toContain(words);
});

test('wrong usage of a sub-command points to its own help', () => {
  expect(told(['runs', 'export', 'a'], 'en')).toContain('“samespec runs export --help”');
});
