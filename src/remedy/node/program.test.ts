import {mkdtempSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, describe, expect, test} from 'vitest';
import {runProcess} from '../../platform/process.ts';
import {armInput} from '../protocol/arm-input.ts';
import {escapeWord, nodeProgram} from './program.ts';

const SHELLS: [string, ...string[]][] = [['dash'], ['bash', '--posix'], ['busybox', 'ash']];
const COMMON = readFileSync(new URL('./common.sh', import.meta.url), 'utf8');
const NASTY = [
  'plain',
  '',
  ' two  words ',
  "it's",
  '$(id)',
  '`id`',
  '%040',
  '\\n',
  'a\nb',
  '中文',
  '*',
  '-n',
  '\t',
];
const isRoot = process.platform === 'linux' && process.getuid?.() === 0;
const folder = mkdtempSync(join(tmpdir(), 'samespec-program-'));
afterAll(() => rmSync(folder, {recursive: true, force: true}));

async function run(shell: readonly string[], script: string, args: readonly string[] = []) {
  const argv = [...shell, '-s', '--', ...args] as [string, ...string[]];
  const result = await runProcess({argv, input: script, timeoutMs: 20_000});
  return result.stdout.toString();
}

test.each(SHELLS)(
  'any text arrives as it was through %s, and no shell reads it',
  async (...shell) => {
    const script = `dir=${folder}\n${COMMON}\nrun_words "$@"\n`;
    const words = ['printf', '%s|', ...NASTY].map(escapeWord);
    for (const word of words) expect(word).toMatch(/^[A-Za-z0-9_.,:/@%+=-]+$/);
    expect(await run(shell, script, ['-', ...words])).toBe(
      NASTY.map((word) => `${word}|`).join(''),
    );
  },
);

test.each(SHELLS)('%s can read the whole program', async (...shell) => {
  const [program, ...rest] = shell;
  const argv = [program, ...rest, '-n', '-s'] as [string, ...string[]];
  const result = await runProcess({argv, input: nodeProgram(), timeoutMs: 20_000});
  expect([result.exit, result.stderr]).toEqual([0, '']);
});

test('a change goes to the node as lines of plain words', () => {
  const step = {
    id: 'n1/1',
    target: 'n1',
    action: 'sysctl',
    title: {id: 'x'},
    phase: 0,
    namespace: 4026532453,
    argv: ['sysctl', '-w', 'a=1 2'],
    preconditions: [],
    inverse: ['sysctl', '-w', 'a=3 4'],
    persist: [],
    expect: [],
    blastRadius: {interfaces: [], pods: []},
    disruptive: false,
  };
  expect(armInput([step])).toBe(
    'namespace 4026532453\ndo 4026532453 sysctl -w a=1%0402\nundo 4026532453 sysctl -w a=3%0404\nend\n',
  );
});

describe.skipIf(!isRoot)('in a network namespace of its own', () => {
  const SET_UP = `ip link add d0 type veth peer name d1; ip link set d1 up; ip addr add 10.1.0.1/24 dev d0; ip link set d0 up
ip route add default via 10.1.0.254 dev d0 metric 7
keep() { exact_route "$1"; route_file "$1"; printf '%s\\n' "$route" >"$route_kept"; }\n`;
  const inside = (script: string) =>
    run(['unshare', '-n', 'dash'], `dir=${folder}\n${COMMON}\n${SET_UP}${script}`);

  test('a route gets an MTU, keeps all else, and is put back twice', async () => {
    const script = `keep default
route_mtu default 1400 lock; ip route show default
route_back default; ip route show default
route_back default; ip route show default`;
    const lines = (await inside(script))
      .trim()
      .split('\n')
      .map((line) => line.trim());
    const before = 'default via 10.1.0.254 dev d0 metric 7';
    expect(lines).toEqual([`${before} mtu lock 1400`, before, before]);
  });

  test('a destination without a route of its own gets one, and loses it again', async () => {
    const script = `keep 10.9.9.9
route_mtu 10.9.9.9 1400; ip route show 10.9.9.9
route_back 10.9.9.9; route_back 10.9.9.9; ip route show 10.9.9.9; echo gone`;
    const lines = (await inside(script))
      .trim()
      .split('\n')
      .map((line) => line.trim());
    expect(lines).toEqual(['10.9.9.9 via 10.1.0.254 dev d0 mtu 1400', 'gone']);
  });

  test('a rule of iptables is removed by its own words, also when it is not there', async () => {
    const rule =
      'FORWARD -p tcp --tcp-flags SYN,RST SYN -m comment --comment samespec_mss -j TCPMSS --set-mss 1360';
    const script = `command -v iptables >/dev/null || { echo none; exit; }
iptables -w -t mangle -A ${rule} && iptables_drop iptables mangle ${rule}; echo $?
iptables_drop iptables mangle ${rule}; echo $?
iptables -t mangle -S | grep -c samespec`;
    const said = (await inside(script)).trim();
    expect(['none', '0\n0\n0']).toContain(said);
  });
});
