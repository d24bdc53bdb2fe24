import type {Contrast} from '../../model/contrast.ts';
import {headOf, resultOf, sectionsOf, titleOf} from '../../report/contrast/outline.ts';
import {say} from '../../report/contrast/strings.ts';
import {type Told, tell, tellLine} from '../told.ts';

/** A contrast in finished sentences, for people; the contrast itself is for programs. */
export type ContrastTold = {
  a: string;
  b: string;
  conclusion: Contrast['conclusion'];
  title: Told;
  head: Told;
  result: Told;
  sections: {
    id: string;
    title: Told;
    lead: Told | null;
    lines: Told[];
    rows: {what: Told; a: Told[]; b: Told[]; remarks: Told[]}[];
    /** Rows beyond those here; the contrast has them all. */
    more: number;
  }[];
};

const MOST_ROWS = 300;

export function contrastTold(contrast: Contrast): ContrastTold {
  return {
    a: contrast.a.run,
    b: contrast.b.run,
    conclusion: contrast.conclusion,
    title: tell(titleOf(contrast)),
    head: tell(headOf(contrast)),
    result: tell(resultOf(contrast)),
    sections: sectionsOf(contrast).map(({id, lead, lines, rows}) => ({
      id,
      title: tell(say(`title-${id}`)),
      lead: lead === null || rows.length === 0 ? null : tell(say(lead)),
      lines: lines.map(tell),
      rows: rows.slice(0, MOST_ROWS).map(({what, a, b, remarks}) => ({
        ...{what: tellLine(what), a: a.map(tellLine)},
        ...{b: b.map(tellLine), remarks: remarks.map(tellLine)},
      })),
      more: Math.max(0, rows.length - MOST_ROWS),
    })),
  };
}
