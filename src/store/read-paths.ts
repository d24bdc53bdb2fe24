import {createReadStream} from 'node:fs';
import {AppError} from '../model/error.ts';
import {PathResult} from '../model/path.ts';
import {whyFailed} from '../model/why-failed.ts';

const NEWLINE = 0x0a;
const CHUNK_BYTES = 1 << 20;

/**
 * Path results of a saved run, one to a line; none without the file. Read piece by piece: those of a large fleet are
 * longer than one text may be.
 */
export async function readPaths(file: string): Promise<PathResult[]> {
  const results: PathResult[] = [];
  // After the last newline stands nothing, or a line that a crash cut short.
  let rest: Buffer = Buffer.alloc(0);
  try {
    for await (const chunk of createReadStream(file, {highWaterMark: CHUNK_BYTES})) {
      const bytes = rest.length === 0 ? (chunk as Buffer) : Buffer.concat([rest, chunk as Buffer]);
      let start = 0;
      for (let end = bytes.indexOf(NEWLINE); end !== -1; end = bytes.indexOf(NEWLINE, start)) {
        results.push(parsed(file, results.length + 1, bytes.toString('utf8', start, end)));
        start = end + 1;
      }
      rest = bytes.subarray(start);
    }
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return [];
    if (cause instanceof AppError) throw cause;
    throw new AppError('run-damaged', {file, detail: whyFailed(cause)}, {cause});
  }
  return results;
}

function parsed(file: string, line: number, text: string): PathResult {
  try {
    return PathResult.parse(JSON.parse(text));
  } catch (cause) {
    throw new AppError('run-damaged', {file: `${file}:${line}`, detail: whyFailed(cause)}, {cause});
  }
}
