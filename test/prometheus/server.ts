import {writeFile} from 'node:fs/promises';
import {type AddressInfo, createServer} from 'node:net';
import {join} from 'node:path';
import {setTimeout as pause} from 'node:timers/promises';
import {type RunningProcess, runProcess, startProcess} from '../../src/platform/process.ts';

export type RunningPrometheus = {url: string; stop(): Promise<void>};

/** A real Prometheus over a folder, with this configuration; `within`: a network namespace to start it in. */
export async function startPrometheus(
  folder: string,
  config: string,
  within?: {namespace: string; host: string; port: number},
): Promise<RunningPrometheus> {
  const file = join(folder, 'prometheus.yml');
  await writeFile(file, config);
  const {host, port} = within ?? {host: '127.0.0.1', port: await freePort()};
  const program = [
    'prometheus',
    `--config.file=${file}`,
    `--storage.tsdb.path=${join(folder, 'data')}`,
    `--web.listen-address=${host}:${port}`,
    '--log.level=warn',
  ] as const;
  const argv: [string, ...string[]] =
    within === undefined ? [...program] : ['ip', 'netns', 'exec', within.namespace, ...program];
  const running = startProcess({argv, keepOutput: false});
  const url = `http://${host}:${port}`;
  if (within === undefined) await untilReady(url, running);
  return {
    url,
    async stop() {
      running.kill();
      await running.done;
    },
  };
}

async function untilReady(url: string, running: RunningProcess): Promise<void> {
  const ended = running.done.then(({stderr}) => {
    throw new Error(`prometheus ended: ${stderr}`);
  });
  const ready = async () => {
    for (;;) {
      const answer = await fetch(`${url}/-/ready`).catch(() => undefined);
      if (answer?.ok) return;
      await pause(100);
    }
  };
  await Promise.race([ready(), ended]);
}

/** Series that were there before: blocks made of OpenMetrics text with times. */
export async function writeHistory(folder: string, text: string): Promise<void> {
  const file = join(folder, 'history.txt');
  await writeFile(file, text);
  const data = join(folder, 'data');
  const made = await runProcess({
    argv: ['promtool', 'tsdb', 'create-blocks-from', 'openmetrics', file, data],
  });
  if (made.exit !== 0) throw new Error(made.stderr);
}

export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const {port} = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
