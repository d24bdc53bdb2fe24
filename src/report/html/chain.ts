import type {Message} from '../../model/message.ts';
import {knownShares, shareMessages} from '../outline/share.ts';
import type {Story} from '../outline/stories.ts';
import {say} from '../strings.ts';
import type {Ink} from './ink.ts';

// On the first screen; the card has them all.
const WAYS = 3;

/** From what was measured on the way down to what is at the root: the first screen’s answer to “why”. */
export function chainList(story: Story, ink: Ink): string {
  const ways = story.mechanisms.filter(({measured}) => measured).slice(0, WAYS);
  const steps = [
    ...ways.map(({message}) => step('way', ink.own('page-measured-way'), ink.tell(message))),
    step('end', ink.own('page-cause'), `<strong>${ink.tell(story.finding.title)}</strong>`),
    ...story.roots.map(({message}) => step('root', ink.own('page-root'), ink.tell(message))),
  ];
  const shares = knownShares(story).map((message) => `<p class="share">${ink.tell(message)}</p>`);
  return `<ol class="chain">${steps.join('')}</ol>${shares.join('')}`;
}

/** What a card says of its effect: measured or not, and how much of the gap. */
export function effectBox(story: Story, ink: Ink): string {
  const {mechanisms, roots, against, status} = story;
  const effects: Message[] = [
    ...(status === 'latent' ? [say('latent')] : []),
    ...mechanisms.map(({message}) => message),
    ...(against === null ? [] : [against]),
  ];
  return (
    lines('page-effect', effects, ink) +
    lines(
      'page-root',
      roots.map(({message}) => message),
      ink,
    ) +
    lines('page-share', shareMessages(story), ink)
  );
}

function lines(
  title: 'page-effect' | 'page-root' | 'page-share',
  messages: readonly Message[],
  ink: Ink,
): string {
  if (messages.length === 0) return '';
  const points = messages.map((message) => `<li>${ink.tell(message)}</li>`).join('');
  return `<section><h4>${ink.own(title)}</h4><ul>${points}</ul></section>`;
}

function step(kind: 'way' | 'end' | 'root', label: string, text: string): string {
  return `<li class="${kind}"><span class="hidden">${label}: </span>${text}</li>`;
}
