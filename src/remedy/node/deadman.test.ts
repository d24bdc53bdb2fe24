import {describe, expect, test} from 'vitest';
import {runProcess} from '../../platform/process.ts';
import {armInput} from '../protocol/arm-input.ts';
import {nodeProgram} from './program.ts';

const isRoot = process.platform === 'linux' && process.getuid?.() === 0;
const PLAN = 'c'.repeat(64);

/** Where the mounts are gone with the shell: stand-ins for programs, a /run and a /var/lib of its own. */
const STAGE = `mount -t tmpfs tmpfs /run; mount -t tmpfs tmpfs /var/lib; mount -t tmpfs tmpfs /usr/local/sbin
stub() { printf '#!/bin/sh\\n%s\\n' "$2" >"/usr/local/sbin/$1"; chmod 755 "/usr/local/sbin/$1"; }
`;
const SYSTEMD = `mkdir -p /run/systemd/system
stub systemd-run 'echo "systemd-run $*" >>/run/said'
stub systemctl 'echo "systemctl $*" >>/run/said; case $1 in show) echo "ActiveState=$(cat /run/active)" ;; esac'
`;
const AT = `stub pidof 'echo 1'
stub at 'echo "at $*: $(cat)" >>/run/said'
`;

async function arm(setUp: string, then = ''): Promise<string[]> {
  const input = armInput([]).replaceAll('\n', '\\n');
  const script = `${STAGE}${setUp}
cat >/run/program <<'PROGRAM'
${nodeProgram()}
PROGRAM
printf '${input}' | sh /run/program arm ${PLAN} token 90 auto
cat /run/said
${then}`;
  const result = await runProcess({
    argv: ['unshare', '-m', 'sh', '-s'],
    input: script,
    timeoutMs: 30_000,
  });
  return result.stdout.toString().trim().split('\n');
}

describe.skipIf(!isRoot)('the timer that undoes a change', () => {
  test('is one of systemd where that runs, by stand-ins for its programs: started, then seen to be active', async () => {
    const said = await arm(`${SYSTEMD}echo active >/run/active\n`);
    const folder = `/var/lib/samespec/txn/${PLAN}`;
    const unit = 'samespec-rollback-cccccccccccccccc';
    expect(said).toEqual([
      'deadman systemd',
      'state armed',
      `systemctl stop ${unit}.timer`,
      `systemctl reset-failed ${unit}.service`,
      `systemd-run --quiet --unit=${unit} --on-active=90 --timer-property=AccuracySec=1s --property=Type=oneshot /bin/sh ${folder}/rollback.sh timer`,
      `systemctl show -p ActiveState ${unit}.timer`,
    ]);
  });

  test('that systemd does not show as active is no timer, and nothing is left armed', async () => {
    const said = await arm(`${SYSTEMD}echo failed >/run/active\n`, `ls /var/lib/samespec/txn`);
    expect(said[0]).toBe('refused no-deadman the systemd timer is not active');
    expect(said.at(-1)).toMatch(/^systemctl show/);
  });

  test('is one of at in whole minutes, by a stand-in, and a waiting shell that counts the seconds', async () => {
    const kill = `kill -TERM -- "-$(cat /var/lib/samespec/txn/${PLAN}/deadman.pid)"`;
    const said = await arm(AT, kill);
    expect(said).toEqual([
      'deadman at+shell',
      'state armed',
      `at now + 3 minutes: /bin/sh /var/lib/samespec/txn/${PLAN}/rollback.sh timer`,
    ]);
  });
});

test('nothing that runs on a node asks for the time of day, which may jump', () => {
  expect(nodeProgram()).not.toMatch(/(^|[\s;|&(])date\s|%s\)|EPOCHSECONDS/m);
});
