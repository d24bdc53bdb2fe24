import type {Command} from 'commander';
import type {Context} from '../context.ts';
import {addLanguage} from '../flags.ts';

export function registerDoctor(program: Command, context: Context): void {
  const command = program
    .command('doctor')
    .description(
      context.text({
        en: 'what this machine lacks, and the command that brings it',
        'zh-CN': '检查本机缺少什么，并给出安装命令',
      }),
    )
    .option(
      '--install',
      context.text({
        en: 'install it (Debian and Ubuntu, as root)',
        'zh-CN': '直接安装（Debian、Ubuntu，需 root）',
      }),
      false,
    );
  addLanguage(command, context).action(async (flags: {install: boolean}) => {
    const {examine} = await import('../examine.ts');
    await examine(flags.install, context);
  });
}
