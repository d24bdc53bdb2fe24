import type {Message} from '../../model/message.ts';
import type {Plan} from '../../model/plan.ts';
import {type Block, planOutline} from './outline.ts';

type Say = (message: Message) => string;

/** A plan as one reads it on a terminal. */
export function planText(plan: Plan, say: Say): string {
  return written(planOutline(plan), (block) => {
    switch (block.kind) {
      case 'title':
        return ['', say(block.message)];
      case 'heading':
        return ['', say(block.message)];
      case 'text':
        return [`  ${say(block.message)}`];
      case 'item':
        return [`  - ${say(block.message)}`];
      case 'label':
        return [`  ${block.text}`];
      case 'code':
        return block.text.split('\n').map((line) => `      ${line}`);
    }
  });
}

/** The same for a merge request or a ticket. */
export function planMarkdown(plan: Plan, say: Say): string {
  return written(planOutline(plan), (block) => {
    switch (block.kind) {
      case 'title':
        return [`# ${escaped(say(block.message))}`, ''];
      case 'heading':
        return ['', `## ${escaped(say(block.message))}`, ''];
      case 'text':
        return [escaped(say(block.message)), ''];
      case 'item':
        return [`- ${escaped(say(block.message))}`];
      case 'label':
        return ['', `**${escaped(block.text)}**`, ''];
      case 'code':
        return [
          '',
          '```',
          ...block.text.split('\n').map((line) => line.replaceAll('```', "'''")),
          '```',
          '',
        ];
    }
  });
}

function written(blocks: readonly Block[], lines: (block: Block) => string[]): string {
  const text = blocks.flatMap(lines).join('\n');
  return `${text.replace(/^\n+/, '').replaceAll(/\n{3,}/g, '\n\n')}\n`;
}

/** What a renderer could take for markup. */
function escaped(text: string): string {
  return text.replaceAll(/([\\`*_[\]<>|#])/g, '\\$1');
}
