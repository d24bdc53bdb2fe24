import {cleanBlock} from '../clean.ts';

// XML 1.0 section 2.2 allows no other characters, not even escaped.
const FORBIDDEN = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;
const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
  '\n': '&#10;',
  '\t': '&#9;',
  '\r': '&#13;',
};

/** Text of an element; line breaks stay. */
export function xmlText(text: string): string {
  return cleanBlock(text)
    .replace(FORBIDDEN, '')
    .replace(/[&<>]/g, (one) => ESCAPES[one] ?? '');
}

/** One element with attributes in the order given; `undefined` leaves an attribute out. */
export function element(
  name: string,
  attributes: Readonly<Record<string, string | number | undefined>>,
  body?: string,
): string {
  const told = Object.entries(attributes).flatMap(([key, value]) =>
    value === undefined ? [] : [` ${key}="${attribute(String(value))}"`],
  );
  return body === undefined || body === ''
    ? `<${name}${told.join('')}/>`
    : `<${name}${told.join('')}>${body}</${name}>`;
}

function attribute(text: string): string {
  return cleanBlock(text)
    .replace(FORBIDDEN, '')
    .replace(/[&<>"'\n\t\r]/g, (one) => ESCAPES[one] ?? '');
}
