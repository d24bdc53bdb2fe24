const ESCAPES = /\u001b(?:\[[0-?]*[ -/]*[@-~]|\][^\u0007\u001b]*(?:\u0007|\u001b\\)?|[@-Z\\-_])/g;
const CONTROLS = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]/g;
const EVIDENCE_BYTES = 4096;

/** Output of a node without escape sequences, control characters (tab and newline stay) and text direction marks. */
export function cleanText(text: string): string {
  return text.replace(ESCAPES, '').replace(CONTROLS, '');
}

/** Cleaned and cut to what a result may carry as evidence. */
export function evidenceText(text: string): string {
  const bytes = Buffer.from(cleanText(text), 'utf8');
  if (bytes.length <= EVIDENCE_BYTES) return bytes.toString('utf8');
  // A cut inside a character leaves U+FFFD at the end.
  return bytes
    .subarray(0, EVIDENCE_BYTES - 4)
    .toString('utf8')
    .replace(/\ufffd+$/, '')
    .concat('…');
}

/** First line of what a node said, short enough for a sentence. */
export function firstLine(text: string): string {
  const line = cleanText(text).trim().split('\n', 1)[0] ?? '';
  return line.length > 200 ? `${line.slice(0, 199)}…` : line;
}
