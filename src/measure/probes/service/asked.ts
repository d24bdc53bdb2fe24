import type {Message} from '../../../model/message.ts';
import type {HttpSample, ServiceResult} from '../../../model/path.ts';
import type {ReachOutcome} from '../../../reach/reach.ts';

/** What is known of one body, whichever way it was asked for. */
export type AskedBody = Omit<
  ServiceResult,
  'probe' | 'source' | 'destination' | 'layer' | 'at' | 'durationMs' | 'url' | 'body'
>;

/** What came of asking a service from one node. */
export type Asked = {
  outcome: ReachOutcome;
  /** Why there is nothing, where the way of asking knows. */
  reason: Message | null;
  bodies: ReadonlyMap<ServiceResult['body'], AskedBody>;
};

/** `unknown` without samples. A failed request is a failure however quick it was. */
export function stateOf(samples: readonly HttpSample[]): ServiceResult['state'] {
  if (samples.length === 0) return 'unknown';
  const failed = samples.filter(({error}) => error !== null).length;
  if (failed === 0) return 'ok';
  return failed === samples.length ? 'dead' : 'errors';
}

export function ipVersionOfRemotes(requests: readonly {remote: string}[]): 4 | 6 {
  return requests.some(({remote}) => remote.includes(':')) ? 6 : 4;
}
