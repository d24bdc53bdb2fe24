import type {Message} from '../../model/message.ts';
import {cleanBlock} from '../clean.ts';
import type {PlanData} from './data-remedy.ts';
import type {Writer} from './writer.ts';

/** A plan as the room of remedies tells it: headings, sentences and commands. */
export type PlanOutline = {
  finding: string;
  blocks: readonly (
    | {kind: 'title' | 'heading' | 'text' | 'item'; message: Message}
    | {kind: 'label' | 'code'; text: string}
  )[];
};

export function planData({finding, blocks}: PlanOutline, writer: Writer): PlanData {
  return {
    finding: writer.name(finding),
    blocks: blocks.map((block) => ({
      kind: block.kind,
      text: 'message' in block ? writer.tell(block.message) : cleanBlock(block.text),
    })),
  };
}
