import type {Message} from '../model/message.ts';

/** What a long stage tells whoever waits for it. */
export type Progress = {
  /** Something worth knowing before it begins. */
  tell(message: Message): void;
  /** `doing` names what was just finished or is being done: a node’s id, or a sentence. */
  update(done: number, total: number, doing?: string | Message): void;
};
