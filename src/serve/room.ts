import type {Analyst} from './analyst/index.ts';
import type {Judge} from './judge.ts';
import type {LiveWatch} from './live.ts';
import type {PageMaker} from './page.ts';

/** What the routes work with. */
export type Room = {
  runs: string;
  version: string;
  /** Mark of the rules and parsers of today. */
  analysedBy: string;
  page: PageMaker;
  analyst: Analyst;
  judge: Judge;
  live: LiveWatch;
  /** Ends what streams when the server ends. */
  signal: AbortSignal;
};
