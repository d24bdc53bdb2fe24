const MAX_CHARACTERS = 200;

/** One line of what a program or node said, fit to stand in a sentence: no control sequences, not long. */
export function plainLine(text: string): string {
  const plain = text
    // CSI and OSC sequences, then whatever control characters are left.
    .replaceAll(/\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)?|[@-_])/g, '')
    .replaceAll(/[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]+/g, ' ')
    .trim();
  return plain.length > MAX_CHARACTERS ? `${plain.slice(0, MAX_CHARACTERS)}…` : plain;
}

/** The last line that says anything: programs name their reason last. */
export function lastLine(text: string): string {
  for (const line of text.split('\n').reverse()) {
    const plain = plainLine(line);
    if (plain !== '') return plain;
  }
  return '-';
}
