import {
  findProgram,
  installCommand,
  installTools,
  isDebianLike,
  isRoot,
  missingTools,
  TOOLS,
} from '../platform/tools.ts';
import type {Context} from './context.ts';

/** Prints what is here and what is not; exit status 1 when something is missing in the end. */
export async function examine(install: boolean, context: Context): Promise<void> {
  if (install) await ensureTools(context);
  const {text} = context;
  const words = {
    diagnose: text({en: 'to diagnose fleets', 'zh-CN': '诊断机群所需'}),
    lab: text({en: 'for the lab and the demo', 'zh-CN': '实验环境与演示所需'}),
  };
  const absent = text({en: 'missing', 'zh-CN': '缺少'});
  for (const tool of TOOLS) {
    const file = await findProgram(tool.program);
    const mark = file === null ? `✗ ${absent}` : '✓';
    await context.out(
      `${mark.padEnd(10)} ${tool.program.padEnd(9)} ${file ?? ''}  (${words[tool.neededFor]})\n`,
    );
  }
  await context.out(
    isRoot()
      ? `${'✓'.padEnd(10)} root\n`
      : `${`✗ ${absent}`.padEnd(10)} root  (${words.lab}; ${text({en: 'run with sudo', 'zh-CN': '请用 sudo 运行'})})\n`,
  );
  const missing = await missingTools();
  if (missing.length > 0) {
    await context.out(
      `\n${text({en: 'Install with', 'zh-CN': '安装命令'})}: sudo ${installCommand(missing)}\n`,
    );
  }
  context.exit(missing.length > 0 || !isRoot() ? 1 : 0);
}

/** Brings what is missing where that is possible, after saying so. True when nothing is missing any more. */
export async function ensureTools(context: Context): Promise<boolean> {
  const missing = await missingTools();
  if (missing.length === 0) return true;
  if (!isRoot() || !(await isDebianLike())) return false;
  const command = installCommand(missing);
  context.note(context.text({en: `Installing: ${command}`, 'zh-CN': `正在安装：${command}`}));
  const result = await installTools(missing);
  if (result.ok) return true;
  context.note(
    context.text({
      en: `Could not install: ${result.detail}`,
      'zh-CN': `安装失败：${result.detail}`,
    }),
  );
  return false;
}
