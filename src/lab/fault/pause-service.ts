import {readFile} from 'node:fs/promises';
import {type LabPlan, namespaceNodes} from '../plan/plan.ts';
import {processesInside} from '../processes.ts';

/** Stops the programs of services that are to be paused in the middle of things, and lets all others go on. */
export async function pauseServices(plan: LabPlan): Promise<void> {
  for (const {name, servicePaused} of plan.regions) {
    const pods = namespaceNodes(plan)
      .filter(({region}) => region === name)
      .flatMap((node) => node.pods)
      .filter(({role}) => role.kind !== 'idle');
    for (const {pid} of await processesInside(pods.map(({namespace}) => namespace))) {
      const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
      if (command.includes('lab-service')) signal(pid, servicePaused ? 'SIGSTOP' : 'SIGCONT');
    }
  }
}

function signal(pid: number, name: 'SIGSTOP' | 'SIGCONT'): void {
  try {
    process.kill(pid, name);
  } catch {
    // Gone meanwhile.
  }
}
