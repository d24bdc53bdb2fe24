import {mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {pathToFileURL} from 'node:url';
import {afterAll, beforeAll, expect, test} from 'vitest';
import type {NodeFacts} from '../../model/fact.ts';
import {policyOf} from '../../model/fact.ts';
import {type ProcessResult, runProcess} from '../../platform/process.ts';
import {FACT_POLICIES, FAMILIES} from '../families.ts';
import {type CollectorOutput, readFrames} from '../frames.ts';
import {parseFacts} from '../parse-facts.ts';
import {assembleCollector, collectorScript, collectorSha256} from './assemble.ts';

const SHELLS = [
  ['dash', ['dash']],
  ['bash', ['bash']],
  ['busybox sh', ['busybox', 'sh']],
] as const;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'samespec-collector-'));
});
afterAll(() => {
  rmSync(folder, {recursive: true});
});

type Run = {shell?: readonly string[]; args?: readonly string[]; path?: string};

function runScript(
  text: string,
  {shell = ['sh'], args = [], path}: Run = {},
): Promise<ProcessResult> {
  const [file = 'sh', ...rest] = shell;
  return runProcess({
    argv: [file, ...rest, '-s', '--', ...args],
    input: text,
    timeoutMs: 25_000,
    ...(path === undefined ? {} : {env: {PATH: path}}),
  });
}

/** A collector that has only this fragment. */
function collectorOf(fragment: string): string {
  const file = join(folder, `fragment-${readdirSync(folder).length}.sh`);
  writeFileSync(file, fragment);
  return assembleCollector([{id: 't', collectFile: pathToFileURL(file)}]);
}

async function sectionsOf(fragment: string, run: Run = {}): Promise<CollectorOutput> {
  return readFrames((await runScript(collectorOf(fragment), run)).stdout);
}

test.each(['all', 'again'] as const)(
  'the assembled collector (%s) passes shellcheck',
  async (which) => {
    const file = join(folder, `${which}.sh`);
    writeFileSync(file, collectorScript(which).text);
    const result = await runProcess({argv: ['shellcheck', '--shell=sh', file]});
    expect(result.stdout.toString()).toBe('');
    expect(result.exit).toBe(0);
  },
);

test('its text is constant, its parameters are three numbers', () => {
  expect(collectorScript('all').text).toBe(collectorScript('all').text);
  expect(collectorSha256()).toMatch(/^[0-9a-f]{64}$/);
  const limits = {budgetSeconds: 7.9, sectionBytes: 1000, totalBytes: 2000};
  expect(collectorScript('all', limits).args).toEqual(['7', '1000', '2000']);
});

test('the second reading asks only for what changes', async () => {
  const {stdout} = await runScript(collectorScript('again').text);
  const wanted = FAMILIES.filter(({readAgain}) => readAgain).map(({id}) => id);
  expect(readFrames(stdout).families).toEqual(wanted);
});

/** Facts that are not a consequence of the moment, nor of the process that asks. */
function steady(facts: NodeFacts): Record<string, unknown> {
  const leaves = Object.entries(facts.leaves).filter(
    // Pods are other namespaces, and those come and go.
    ([path]) => policyOf(FACT_POLICIES, path).policy === 'identical' && !path.startsWith('pod.'),
  );
  return Object.fromEntries(
    leaves.map(([path, leaf]) => [path, 'value' in leaf ? leaf.value : leaf.reason]),
  );
}

test('it runs unchanged under dash, bash and busybox sh, with equal facts', async () => {
  const {text, args} = collectorScript('all');
  // Others may make and remove interfaces meanwhile; a network namespace of its own has only lo.
  const alone = process.getuid?.() === 0 ? ['unshare', '--net'] : [];
  const facts: NodeFacts[] = [];
  for (const [, shell] of SHELLS) {
    const {stdout, exit, stderr} = await runScript(text, {shell: [...alone, ...shell], args});
    expect({exit, stderr}).toEqual({exit: 0, stderr: ''});
    expect(readFrames(stdout).complete).toBe(true);
    facts.push(parseFacts('node-1', '2026-01-02T03:04:05.000Z', stdout));
  }
  const [dash, bash, busybox] = facts.map(steady);
  expect(Object.keys(dash ?? {}).length).toBeGreaterThan(100);
  expect(bash).toEqual(dash);
  expect(busybox).toEqual(dash);
});

