import {gunzipSync, constants as zlib} from 'node:zlib';
import type {SectionRun} from '../model/fact.ts';
import {decodeOutput} from './decode.ts';
import type {Section} from './define-family.ts';

export type Framed = Section & {
  run: SectionRun;
  /** False: its end never came, so what it said may be half of it. */
  ended: boolean;
};

/** Output of the collector taken apart. */
export type CollectorOutput = {
  sections: Map<string, Framed>;
  /** Families the collector was built from; undefined when not even that came. */
  families: readonly string[] | undefined;
  /** True when the collector said it was through; what is missing then was not asked for. */
  complete: boolean;
  /** Read from saved files of a machine, where silence is no answer. */
  fromTree: boolean;
};

/** Status that the collector gives what ran out of time. */
export const TIMED_OUT = 124;
/** No honest collector unpacks to more. */
const MAX_UNPACKED = 32 * 1024 * 1024;
const HEADER = /(?:^|\n)samespec-collector\/1 (gzip|plain)\r?\n/;
const BEGIN = /^@begin ([a-z0-9.-]{1,100})\t(.*)$/;
const END = /^@end ([a-z0-9.-]{1,100}) exit=(\d{1,3}) cs=(-?\d{1,9}) truncated=([01])$/;
const FAMILIES = /^@families ([a-z0-9 -]*)$/;
const COMMAND_LENGTH = 300;

/** Takes apart what a collector printed. Never throws: damaged or cut output yields what came whole. */
export function readFrames(raw: Uint8Array): CollectorOutput {
  const bytes = Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength);
  // A byte is one character here, so positions in the text are positions in the bytes.
  const header = HEADER.exec(bytes.toString('latin1'));
  if (header === null) return nothing();
  const body = bytes.subarray(header.index + header[0].length);
  if (header[1] === 'plain') return readLines(body);
  const {bytes: unpacked, whole} = unpack(body);
  const output = readLines(unpacked);
  return {...output, complete: output.complete && whole};
}

function nothing(): CollectorOutput {
  return {sections: new Map(), families: undefined, complete: false, fromTree: false};
}

function readLines(body: Buffer): CollectorOutput {
  const output = nothing();
  let open: {id: string; command: string; payload: string[]} | undefined;

  function close(exit: number, cs: number, truncated: boolean, ended: boolean): void {
    if (open === undefined) return;
    const payload = Buffer.from(open.payload.join('\n'), 'latin1');
    const {id, command} = open;
    open = undefined;
    // A second section of the same name is not ours.
    if (output.sections.has(id)) return;
    const durationMs = Math.max(0, cs) * 10;
    output.sections.set(id, {
      id,
      text: decodeOutput(payload),
      exit,
      truncated,
      ended,
      run: {command: shorten(command), exit, durationMs, bytes: payload.length, truncated},
    });
  }

  const lines = body.toString('latin1').split('\n');
  // Without its newline the last line may be half of one.
  lines.pop();
  for (const line of lines) {
    if (line.startsWith('|')) {
      open?.payload.push(line.slice(1));
      continue;
    }
    const begin = BEGIN.exec(line);
    if (begin !== null) {
      close(TIMED_OUT, 0, true, false);
      open = {id: begin[1] ?? '', command: begin[2] ?? '', payload: []};
      continue;
    }
    const end = END.exec(line);
    if (end !== null && open?.id === end[1]) {
      close(Number(end[2]), Number(end[3]), end[4] === '1', true);
    } else if (line === '@from tree') {
      output.fromTree = true;
    } else if (line === '@done') {
      output.complete = true;
      break;
    } else {
      const families = FAMILIES.exec(line);
      if (families !== null) output.families ??= (families[1] ?? '').split(' ').filter(Boolean);
    }
  }
  close(TIMED_OUT, 0, true, false);
  return output;
}

function shorten(command: string): string {
  const text = decodeOutput(Buffer.from(command, 'latin1'));
  return text.length <= COMMAND_LENGTH ? text : `${text.slice(0, COMMAND_LENGTH - 1)}…`;
}

/** As much as can be unpacked: all of it, or what lies before the cut, the damage or the size limit. */
function unpack(packed: Buffer): {bytes: Buffer; whole: boolean} {
  const all = tryUnpack(packed);
  if (all !== undefined) return {bytes: all, whole: true};
  let good = Buffer.alloc(0);
  let low = 0;
  let high = packed.length;
  // Prefixes unpack up to the one that holds the first bad byte.
  while (high - low > 1) {
    const middle = (low + high) >>> 1;
    const part = tryUnpack(packed.subarray(0, middle));
    if (part === undefined) {
      high = middle;
    } else {
      low = middle;
      good = part;
    }
  }
  // Bytes after a whole stream, a logout message say, harm nothing; a wrong checksum does. The first of
  // such bytes may still pass for the start of another stream.
  const whole = [low, low - 1].some(
    (length) => tryUnpack(packed.subarray(0, length), zlib.Z_FINISH) !== undefined,
  );
  return {bytes: good, whole};
}

function tryUnpack(
  packed: Buffer,
  finishFlush: number = zlib.Z_SYNC_FLUSH,
): Buffer<ArrayBuffer> | undefined {
  try {
    return gunzipSync(packed, {finishFlush, maxOutputLength: MAX_UNPACKED});
  } catch {
    return undefined;
  }
}
