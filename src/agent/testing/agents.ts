import {mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import type {TestNet} from '../../measure/testing/net.ts';
import {type RunningProcess, startProcess} from '../../platform/process.ts';

const MAIN = fileURLToPath(new URL('../../cli/main.ts', import.meta.url));

export type TestAgent = {
  process: RunningProcess;
  /** Value of the one series that begins so; undefined where there is none. */
  value(series: string): Promise<number | undefined>;
  get(path: string): Promise<{status: number; body: string}>;
  events(): {event: string; [detail: string]: unknown}[];
};

export type TestFleet = {
  /** Writes the member list all agents read. */
  members(lines: readonly string[]): Promise<void>;
  file(name: string, content: string): Promise<string>;
  /** `path`: the only folder with programs. */
  start(host: string, flags?: readonly string[], path?: string): TestAgent;
  close(): Promise<void>;
};

/** Real agents, by the real command line, in the namespaces of a net. */
export async function createFleet(net: TestNet): Promise<TestFleet> {
  const folder = await mkdtemp(join(tmpdir(), 'ss-agents-'));
  const list = join(folder, 'members');
  const running: RunningProcess[] = [];
  const file = async (name: string, content: string) => {
    await writeFile(join(folder, name), content);
    return join(folder, name);
  };
  return {
    members: async (lines) => void (await file('members', `${lines.join('\n')}\n`)),
    file,
    start(host, flags = [], path) {
      const words = ['--members', list, '--name', host, '--no-facts', ...flags];
      let said = '';
      const [first = process.execPath, ...rest] = [
        ...net.enter(host),
        ...(path === undefined ? [] : ['/usr/bin/env', `PATH=${path}`]),
        process.execPath,
        MAIN,
        'agent',
        ...words,
      ];
      const started = startProcess({
        argv: [first, ...rest],
        onStdout: (chunk) => {
          said += Buffer.from(chunk).toString('utf8');
        },
      });
      running.push(started);
      return agentOf(host, net, started, () => said);
    },
    async close() {
      for (const one of running) one.kill();
      await Promise.all(running.map(({done}) => done));
      await rm(folder, {recursive: true});
    },
  };
}

function agentOf(
  host: string,
  net: TestNet,
  started: RunningProcess,
  said: () => string,
): TestAgent {
  const get = async (path: string) => {
    const url = `http://127.0.0.1:19464${path}`;
    const text = await net.sh(host, `curl -s -m 5 -w '\\n%{http_code}' ${url}`);
    const cut = text.lastIndexOf('\n');
    return {status: Number(text.slice(cut + 1)), body: text.slice(0, cut)};
  };
  return {
    process: started,
    get,
    async value(series) {
      const {body} = await get('/metrics');
      const start = series.includes('{') ? series : `${series} `;
      const lines = body.split('\n').filter((line) => line.startsWith(start));
      if (lines.length > 1) throw new Error(`several: ${lines.join(' | ')}`);
      return lines[0] === undefined ? undefined : Number(lines[0].split(' ').at(-1));
    },
    events: () =>
      said()
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line) as {event: string}),
  };
}