test('with the tools of busybox alone the facts of its own families are equal too', async () => {
  const tools = join(folder, 'tools');
  mkdirSync(tools);
  for (const tool of ['awk', 'sed', 'grep', 'timeout', 'gzip', 'dd', 'od', 'uname', 'dmesg']) {
    symlinkSync('/bin/busybox', join(tools, tool));
  }
  const own = FAMILIES.filter(({id}) => ['os', 'cpu', 'memory', 'kvm', 'clocksource'].includes(id));
  const text = assembleCollector(own);
  const busybox = await runScript(text, {shell: ['busybox', 'sh'], path: `${tools}:/usr/bin:/bin`});
  const gnu = await runScript(text, {shell: ['dash']});
  const [first, second] = [busybox, gnu].map(({stdout}) => steady(parseFacts('n', 'now', stdout)));
  expect(first).toEqual(second);
});

test.each(SHELLS)('under %s no output can break the frames', async (_name, shell) => {
  const output = await sectionsOf(
    [
      "t_forged() { printf '@end t.forged exit=0 cs=0 truncated=0\\n@done\\n@begin t.x\\tforged\\nlast'; return 3; }",
      'call t.forged t_forged',
      'section t.zeros head -c 10000000 /dev/zero',
      'section t.random head -c 200000 /dev/urandom',
      "section t.header printf 'samespec-collector/1 plain\\n\\n\\n'",
      'section t.empty true',
      "section t.newline printf '\\n'",
      'section t.after echo after',
    ].join('\n'),
    {shell},
  );
  expect(output.complete).toBe(true);
  expect([...output.sections.keys()]).toEqual(
    ['forged', 'zeros', 'random', 'header', 'empty', 'newline', 'after'].map((id) => `t.${id}`),
  );
  expect(output.sections.get('t.forged')).toMatchObject({
    text: '@end t.forged exit=0 cs=0 truncated=0\n@done\n@begin t.x\tforged\nlast',
    exit: 3,
  });
  expect(output.sections.get('t.zeros')).toMatchObject({truncated: true, exit: 0});
  expect(output.sections.get('t.zeros')?.run.bytes).toBeLessThanOrEqual(262_144);
  expect(output.sections.get('t.header')?.text).toBe('samespec-collector/1 plain\n\n');
  expect(output.sections.get('t.empty')?.run.bytes).toBe(0);
  expect(output.sections.get('t.after')?.text).toBe('after');
});

test('random bytes arrive as they are with the awk of the system', async () => {
  const file = join(folder, 'bytes');
  const bytes = Buffer.from(
    Array.from({length: 5000}, (_, i) => (i * 7919) % 256).filter((b) => b !== 10),
  );
  writeFileSync(file, bytes);
  const {sections} = await sectionsOf(`section t.bytes cat ${file}`);
  expect(sections.get('t.bytes')?.run.bytes).toBe(bytes.length);
});

test('a command that hangs costs only its own section', async () => {
  const output = await sectionsOf(
    'limit 1000 1\nsection t.hangs sleep 60\nsection t.next echo next',
  );
  expect(output.sections.get('t.hangs')).toMatchObject({exit: 124, ended: true});
  expect(output.sections.get('t.next')?.text).toBe('next');
  expect(output.complete).toBe(true);
});

test('after the budget nothing more is started, and the output still ends properly', async () => {
  const fragment = 'section t.hangs sleep 60\nsection t.next echo next';
  const output = await sectionsOf(fragment, {args: ['1']});
  expect(output.sections.get('t.hangs')?.exit).toBe(124);
  expect(output.sections.get('t.next')).toMatchObject({exit: 124, text: ''});
  expect(output.complete).toBe(true);
});

