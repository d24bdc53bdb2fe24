import {hostname} from 'node:os';
import {AppError} from '../model/error.ts';
import {whyFailed} from '../model/why-failed.ts';
import {isLoopback} from '../serve/hosts.ts';
import {servedPages} from '../serve/pages.ts';
import {startServer} from '../serve/server.ts';
import {freshToken, tokenFromFile} from '../serve/token.ts';
import {runsFolder} from '../store/folder.ts';
import type {Context} from './context.ts';
import {interruptible} from './interrupt.ts';
import {pageTemplate} from './page-file.ts';

export type ServeFlags = {
  port: number;
  listen: string;
  allowHost: string[];
  tokenFile?: string;
  /** False: `--no-token`. */
  token: boolean;
};

/** Serves the saved runs until it is interrupted. */
export async function serve(flags: ServeFlags, context: Context): Promise<void> {
  const {signal, release} = interruptible();
  const {text, language} = context;
  try {
    const page = servedPages(await builtPage(), language);
    const serving = await startServer({
      ...{runs: runsFolder(), version: context.version, page, token: await tokenFor(flags)},
      ...{address: flags.listen, port: flags.port, allowHosts: flags.allowHost},
      onMistake: (detail) =>
        context.note(
          text({
            en: `samespec: a mistake in samespec itself, please report it:\n${detail}`,
            'zh-CN': `samespec：程序自身出错，请反馈：\n${detail}`,
          }),
        ),
    });
    for (const remark of remarks(flags, serving.port, context)) context.note(remark);
    await context.out(`${serving.url}\n`);
    context.note(
      text({
        en: `Serving ${runsFolder()}. Ctrl-C ends it.`,
        'zh-CN': `正在提供 ${runsFolder()} 中的运行记录。按 Ctrl-C 结束。`,
      }),
    );
    await aborted(signal);
    await serving.close();
    context.note(text({en: 'Ended.', 'zh-CN': '已结束。'}));
  } finally {
    release();
  }
}

async function builtPage(): Promise<string> {
  try {
    return await pageTemplate();
  } catch (cause) {
    throw new AppError('serve-no-page', {detail: whyFailed(cause)}, {cause});
  }
}

async function tokenFor({token, tokenFile}: ServeFlags): Promise<string | null> {
  if (!token) return null;
  return tokenFile === undefined ? freshToken() : tokenFromFile(tokenFile);
}

/** What must be known before the address is used. */
function remarks({listen, token}: ServeFlags, port: number, {text}: Context): string[] {
  if (!token) {
    return [
      text({
        en: 'WARNING: no token. Every program and every user of this machine can read all runs.',
        'zh-CN': '警告：未使用令牌。本机上的任何程序、任何用户都能读取全部运行记录。',
      }),
    ];
  }
  if (isLoopback(listen)) return [];
  const tunnel = `ssh -L ${port}:127.0.0.1:${port} ${hostname()}`;
  return [
    text({
      en: `WARNING: this is not encrypted: whoever sees the traffic sees the token and the runs. Put it behind a proxy with TLS (and name that with --allow-host), or leave --listen out and go through ssh:\n  ${tunnel}`,
      'zh-CN': `警告：连接未加密，能看到流量的人就能看到令牌与运行记录。请置于提供 TLS 的代理之后（并用 --allow-host 指明其名称），或去掉 --listen，改用 ssh 转发：\n  ${tunnel}`,
    }),
  ];
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), {once: true});
  });
}
