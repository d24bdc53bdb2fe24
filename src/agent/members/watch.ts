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
  handlers: {
    /** The list is another than before. */
    changed(members: Member[]): void;
    /** It was read, changed or not. */
    read(): void;
    failed(detail: string): void;
  },
): MemberWatch {
  const {members: source} = options;
  const read = readerOf(options);
  const every = source.kind === 'file' ? FILE_MS : ASK_MS;
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let former = '';
  const look = async (): Promise<void> => {
    try {
      const members = await read();
      if (stopped) return;
      const list = members === 'unchanged' ? former : JSON.stringify(members);
      if (members !== 'unchanged' && list !== former) handlers.changed(members);
      former = list;
      handlers.read();
    } catch (error) {
      if (!stopped) handlers.failed(error instanceof Error ? error.message : String(error));
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
    const {readMembersFile} = await import('./read-file.ts');
    const members = await readMembersFile(file, region);
    // Only what could be used: a file that cannot is told as such until it is mended.
    read = version;
    return members;
  };
}