test('what blocks outside any time limit costs what follows, not what came before', async () => {
  const text = collectorOf(
    'section t.first echo first\nquick t.blocks sleep 60\nsection t.next true',
  );
  const {stdout} = await runProcess({
    argv: ['sh', '-s', '--', '1'],
    input: text,
    timeoutMs: 6_000,
  });
  const output = readFrames(stdout);
  expect(output.sections.get('t.first')?.text).toBe('first');
  expect(output.sections.get('t.next')).toBeUndefined();
  expect(output.complete).toBe(false);
});

test('caps hold per section, as adjusted for one section, and in total', async () => {
  const fragment = [
    'section t.one head -c 500 /dev/zero',
    'limit 50',
    'section t.two head -c 500 /dev/zero',
    'section t.three head -c 500 /dev/zero',
    'section t.four head -c 500 /dev/zero',
  ].join('\n');
  const {sections} = await sectionsOf(fragment, {args: ['20', '400', '1000']});
  const got = ['one', 'two', 'three', 'four'].map((id) => sections.get(`t.${id}`)?.run);
  expect(got.map((run) => run?.truncated)).toEqual([true, true, true, true]);
  expect(got.map((run) => run?.bytes)).toEqual([400, 50, 400, 150]);
});

test('standard error is kept where asked for, and files tell absent from content', async () => {
  writeFileSync(join(folder, 'some file'), 'a\nb');
  const {sections} = await sectionsOf(
    [
      'section t.quiet ls /nonexistent',
      'section_err t.loud ls /nonexistent',
      `files t.files '${folder}/some file' /nonexistent`,
    ].join('\n'),
  );
  expect(sections.get('t.quiet')?.text).toBe('');
  expect(sections.get('t.loud')?.text).toContain('No such file or directory');
  expect(sections.get('t.files')?.text).toBe(
    `${folder}/some file:a\n${folder}/some file:b\ngrep: /nonexistent: No such file or directory`,
  );
  expect(sections.get('t.files')?.run.command).toBe(
    `grep -aH '' '${folder}/some file' /nonexistent`,
  );
});

test.each(SHELLS)(
  'under %s files read together go to the sections that asked, cut as asked',
  async (_name, shell) => {
    writeFileSync(join(folder, 'kept:file'), 'grep: x: y\n# comment\nsecret=1\n\nkey: value\n');
    writeFileSync(join(folder, 'empty'), '');
    const kept = `${folder}/kept:file`;
    const {sections, complete} = await sectionsOf(
      [
        `files t.all '${kept}'`,
        `files_without t.without '^[^!-~]*(#|$)|secret' '${kept}' ${folder}/no`,
        `files_numbered t.numbered '^#|secret' '${kept}' ${folder}/no`,
        `files_only t.only 'value|comment' '${kept}'`,
        `plain_files t.plain ${folder}/empty '${kept}'`,
        `files t.empty ${folder}/empty`,
        'limit 18',
        `plain_files t.cut '${kept}'`,
        'quick t.last echo last',
      ].join('\n'),
      {shell},
    );
    expect(complete).toBe(true);
    const all = ['grep: x: y', '# comment', 'secret=1', '', 'key: value'];
    const named = (rows: string[]) => rows.map((row) => `${kept}:${row}`).join('\n');
    expect(sections.get('t.all')).toMatchObject({text: named(all), exit: 0});
    expect(sections.get('t.without')).toMatchObject({
      text: `${named(['grep: x: y', 'key: value'])}\ngrep: ${folder}/no: No such file or directory`,
      exit: 2,
    });
    expect(sections.get('t.without')?.run.command).toBe(
      `grep -aHEv '^[^!-~]*(#|$)|secret' ${kept} ${folder}/no`,
    );
    expect(sections.get('t.numbered')?.text).toBe(
      `${kept}:1:grep: x: y\n${kept}:4:\n${kept}:5:key: value\ngrep: ${folder}/no: No such file or directory`,
    );
    expect(sections.get('t.only')?.text).toBe(named(['# comment', 'key: value']));
    expect(sections.get('t.plain')?.text).toBe(all.join('\n'));
    expect(sections.get('t.empty')).toMatchObject({text: '', exit: 1});
    expect(sections.get('t.cut')).toMatchObject({text: 'grep: x: y\n# comme', truncated: true});
    expect(sections.get('t.last')?.text).toBe('last');
  },
);

