import type {ShareRange} from '../../model/chain.ts';
import type {Message} from '../../model/message.ts';
import {say} from '../strings.ts';
import type {Story} from './stories.ts';
import {metricName} from './symptom.ts';

/** `61–100 % of the gap in large answers: …; 0–39 % is unexplained`. One line for each symptom it is known for. */
export function shareMessages({parts}: Story): Message[] {
  return parts.map(({symptom, part, rest}) => {
    const metric = metricName(symptom.metric);
    if (part.share === null) return say('share-unknown', {metric, how: part.message});
    return say('share', {
      metric,
      share: rangeMessage(part.share),
      how: part.message,
      rest: rangeMessage(rest),
    });
  });
}

/** The figures of the known parts without how they come about, where the mechanism is told beside them. */
export function shareFigures({parts}: Story): Message[] {
  return parts.flatMap(({symptom, part: {share}, rest}) =>
    share === null
      ? []
      : [
          say('share-figures', {
            metric: metricName(symptom.metric),
            share: rangeMessage(share),
            rest: rangeMessage(rest),
          }),
        ],
  );
}

/** Known parts only. */
export function knownShares(story: Story): Message[] {
  return shareMessages({...story, parts: story.parts.filter(({part}) => part.share !== null)});
}

function rangeMessage({low, high}: ShareRange): Message {
  if (high - low < 0.005) return say('share-exact', {low});
  if (low < 0.005) return say('share-at-most', {high});
  return say('share-between', {low, high});
}
