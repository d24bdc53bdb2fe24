/** What the analyst is asked; it has a thread of its own, so that the server answers others meanwhile. */
export type Question =
  | {kind: 'document'; run: string}
  | {kind: 'page'; run: string}
  | {kind: 'contrast'; a: string; b: string}
  | {kind: 'contrast-told'; a: string; b: string}
  | {kind: 'judge'; run: string};

/** What comes back, one at a time, each when it was asked for: pieces of a text, its end, or why there is none. */
export type Answer =
  | {kind: 'piece'; bytes: Uint8Array}
  | {kind: 'end'}
  | {kind: 'refused'; code: string; params: Record<string, unknown>}
  | {kind: 'failed'; detail: string};
