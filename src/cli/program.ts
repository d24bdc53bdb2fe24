import {Command, type CommanderError} from 'commander';
import {registerAgent} from './commands/agent.ts';
import {registerApply} from './commands/apply.ts';
import {registerCleanup} from './commands/cleanup.ts';
import {registerCollect} from './commands/collect.ts';
import {registerCompare} from './commands/compare.ts';
import {registerDemo} from './commands/demo.ts';
import {registerDiagnose} from './commands/diagnose.ts';
import {registerDoctor} from './commands/doctor.ts';
import {registerExplain} from './commands/explain.ts';
import {registerLab} from './commands/lab.ts';
import {registerMeasure} from './commands/measure.ts';
import {registerPlan} from './commands/plan.ts';
import {registerReport} from './commands/report.ts';
import {registerRollback} from './commands/rollback.ts';
import {registerRules} from './commands/rules.ts';
import {registerRuns} from './commands/runs.ts';
import {registerServe} from './commands/serve.ts';
import {registerVerify} from './commands/verify.ts';
import type {Context} from './context.ts';
import {helpWords, usageSentence} from './usage-words.ts';

/** Declares what can be typed. Each command loads its work only when it runs. */
export function createProgram(context: Context, name = 'samespec'): Command {
  const program = new Command(name)
    .description(
      context.text({
        en: 'Same spec, same image, different speed: finds which nodes differ and says why, with evidence.',
        'zh-CN': '同样的规格，同样的镜像，为什么这里慢？找出不同的节点，并给出有证据的原因。',
      }),
    )
    .version(
      context.version,
      '-V, --version',
      context.text({en: 'print the version', 'zh-CN': '显示版本'}),
    )
    .helpOption('-h, --help', context.text({en: 'show help', 'zh-CN': '显示帮助'}))
    .helpCommand(false)
    .exitOverride((error: CommanderError) => {
      throw error;
    })
    .showSuggestionAfterError()
    .configureHelp(helpWords(context))
    .configureOutput({outputError: (told, write) => write(usageSentence(told, context))});
  for (const register of [
    registerDiagnose,
    registerCollect,
    registerMeasure,
    registerReport,
    registerCompare,
    registerRuns,
    registerPlan,
    registerApply,
    registerRollback,
    registerVerify,
    registerServe,
    registerExplain,
    registerRules,
    registerAgent,
    registerLab,
    registerDemo,
    registerCleanup,
    registerDoctor,
  ]) {
    register(program, context);
  }
  pointToHelp(program, name, context);
  for (const command of program.commands) inherit(command, program, name, context);
  program.addHelpText('after', examples(context));
  return program;
}

/** Sub-commands report errors and help the way the program does. */
function inherit(command: Command, from: Command, path: string, context: Context): void {
  const own = `${path} ${command.name()}`;
  command.copyInheritedSettings(from).helpCommand(false);
  pointToHelp(command, own, context);
  for (const child of command.commands) inherit(child as Command, command, own, context);
}

function pointToHelp(command: Command, path: string, {text}: Context): void {
  command.showHelpAfterError(
    text({
      en: `“${path} --help” shows what can be given.`,
      'zh-CN': `用法见“${path} --help”。`,
    }),
  );
}

function examples(context: Context): string {
  return context.text({
    en: `
Examples:
  samespec demo                          the incident, live, on this machine
  samespec diagnose -i fleet.yaml        your own fleet over SSH
  samespec diagnose --context bj --context hk
                                         clusters of a kubeconfig; also: kubectl samespec diagnose …
  samespec diagnose                      this machine alone
  samespec report RUN -o html --out report.html`,
    'zh-CN': `
示例：
  samespec demo                          在本机真实重现这次事故
  samespec diagnose -i fleet.yaml        通过 SSH 诊断自己的机群
  samespec diagnose --context bj --context hk
                                         kubeconfig 中的集群；也可用 kubectl samespec diagnose …
  samespec diagnose                      只看本机
  samespec report RUN -o html --out report.html`,
  });
}
