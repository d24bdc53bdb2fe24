import type {Message} from '../../../model/message.ts';
import type {PathMtuResult, PathResult} from '../../../model/path.ts';
import {say} from './strings.ts';

const ONE_END = say('one-end').id;

/**
 * Says what a ping from one end cannot know, and where a limit equals the interface at which packets arrive. A packet
 * is answered by one of the same size, without “don’t fragment” where Linux answers over IPv4, so a loss may lie on the
 * way back; only where the opposite direction carries that size is it certain that the way there loses it.
 */
export function explainDirections(
  results: readonly PathMtuResult[],
  earlier: readonly PathResult[],
): PathMtuResult[] {
  const known = [...earlier, ...results].filter((result) => result.probe === 'path-mtu');
  const index = new Map(known.map((result) => [keyOf(result), result]));
  return results.map((result) => {
    if (result.state !== 'black-hole') return result;
    const {passBytes, source, destination} = result;
    if (passBytes === null) return result;
    const back = index.get(keyOf({...result, source: destination, destination: source}));
    const answered = back !== undefined && !['unknown', 'general-loss'].includes(back.state);
    const bothEnds = result.method === 'two-ended';
    const explained = (why: Message) => ({...result, reason: withCaveat(result.reason, why)});
    if (!answered) return bothEnds ? result : explained(say('one-side-only', {source}));
    const interfaceBytes = back.localLimitCached ? null : back.localLimitBytes;
    if (interfaceBytes !== null && arrivesUpTo(interfaceBytes, passBytes)) {
      const params = {passBytes, interfaceBytes, destination};
      return explained(say('equals-peer-interface', params));
    }
    if (bothEnds || (back.passBytes ?? 0) > passBytes) return result;
    return explained(say('echo-cannot-tell', {passBytes}));
  });
}

/** Why a path was measured from one end only, and what that leaves open. */
export function oneEnd(why: Message, caveat: Message | undefined): Message {
  return caveat === undefined ? say('one-end', {why}) : say('one-end-and', {why, caveat});
}

function withCaveat(reason: Message | undefined, caveat: Message): Message {
  const why = reason?.id === ONE_END ? reason.params?.why : undefined;
  return typeof why === 'object' && 'id' in why ? oneEnd(why, caveat) : (reason ?? caveat);
}

/** Linux receives up to four bytes more than the MTU, the length of a VLAN tag (is_skb_forwardable). */
function arrivesUpTo(interfaceBytes: number, passBytes: number): boolean {
  return passBytes >= interfaceBytes && passBytes <= interfaceBytes + 4;
}

function keyOf(
  path: Pick<PathMtuResult, 'layer' | 'ipVersion' | 'source' | 'destination'>,
): string {
  return `${path.layer}\n${path.ipVersion}\n${path.source}\n${path.destination}`;
}
