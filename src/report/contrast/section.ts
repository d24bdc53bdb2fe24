import type {Message} from '../../model/message.ts';

/** A message of ours, or data of a node as it is. */
export type Line = Message | string;

/** What it is, on the one side, on the other, and what must be said of it. */
export type Row = {what: Line; a: readonly Line[]; b: readonly Line[]; remarks: readonly Line[]};

/** One part of every format: sentences, then a table. */
export type Section = {
  id:
    | 'careful'
    | 'symptoms'
    | 'metrics'
    | 'findings'
    | 'facts'
    | 'paths'
    | 'nodes'
    | 'effects'
    | 'counts';
  lead: 'lead-facts' | 'lead-effects' | null;
  lines: readonly Message[];
  rows: readonly Row[];
  /** Rows on one screen. */
  brief: number;
};
