import {readdir, readFile} from 'node:fs/promises';

export type Cost = {cpuSeconds: number; rssKib: number; pssKib: number};

const TICKS = 100;

/** CPU time so far and memory now of a process and all below it; `cutime` holds what ended children used. */
export async function costOf(pid: number): Promise<Cost> {
  const cost = {cpuSeconds: 0, rssKib: 0, pssKib: 0};
  for (const one of await treeOf(pid)) {
    const stat = await readFile(`/proc/${one}/stat`, 'utf8').catch(() => '');
    const memory = await readFile(`/proc/${one}/smaps_rollup`, 'utf8').catch(() => '');
    const [utime = 0, stime = 0, cutime = 0, cstime = 0] = stat
      .slice(stat.lastIndexOf(')') + 2)
      .split(' ')
      .slice(11, 15)
      .map(Number);
    cost.cpuSeconds += (utime + stime + cutime + cstime) / TICKS;
    cost.rssKib += Number(/^Rss:\s+(\d+)/m.exec(memory)?.[1] ?? 0);
    cost.pssKib += Number(/^Pss:\s+(\d+)/m.exec(memory)?.[1] ?? 0);
  }
  return cost;
}

async function treeOf(pid: number): Promise<number[]> {
  const threads = await readdir(`/proc/${pid}/task`).catch(() => []);
  const children = await Promise.all(
    threads.map((thread) =>
      readFile(`/proc/${pid}/task/${thread}/children`, 'utf8').catch(() => ''),
    ),
  );
  const below = children.flatMap((text) => text.split(' ').filter(Boolean).map(Number));
  return [pid, ...(await Promise.all(below.map(treeOf))).flat()];
}
