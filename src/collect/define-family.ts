import type {FactValue, PolicyTable} from '../model/fact.ts';
import type {Message, Strings} from '../model/message.ts';
import type {MissingReason} from '../model/observed.ts';

/** What one section of the collector returned. */
export type Section = {
  id: string;
  /** Decoded as UTF-8, invalid bytes replaced, control sequences other than tab and newline removed. */
  text: string;
  exit: number;
  truncated: boolean;
};

/** Sections of one node; a section that never came has `undefined`. */
export type Sections = {get(id: string): Section | undefined};

/** Where a parser puts what it found. */
export type FactWriter = {
  value(path: string, value: FactValue, section: string): void;
  /** `message` may be left out where the reason says it all. */
  missing(path: string, reason: MissingReason, section: string, message?: Message): void;
  /** A row left out; it is counted and shown, never lost quietly. */
  drop(section: string, row: string, why: string): void;
};

/**
 * One family of facts: what to run, how to read it, what a difference means.
 * Parsing is pure and never throws, whatever the output.
 */
export type FactFamily = {
  /** Equals the folder’s name. */
  id: string;
  /** Fragment of the collector, POSIX sh, using the functions of collector/prelude.sh. */
  collectFile: URL;
  /** True where a second reading after measuring is wanted (counters, steal). */
  readAgain: boolean;
  /** Families whose sections or variables this one reads; the collector asks them first. */
  needs?: readonly string[];
  policies: PolicyTable;
  strings: Strings;
  parse(sections: Sections, facts: FactWriter): void;
};

export function defineFamily(family: FactFamily): FactFamily {
  return family;
}
