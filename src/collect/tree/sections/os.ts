import {firstOf, type SectionSource, sectionOf} from '../source.ts';
import type {Tree} from '../tree.ts';
import {keptParameters} from './boot-parameters.ts';

const UNAME = '/sos_commands/kernel/uname_-a';
const ARCH_IN_RELEASE = /\.(x86_64|aarch64|s390x|ppc64le|ppc64|riscv64|i686)$/;

export const osUname: SectionSource = {
  id: 'os.uname',
  async read(tree) {
    const told = await tree.read(UNAME);
    const line = told === undefined ? undefined : fromUname(told);
    if (line !== undefined) return sectionOf('os.uname', [UNAME], line);
    const paths = ['/proc/sys/kernel/osrelease', '/proc/sys/kernel/version'];
    const release = (await tree.read('/proc/sys/kernel/osrelease'))?.trim();
    const build = (await tree.read('/proc/sys/kernel/version'))?.trim();
    const whole =
      release && build ? {release, build} : fromProcVersion(await tree.read('/proc/version'));
    if (whole === undefined) return undefined;
    const arch = await archOf(tree, whole.release);
    if (arch === undefined) return undefined;
    const text = `${whole.release} ${whole.build} ${arch}`;
    return sectionOf('os.uname', release && build ? paths : ['/proc/version'], text);
  },
};

export const osCommandLine: SectionSource = {
  id: 'os.commandline',
  async read(tree) {
    const file = await firstOf(tree, ['/proc/cmdline', '/sos_commands/boot/cmdline']);
    if (file === undefined) return undefined;
    return sectionOf('os.commandline', [file.path], keptParameters(file.text));
  },
};

/** `Linux HOST RELEASE BUILD… MACHINE [PROCESSOR PLATFORM] GNU/Linux`. */
export function fromUname(text: string): string | undefined {
  const words = (text.split('\n')[0] ?? '').trim().split(/\s+/);
  if (words[0] !== 'Linux' || words.length < 5) return undefined;
  const rest = words.slice(2);
  if (rest.at(-1) === 'GNU/Linux') rest.pop();
  const arch = rest.pop() ?? '';
  while (rest.at(-1) === arch) rest.pop();
  return [...rest, arch].join(' ');
}

/** `Linux version RELEASE (builder) (compiler) #BUILD…`. */
function fromProcVersion(text: string | undefined): {release: string; build: string} | undefined {
  const match = /^Linux version (\S+) .*?(#\d.*)$/m.exec(text ?? '');
  if (match?.[1] === undefined || match[2] === undefined) return undefined;
  return {release: match[1], build: match[2].trim()};
}

/** Where no file names the architecture, /proc/cpuinfo speaks a language of its own on each. */
async function archOf(tree: Tree, release: string): Promise<string | undefined> {
  const told = (await tree.read('/proc/sys/kernel/arch'))?.trim();
  if (told) return told;
  const lscpu = await tree.read('/sos_commands/processor/lscpu');
  const named =
    /^Architecture:\s*(\S+)/m.exec(lscpu ?? '')?.[1] ?? ARCH_IN_RELEASE.exec(release)?.[1];
  if (named !== undefined) return named;
  const info = (await tree.read('/proc/cpuinfo')) ?? '';
  if (/^flags\s*:.* lm( |$)/m.test(info)) return 'x86_64';
  if (/^CPU architecture\s*: 8$/m.test(info)) return 'aarch64';
  if (/^vendor_id\s*: IBM\/S390/m.test(info)) return 's390x';
  if (/^isa\s*: rv64/m.test(info)) return 'riscv64';
  return undefined;
}
