import type {NodeFacts} from '../../model/fact.ts';
import type {Persist} from '../../model/plan.ts';
import {sha256} from '../fact-hash.ts';
import {allSetups} from './setups.ts';

type FilePersist = Extract<Persist, {kind: 'file'}>;

export const HEAD = '# Written by samespec; undo with “samespec rollback”.\n';

export type OwnFile = Pick<FilePersist, 'path' | 'mode'> & {
  /** The whole file for these interfaces and MTUs; the same map gives the same bytes. Null: one cannot be told. */
  render(mtus: ReadonlyMap<string, number>): string | null;
  check?: FilePersist['check'];
  undoCheck?: FilePersist['undoCheck'];
  asserts?: FilePersist['asserts'];
};

/**
 * A file that belongs to samespec, with one more interface in it or another MTU for one. What stands in it follows
 * from the facts, so its old bytes are known too. Null: an interface in it cannot be told any more.
 */
export function ownFile(
  facts: NodeFacts,
  device: string,
  mtuBytes: number,
  file: OwnFile,
): Persist[] | null {
  const before = new Map<string, number>();
  for (const {file: path, pattern, mtuBytes: bytes} of allSetups(facts)) {
    if (path === file.path && bytes !== null) before.set(pattern, bytes);
  }
  if (before.get(device) === mtuBytes) return [];
  const oldContent = before.size === 0 ? null : file.render(sorted(before));
  const content = file.render(sorted(new Map([...before, [device, mtuBytes]])));
  if (content === null || (before.size > 0 && oldContent === null)) return null;
  return [
    {
      kind: 'file',
      path: file.path,
      mode: file.mode,
      content,
      oldSha256: oldContent === null ? null : sha256(oldContent),
      check: file.check ?? null,
      undoCheck: file.undoCheck ?? null,
      asserts: file.asserts ?? [],
    },
  ];
}

function sorted(mtus: ReadonlyMap<string, number>): Map<string, number> {
  return new Map([...mtus].sort(([a], [b]) => (a < b ? -1 : 1)));
}
