import type {Message} from '../model/message.ts';
import type {NodeState, PlanOutcome} from '../model/plan.ts';
import type {Context} from './context.ts';

export type OutcomeFlags = {output: 'text' | 'json'; quiet: boolean};

const STATES: Readonly<Record<NodeState, {en: string; 'zh-CN': string}>> = {
  planned: {en: 'not changed', 'zh-CN': '未修改'},
  armed: {en: 'undo armed', 'zh-CN': '已布防回滚'},
  applied: {en: 'on trial', 'zh-CN': '试行中'},
  proven: {en: 'proven', 'zh-CN': '已证明有效'},
  committed: {en: 'in force', 'zh-CN': '已生效'},
  'rolled-back': {en: 'rolled back', 'zh-CN': '已回滚'},
  'in-doubt': {en: 'IN DOUBT', 'zh-CN': '状态存疑'},
};

export function stateWord(state: NodeState, context: Context): string {
  return context.text(STATES[state]);
}

export function outcomeText(
  outcome: PlanOutcome,
  say: (message: Message) => string,
  context: Context,
): string {
  const width = Math.max(...outcome.nodes.map(({node}) => node.length), 1);
  const lines = outcome.nodes.map(({node, state, deadman, message}) => {
    const guard =
      deadman === null
        ? ''
        : context.text({en: ` (undo by ${deadman})`, 'zh-CN': `（回滚方式：${deadman}）`});
    const words = message === null ? '' : `  ${say(message)}`;
    return `  ${node.padEnd(width)}  ${stateWord(state, context)}${guard}${words}\n`;
  });
  return lines.join('');
}

/** 0 as asked; 2 refused, nothing changed; 6 rolled back; 7 in doubt. `rollback` asked for the old state. */
export function outcomeStatus({state, nodes}: PlanOutcome, asked: 'apply' | 'rollback'): number {
  if (state === 'in-doubt') return 7;
  if (asked === 'rollback') return nodes.some((node) => node.state === 'committed') ? 7 : 0;
  if (state === 'rolled-back') return 6;
  return state === 'committed' ? 0 : 2;
}
