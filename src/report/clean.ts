// Whole escape sequences first (CSI, OSC and their kin), so that no “[31m” is left behind.
const SEQUENCES =
  /(?:\u001b\[|\u009b)[0-?]*[ -/]*[@-~]|(?:\u001b[\]P^_X]|[\u009d\u0090\u009e\u009f\u0098])[^\u0007\u001b\u009c]*(?:\u0007|\u001b\\|\u009c)?|\u001b[ -/]*[0-~]/g;
const BREAKS = /[\t\n\v\f\r\u0085\u2028\u2029]+/g;
// C0, C1, and the invisible characters that reorder or hide text (bidi controls, zero width, tags).
const HIDDEN =
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|[\u{e0000}-\u{e007f}]/gu;
const HIDDEN_BUT_BREAKS =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|[\u{e0000}-\u{e007f}]/gu;

/** One line of plain text: escape sequences, control and invisible characters gone, line breaks a blank. */
export function cleanText(text: string): string {
  return text.toWellFormed().replace(SEQUENCES, '').replace(BREAKS, ' ').replace(HIDDEN, '');
}

/** The same for output of many lines, which keep their breaks and tabs. */
export function cleanBlock(text: string): string {
  return text
    .toWellFormed()
    .replace(SEQUENCES, '')
    .replace(/\r\n?/g, '\n')
    .replace(/[\u0085\u2028\u2029]/g, '\n')
    .replace(HIDDEN_BUT_BREAKS, '');
}

const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;

/** Keeps a right-to-left name from turning the words around it; other text stays as it is. */
export function isolate(text: string): string {
  return RIGHT_TO_LEFT.test(text) ? `\u2068${text}\u2069` : text;
}
