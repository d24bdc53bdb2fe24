// CSI and OSC sequences, then two-byte escapes; what is left of control characters goes one by one.
const ESCAPES = /\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b\n]*(?:\x07|\x1b\\)?|[ -~])?/g;
const CONTROLS = /[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g;

/**
 * Bytes of a node as text that is safe to show: UTF-8 with invalid bytes replaced, without escape sequences,
 * control characters other than tab and newline, or marks that turn the writing direction.
 */
export function decodeOutput(bytes: Uint8Array): string {
  const text = new TextDecoder('utf-8', {ignoreBOM: true}).decode(bytes);
  return text.replace(ESCAPES, '').replace(CONTROLS, '');
}
