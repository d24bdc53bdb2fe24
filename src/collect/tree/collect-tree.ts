import {readFileSync} from 'node:fs';
import {FAMILIES} from '../families.ts';
import {renderFrames, type TreeSection} from '../render-frames.ts';
import {filesSection} from './sections/files.ts';
import {sourcesOf} from './sections/index.ts';
import {withSosFiles} from './sos-files.ts';
import {filesStatements} from './statements.ts';
import type {Tree} from './tree.ts';

/**
 * The saved files of a machine as the raw output of a collector, so that the same parsers read it. What the tree does
 * not tell is left out, which `parseFacts` knows to be no answer.
 */
export async function collectTree(saved: Tree): Promise<Buffer> {
  const tree = withSosFiles(saved);
  const fragments = new Map(
    FAMILIES.map(({id, collectFile}) => [id, readFileSync(collectFile, 'utf8')]),
  );
  const sections: (TreeSection | undefined)[] = [];
  for (const source of sourcesOf(fragments)) sections.push(await source.read(tree));
  for (const fragment of fragments.values()) {
    for (const statement of filesStatements(fragment)) {
      sections.push(await filesSection(tree, statement));
    }
  }
  const found = sections.filter((section) => section !== undefined);
  return renderFrames(
    FAMILIES.map(({id}) => id),
    found,
  );
}
