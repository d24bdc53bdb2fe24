import {describe, expect, test} from 'vitest';
import type {Persist} from '../../model/plan.ts';
import {hasRoom, inRoom} from './testing/room.ts';

const SEE = 'cat /etc/ours.conf 2>/dev/null || echo none';

function ours(programs: Pick<Persist & {kind: 'file'}, 'check' | 'undoCheck'>): Persist {
  const path = '/etc/ours.conf';
  return {
    ...{kind: 'file', path, mode: '0644', content: 'new\n', oldSha256: null, asserts: []},
    ...programs,
  } as Persist;
}

describe.skipIf(!hasRoom)('a file that is kept, and taken back', () => {
  test('taking back a committed change is waited for, however long its last program takes', async () => {
    const persist = [ours({check: null, undoCheck: ['sleep', '2']})];
    const seen = await inRoom({prepare: ':', persist, see: SEE});
    expect(seen.commit).toContain('state committed');
    expect(seen.after).toBe('new\n');
    expect(seen.rollback).toContain('state rolled-back');
    expect(seen.back).toBe('none\n');
  });

  test('a commit that a program refuses is undone, and says what the program said', async () => {
    const check = ['sh', '-c', 'echo the bridge is closed; exit 1'];
    const seen = await inRoom({
      prepare: ':',
      persist: [ours({check, undoCheck: null})],
      see: SEE,
    });
    expect(seen.commit).toContain('state rolled-back');
    expect(seen.commit).toContain('the bridge is closed');
    expect(seen.after).toBe('none\n');
  });
});
