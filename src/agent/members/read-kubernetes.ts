import type {Member} from './member.ts';

export async function readMembersKubernetes(
  _service: string,
  _region: string,
  _probePort: number,
): Promise<Member[]> {
  return [];
}