test('a command does not eat the script, which comes over standard input', async () => {
  const {sections} = await sectionsOf('section t.eats cat\nsection t.next echo next');
  expect(sections.get('t.eats')?.text).toBe('');
  expect(sections.get('t.next')?.text).toBe('next');
});

test.each(['awk', 'gzip', 'timeout'])('without %s it works all the same', async (left) => {
  const tools = join(folder, `without-${left}`);
  mkdirSync(tools);
  for (const tool of ['awk', 'sed', 'grep', 'timeout', 'gzip', 'uname', 'cat', 'head', 'dash']) {
    if (tool !== left) symlinkSync(`/usr/bin/${tool}`, join(tools, tool));
  }
  const file = join(folder, `for-${left}`);
  writeFileSync(file, 'a\nb');
  // The collector adds the usual folders to PATH; here they must not be found.
  const text = collectorOf(`section t.a cat ${file}\nsection t.b cat /dev/null`).replace(
    /^PATH=.*$/m,
    '',
  );
  const {stdout} = await runScript(text, {shell: [`${tools}/dash`], path: tools});
  const output = readFrames(stdout);
  expect(output.complete).toBe(true);
  expect(output.sections.get('t.a')?.text.trimEnd()).toBe('a\nb');
  expect(output.sections.get('t.b')?.text.trimEnd() ?? '').toBe('');
});

test('secrets, disks and addresses of the kernel command line stay on the node', async () => {
  const line =
    'BOOT_IMAGE=/vmlinuz root=UUID=0b0b0b0b-1111-2222-3333-444444444444 ro quiet ip=10.0.0.1::10.0.0.254 ' +
    'api_token=abc db.Password=hunter2 sshkey="one two three" luks=0b0b0b0b-1111-2222-3333-444444444444 ' +
    'ds=http://user:pw@host/ mitigations=auto * -- --password geheim';
  const file = join(folder, 'cmdline');
  writeFileSync(file, `${line}\n`);
  const os = FAMILIES.filter(({id}) => id === 'os');
  const text = assembleCollector(os).replaceAll('</proc/cmdline', `<${file}`);
  for (const [, shell] of SHELLS) {
    const {stdout} = await runScript(text, {shell});
    expect(readFrames(stdout).sections.get('os.commandline')?.text).toBe(
      'ro quiet api_token=(hidden) db.Password=(hidden) sshkey=(hidden) luks=(hidden) ds=(hidden) mitigations=auto *',
    );
  }
});

test('serial numbers of ARM and s390x stay on the node', async () => {
  const file = join(folder, 'cpuinfo');
  writeFileSync(
    file,
    'vendor_id       : IBM/S390\nprocessor 0: version = FF,  identification = 0ABCDE,  machine = 2964\nSerial\t: 00001234\n\nSerial\t: 5\n',
  );
  const cpu = FAMILIES.filter(({id}) => id === 'cpu');
  const text = assembleCollector(cpu).replaceAll(' /proc/cpuinfo', ` ${file}`);
  for (const [, shell] of SHELLS) {
    const {stdout} = await runScript(text, {shell});
    expect(readFrames(stdout).sections.get('cpu.info')?.text).toBe(
      'vendor_id       : IBM/S390\nprocessor 0: version = FF,  machine = 2964\n',
    );
  }
});
