import type {Command} from 'commander';
import type {Context} from '../context.ts';
import {repeated} from './values.ts';

export type AnalysisFlags = {golden?: string; accept: string[]};

/** What differences are held against. */
export function addAnalysis(command: Command, context: Context): Command {
  const {text} = context;
  command.option(
    '--golden <node>',
    text({
      en: 'a node known to be good: differences are told against it, not against the majority',
      'zh-CN': '已知正常的节点：差异以它为基准，而不是以多数节点为准',
    }),
  );
  return addAccept(command, context);
}

export function addAccept(command: Command, {text}: Context): Command {
  return command.option(
    '--accept <file>',
    text({
      en: 'differences to live with, each with a reason and a last day (YAML); repeatable',
      'zh-CN': '可接受的差异（YAML），每项注明原因与截止日期；可重复',
    }),
    repeated,
    [],
  );
}

export function addRules(command: Command, context: Context): Command {
  return command.option(
    '--rules <file>',
    context.text({
      en: 'rules of your own (YAML), asked beside the built-in ones; repeatable',
      'zh-CN': '自定义规则文件（YAML），与内置规则一同检查；可重复',
    }),
    repeated,
    [],
  );
}
