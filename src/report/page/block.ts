import type {PageData} from './data.ts';

/**
 * What a page carries in its data block. `packed`: JSON, deflated without a header, in base64, for large ones.
 * `fetch`: a server holds it. `none`: this page shows no report.
 */
export type Block =
  | {kind: 'plain'; data: PageData}
  | {kind: 'packed'; bytes: string}
  | {kind: 'fetch'; url: string}
  | {kind: 'none'};

// Below this the page stays readable as it is; above, packing pays.
const PLAIN_UP_TO = 256 * 1024;

/** Deflate without a header, as base64; the caller’s, for no room of reports knows how. */
export type Pack = (text: string) => string;

/** The data as text for the block of a page. */
export function blockText(data: PageData, pack: Pack): string {
  const text = JSON.stringify(data);
  if (text.length <= PLAIN_UP_TO) return `{"kind":"plain","data":${text}}`;
  return JSON.stringify({kind: 'packed', bytes: pack(text)} satisfies Block);
}
