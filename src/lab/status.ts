import {join} from 'node:path';
import {isRunning} from './processes.ts';
import {type LabState, labNames, labsFolder, readRecordedProcesses, readState} from './state.ts';

/** One lab as it is now. `state` is null where its builder died before making anything. */
export type LabStatus = {
  name: string;
  state: LabState | null;
  /** Nodes whose first process runs. */
  runningNodes: string[];
  /** Nodes that were started and have ended. */
  endedNodes: string[];
};

/** All labs on this machine, also half-built ones that were left behind. */
export async function labStatus(): Promise<LabStatus[]> {
  const folder = await labsFolder();
  const labs: LabStatus[] = [];
  for (const name of await labNames()) {
    const runningNodes: string[] = [];
    const endedNodes: string[] = [];
    for (const recorded of await readRecordedProcesses(join(folder, name))) {
      const node = /^node-(.+)$/.exec(recorded.name)?.[1];
      if (node === undefined) continue;
      ((await isRunning(recorded)) ? runningNodes : endedNodes).push(node);
    }
    labs.push({
      name,
      state: await readState(name),
      runningNodes: runningNodes.sort(),
      endedNodes: endedNodes.sort(),
    });
  }
  return labs;
}
