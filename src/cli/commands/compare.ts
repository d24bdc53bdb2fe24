import {type Command, Option} from 'commander';
import type {CompareFlags} from '../compare.ts';
import type {Context} from '../context.ts';
import {addAccept, addFormat, addFrom, addLanguage} from '../flags.ts';

const FORMATS = ['text', 'json', 'yaml', 'md', 'html'] satisfies CompareFlags['output'][];
const FAIL_ON = ['difference', 'finding', 'never'] satisfies CompareFlags['failOn'][];

export function registerCompare(program: Command, context: Context): void {
  const {text} = context;
  const what = text({
    en: 'a node or region of a run, NODE@RUN, REGION@RUN, or a run: its id, folder or exported file, “last”, “previous”',
    'zh-CN':
      '某次运行中的节点或地域、节点@运行、地域@运行，或一次运行：其编号、目录、导出文件，或 last、previous',
  });
  const command = program
    .command('compare')
    .argument('<a>', what)
    .argument('<b>', text({en: 'the same', 'zh-CN': '同上'}))
    .description(
      text({
        en: 'what differs between two nodes, regions or runs, what matters first',
        'zh-CN': '比较两个节点、地域或两次运行，按重要程度列出差异',
      }),
    );
  addFrom(command, context);
  addFormat(addAccept(command, context), FORMATS, context)
    .option('--quiet', text({en: 'no remarks', 'zh-CN': '不显示提示'}), false)
    .addOption(
      new Option(
        '--fail-on <what>',
        text({
          en: 'exit with status 3 on any difference that matters, or on a cause or contributor that only the second has; 5 when nothing could be compared',
          'zh-CN':
            '有值得关注的差异（difference），或后者新增原因、影响因素（finding）时以状态 3 退出；没有可比较的内容时以状态 5 退出',
        }),
      )
        .choices(FAIL_ON)
        .default('never'),
    );
  command.addHelpText('after', examples(context));
  addLanguage(command, context).action(async (a: string, b: string, flags: CompareFlags) => {
    const {compareThings} = await import('../compare.ts');
    await compareThings(a, b, flags, context);
  });
}

function examples({text}: Context): string {
  return text({
    en: `
Examples:
  samespec compare hk bj                     two regions of the newest run
  samespec compare hk-1 bj-1 --from RUN      two nodes of a saved run
  samespec compare previous last             what changed between the last two runs
  samespec compare hk@previous hk@last       the same, one region only
  samespec compare before.samespec last --fail-on finding
  samespec compare a b --from a=/sos/a --from b=/sos/b

A name that is both a node and a region is written node:NAME or region:NAME.
Left is the first, right the second; between two runs: before and after.
Exit status 0, whatever differs, unless --fail-on says otherwise.`,
    'zh-CN': `
示例：
  samespec compare hk bj                     最近一次运行中的两个地域
  samespec compare hk-1 bj-1 --from RUN      某次运行中的两个节点
  samespec compare previous last             最近两次运行之间的变化
  samespec compare hk@previous hk@last       同上，只看一个地域
  samespec compare before.samespec last --fail-on finding
  samespec compare a b --from a=/sos/a --from b=/sos/b

名称同时是节点和地域时，写作 node:名称 或 region:名称。
左侧为前者，右侧为后者；比较两次运行时即为之前与之后。
无论有何差异，退出状态都是 0，除非指定了 --fail-on。`,
  });
}
