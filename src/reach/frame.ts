/**
 * Finds a script’s own output among what arrives: between `samespec-begin-NONCE\n` and `samespec-end-NONCE STATUS\n`.
 * What start-up files of the login shell print stands before the first mark and is left out.
 */
export type Frame = {
  /** Takes the next chunk; returns the part of it that is the script’s output. */
  push(chunk: Uint8Array): Buffer;
  started(): boolean;
  /** What the end mark says: an exit status, or a word such as `no-python3`. */
  status(): string | undefined;
};

export function beginMark(nonce: string): string {
  return `samespec-begin-${nonce}\n`;
}

const NOTHING = Buffer.alloc(0);

export function createFrame(nonce: string): Frame {
  const begin = Buffer.from(beginMark(nonce));
  const end = Buffer.from(`samespec-end-${nonce} `);
  let state: 'before' | 'inside' | 'after' = 'before';
  let held: Buffer = NOTHING;
  let ending = '';

  function before(data: Buffer): Buffer {
    const at = data.indexOf(begin);
    if (at < 0) {
      held = data.subarray(Math.max(0, data.length - begin.length + 1));
      return NOTHING;
    }
    state = 'inside';
    held = NOTHING;
    return inside(data.subarray(at + begin.length));
  }

  function inside(data: Buffer): Buffer {
    const at = data.indexOf(end);
    if (at >= 0) {
      state = 'after';
      held = NOTHING;
      ending = data.subarray(at + end.length).toString('latin1');
      return data.subarray(0, at);
    }
    const kept = data.length - possibleStart(data, end);
    held = data.subarray(kept);
    return data.subarray(0, kept);
  }

  return {
    push(chunk) {
      const next = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
      if (state === 'after') {
        if (!ending.includes('\n')) ending += next.toString('latin1');
        return NOTHING;
      }
      const data = held.length === 0 ? next : Buffer.concat([held, next]);
      return state === 'before' ? before(data) : inside(data);
    },
    started: () => state !== 'before',
    status: () => /^([a-z0-9-]{1,40})\n/.exec(ending)?.[1],
  };
}

/** Length of the longest end of `data` that may be the start of `mark`. */
function possibleStart(data: Buffer, mark: Buffer): number {
  for (let length = Math.min(data.length, mark.length - 1); length > 0; length--) {
    if (data.subarray(data.length - length).equals(mark.subarray(0, length))) return length;
  }
  return 0;
}
