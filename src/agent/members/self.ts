import {networkInterfaces} from 'node:os';
import type {Member} from './member.ts';

/** The member that this agent is: by name, else by an address of this machine (names of DNS are addresses). */
export function findSelf(
  members: readonly Member[],
  {name, bind}: {name: string; bind: string | null},
): Member | undefined {
  const named = members.find((member) => member.name === name);
  if (named !== undefined) return named;
  const own = new Set<string>();
  if (bind !== null) own.add(bind);
  else {
    for (const addresses of Object.values(networkInterfaces()))
      for (const {address, internal} of addresses ?? []) if (!internal) own.add(address);
  }
  return members.find((member) => own.has(member.address));
}
