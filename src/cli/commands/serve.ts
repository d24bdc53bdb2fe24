import {type Command, InvalidArgumentError, Option} from 'commander';
import type {Context} from '../context.ts';
import {addLanguage, repeated} from '../flags.ts';
import type {ServeFlags} from '../serve.ts';

export function registerServe(program: Command, context: Context): void {
  const {text} = context;
  const command = program
    .command('serve')
    .description(
      text({
        en: 'saved runs in the browser: list, trends, comparison, live progress; read-only',
        'zh-CN': '在浏览器中查看运行记录：列表、趋势、比较、实时进度；只读',
      }),
    )
    .addOption(
      new Option('--port <port>', text({en: 'port', 'zh-CN': '端口'}))
        .argParser(portOf(context))
        .default(0, text({en: 'any free one', 'zh-CN': '自动选用空闲端口'})),
    )
    .option(
      '--listen <address>',
      text({
        en: 'address to listen on; others than this machine’s own loopback need a token, and are not encrypted',
        'zh-CN': '监听地址；回环地址以外必须使用令牌，且连接不加密',
      }),
      '127.0.0.1',
    )
    .option(
      '--allow-host <name>',
      text({
        en: 'answer to this name too, as behind a proxy; repeatable',
        'zh-CN': '同时以该名称应答，例如位于代理之后；可重复',
      }),
      repeated,
      [],
    )
    .option(
      '--token-file <file>',
      text({
        en: 'keep the token in this file, made where it is missing (default: a new token each time)',
        'zh-CN': '把令牌保存在该文件中，不存在则创建（默认每次生成新令牌）',
      }),
    )
    .option(
      '--no-token',
      text({
        en: 'no token: every user of this machine can read all runs',
        'zh-CN': '不使用令牌：本机任何用户都能读取全部运行记录',
      }),
    );
  command.addHelpText(
    'after',
    text({
      en: `
Examples:
  samespec serve                                   prints an address to open, on this machine only
  samespec serve --port 7654 --token-file ~/.samespec-token
  ssh -L 7654:127.0.0.1:7654 HOST                  the same from elsewhere, with --port 7654 there
  samespec serve --listen 10.0.0.5 --port 7654 --allow-host samespec.example.com
  curl -H "Authorization: Bearer TOKEN" http://127.0.0.1:7654/api/v1/runs

The address ends in #token=…, which the browser keeps to itself. docs/serving.md tells of the API.`,
      'zh-CN': `
示例：
  samespec serve                                   打印可打开的地址，仅限本机
  samespec serve --port 7654 --token-file ~/.samespec-token
  ssh -L 7654:127.0.0.1:7654 主机                  从其他机器访问；那里的服务使用 --port 7654
  samespec serve --listen 10.0.0.5 --port 7654 --allow-host samespec.example.com
  curl -H "Authorization: Bearer 令牌" http://127.0.0.1:7654/api/v1/runs

地址以 #token=… 结尾，浏览器不会把它发送出去。API 说明见 docs/serving.md。`,
    }),
  );
  addLanguage(command, context).action(async (flags: ServeFlags) => {
    const {serve} = await import('../serve.ts');
    await serve(flags, context);
  });
}

function portOf({text}: Context): (value: string) => number {
  return (value) => {
    const port = Number(value);
    if (/^\d{1,5}$/.test(value) && port <= 65_535) return port;
    throw new InvalidArgumentError(
      text({en: 'Give a number from 0 to 65535.', 'zh-CN': '请给出 0 到 65535 之间的数。'}),
    );
  };
}
