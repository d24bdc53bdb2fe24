import {expect, test} from 'vitest';
import {runProcess} from '../../platform/process.ts';
import {nodeHasNoShell} from './shells.ts';

test('nsenter that finds no program says so, in words that are recognised', async () => {
  const {stderr, exit} = await runProcess({argv: ['nsenter', '--', '/no/such/shell']});
  expect(exit).not.toBe(0);
  expect(nodeHasNoShell({started: false, stderr})).toBe(true);
});

test('other failures, and a script that began, are no missing shell', () => {
  const busybox = "nsenter: can't execute 'sh': No such file or directory";
  expect(nodeHasNoShell({started: false, stderr: busybox})).toBe(true);
  expect(nodeHasNoShell({started: true, stderr: busybox})).toBe(false);
  const forbidden = 'nsenter: reassociate to namespace ns/mnt failed: Operation not permitted';
  expect(nodeHasNoShell({started: false, stderr: forbidden})).toBe(false);
  expect(nodeHasNoShell({started: false, stderr: ''})).toBe(false);
});
