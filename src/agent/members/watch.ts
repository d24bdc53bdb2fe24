import {stat} from 'node:fs/promises';
import type {AgentOptions} from '../options.ts';
import type {Member} from './member.ts';

const FILE_MS = 2_000;
const ASK_MS = 30_000;

export type MemberWatch = {stop(): void};

type Read = () => Promise<Member[] | 'unchanged'>;

/**
 * Reads the member list now and again: a file when it changed, other sources every half minute. What cannot be read
 * or used leaves the former list in force. The first answer is waited for by nobody.
 */
export function watchMembers(
  options: Pick<AgentOptions, 'members' | 'region'>,
  onMembers: (members: Member[]) => void,
  onFailure: (detail: string) => void,
): MemberWatch {
  const {members: source} = options;
  const read = readerOf(options);
  const every = source.kind === 'file' ? FILE_MS : ASK_MS;
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  const look = async (): Promise<void> => {
    try {
      const members = await read();
      if (!stopped && members !== 'unchanged') onMembers(members);
    } catch (error) {
      if (!stopped) onFailure(error instanceof Error ? error.message : String(error));
    }
    if (!stopped) timer = setTimeout(() => void look(), every);
  };
  void look();
  return {
    stop: () => {
      stopped = true;
      clearTimeout(timer);
    },
  };
}

/** Reads once; throws what is wrong. For telling the user before the agent starts. */
export async function readMembersOnce(
  options: Pick<AgentOptions, 'members' | 'region'>,
): Promise<Member[]> {
  const members = await readerOf(options)();
  return members === 'unchanged' ? [] : members;
}

function readerOf({members: source, region}: Parameters<typeof readMembersOnce>[0]): Read {
  switch (source.kind) {
    case 'file':
      return fileReader(source.file, region);
    case 'dns':
      return async () => (await import('./read-dns.ts')).readMembersDns(source.names, region);
    case 'kubernetes':
      return async () =>
        (await import('./read-kubernetes.ts')).readMembersKubernetes(source.service, region);
  }
}

function fileReader(file: string, region: string): Read {
  let read = '';
  return async () => {
    const {mtimeNs, size, ino} = await stat(file, {bigint: true});
    const version = `${mtimeNs} ${size} ${ino}`;
    if (version === read) return 'unchanged';
    read = version;
    const {readMembersFile} = await import('./read-file.ts');
    return readMembersFile(file, region);
  };
}
