import {
  faultText,
  type LabStep,
  labDown,
  labStatus,
  labUp,
  listScenarios,
  loadScenario,
  loadScenarioFile,
  randomPathScenario,
} from '../lab/index.ts';
import type {Scenario} from '../lab/scenario.ts';
import {AppError} from '../model/error.ts';
import type {Context} from './context.ts';
import {interruptible} from './interrupt.ts';

const STEPS: Readonly<Record<LabStep, {en: string; 'zh-CN': string}>> = {
  prepare: {en: 'Lab: preparing', 'zh-CN': '实验环境：准备'},
  guests: {
    en: 'Lab: preparing the emulated guests (the first time, packages are fetched)',
    'zh-CN': '实验环境：准备模拟虚拟机（首次需要下载软件包）',
  },
  network: {en: 'Lab: building the network', 'zh-CN': '实验环境：搭建网络'},
  nodes: {en: 'Lab: starting the nodes', 'zh-CN': '实验环境：启动节点'},
  ready: {en: 'Lab: waiting for SSH and services', 'zh-CN': '实验环境：等待 SSH 与服务就绪'},
};

export function stepTeller(context: Context): (step: LabStep) => void {
  return (step) => context.note(context.text(STEPS[step]));
}

export async function list(context: Context): Promise<void> {
  const scenarios = await listScenarios();
  const width = Math.max(...scenarios.map((scenario) => scenario.name.length));
  for (const {name, title} of scenarios) {
    await context.out(`${name.padEnd(width)}  ${title[context.language]}\n`);
  }
}

export type ScenarioChoice = {name?: string; file?: string; random?: number};

export async function up(choice: ScenarioChoice, context: Context): Promise<void> {
  const {text} = context;
  const {name, file, random} = choice;
  if (file === undefined && name === undefined && random === undefined) {
    const detail = text({
      en: 'name a scenario (“samespec lab list”) or give -f FILE',
      'zh-CN': '请指定场景名（见“samespec lab list”），或用 -f 给出场景文件',
    });
    throw new AppError('usage', {detail});
  }
  const {signal, release} = interruptible();
  try {
    const scenario = await chosen(choice);
    const state = await labUp(scenario, {onStep: stepTeller(context), signal});
    const {fleetFile, sshConfigFile} = state;
    await context.out(
      text({
        en: `The lab “${state.name}” is up.\n  samespec diagnose -i ${fleetFile}\n  ssh -F ${sshConfigFile} NODE\n  samespec lab down\n`,
        'zh-CN': `实验环境“${state.name}”已启动。\n  samespec diagnose -i ${fleetFile}\n  ssh -F ${sshConfigFile} 节点名\n  samespec lab down\n`,
      }),
    );
  } finally {
    release();
  }
}

function chosen({name, file, random}: ScenarioChoice): Promise<Scenario> {
  if (random !== undefined) return Promise.resolve(randomPathScenario(random).scenario);
  return file === undefined ? loadScenario(name ?? '') : loadScenarioFile(file);
}

export async function status(context: Context): Promise<void> {
  const labs = await labStatus();
  const {text} = context;
  if (labs.length === 0) {
    context.note(text({en: 'No lab is up.', 'zh-CN': '当前没有运行中的实验环境。'}));
  }
  for (const {name, state, runningNodes, endedNodes} of labs) {
    const half = text({en: 'half-built', 'zh-CN': '未建完'});
    const ended = endedNodes.length === 0 ? '' : `  ✗ ${endedNodes.join(' ')}`;
    const phase = state?.phase === 'up' ? (state.scenario ?? '') : half;
    await context.out(`${name}  ${phase}  ${runningNodes.join(' ')}${ended}\n`);
    for (const fault of state?.faults ?? []) await context.out(`  ${faultText(fault)}\n`);
    if (state?.phase === 'up') await context.out(`  samespec diagnose -i ${state.fleetFile}\n`);
  }
}

export async function down(name: string | undefined, context: Context): Promise<void> {
  await labDown(name);
  context.note(
    context.text({
      en: 'The lab is down; nothing is left of it.',
      'zh-CN': '实验环境已停止并清理完毕。',
    }),
  );
}
