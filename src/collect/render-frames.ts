import {gzipSync} from 'node:zlib';

/** A section that was not asked of a node but read from saved files of one. `text` holds bytes as characters. */
export type TreeSection = {
  id: string;
  /** Which files it was read from, as a person could look at them. */
  command: string;
  text: string;
  exit: number;
  /** Not all that the section asks for is among the files, so what it does not say is not known. */
  partial: boolean;
};

/**
 * Sections in the form in which a collector prints them, so that saved files of a machine take the same way as a live
 * node. The inverse of `readFrames`. The mark `@from tree` says that silence is no answer here.
 */
export function renderFrames(
  families: readonly string[],
  sections: readonly TreeSection[],
  sectionBytes = 1_048_576,
): Buffer {
  const body = sections.map((section) => frameOf(section, sectionBytes)).join('');
  const text = `@families ${families.join(' ')}\n@from tree\n${body}@done\n`;
  const head = Buffer.from('samespec-collector/1 gzip\n');
  return Buffer.concat([head, gzipSync(Buffer.from(text, 'latin1'))]);
}

function frameOf({id, command, text, exit, partial}: TreeSection, cap: number): string {
  const cut = text.length > cap;
  const kept = (cut ? text.slice(0, cap) : text).replace(/\n$/, '');
  const payload = kept === '' ? '' : `${kept.replace(/^/gm, '|')}\n`;
  const asked = command.replace(/[\r\n]+/g, ' ');
  return `@begin ${id}\t${asked}\n${payload}@end ${id} exit=${exit} cs=0 truncated=${cut || partial ? 1 : 0}\n`;
}
