import type {Reach, ReachOutcome, Session} from '../reach/reach.ts';

/** A node that could not be reached once is not waited for again: later scripts get the same failure. */
export function reachOnce(reach: Reach): Reach {
  const failed = new Map<string, ReachOutcome>();
  const remember = (node: string, outcome: ReachOutcome): ReachOutcome => {
    if (isSilent(outcome)) failed.set(node, outcome);
    return outcome;
  };
  return {
    async run(node, script, options) {
      const known = failed.get(node.id);
      if (known !== undefined) return known;
      return remember(node.id, await reach.run(node, script, options));
    },
    open(node, script, options) {
      const known = failed.get(node.id);
      if (known !== undefined) return endedSession(known);
      const session = reach.open(node, script, options);
      return {...session, done: session.done.then((outcome) => remember(node.id, outcome))};
    },
    close: () => reach.close(),
  };
}

function endedSession(outcome: ReachOutcome): Session {
  return {write: () => {}, end: () => {}, done: Promise.resolve(outcome)};
}

/** A node without Python was reached, and another script may well run on it. */
function isSilent(outcome: ReachOutcome): boolean {
  if (outcome.ran || outcome.stdout.length > 0) return false;
  return outcome.failure !== 'cancelled' && outcome.message.id !== 'reach/no-python3';
}
