import {AppError} from '../../model/error.ts';
import {
  installCommand,
  installTools,
  isDebianLike,
  missingTools,
  type Tool,
} from '../../platform/tools.ts';

/** What a guest needs beside the lab’s own programs: the emulator, and what runs inside. */
const GUEST_TOOLS: readonly Tool[] = [
  {program: 'qemu-system-x86_64', debianPackage: 'qemu-system-x86', neededFor: 'lab'},
  {program: 'dropbear', debianPackage: 'dropbear-bin', neededFor: 'lab'},
  {program: 'dropbearconvert', debianPackage: 'dropbear-bin', neededFor: 'lab'},
  {program: 'busybox', debianPackage: 'busybox', neededFor: 'lab'},
  {program: 'ping', debianPackage: 'iputils-ping', neededFor: 'lab'},
];

/** Installs what is missing, on Debian and its kin. Fails with `lab-missing-tools` elsewhere, or when that failed. */
export async function provideGuestTools(): Promise<void> {
  const missing = await missingTools(GUEST_TOOLS);
  if (missing.length === 0) return;
  if (await isDebianLike()) await installTools(missing);
  const left = await missingTools(GUEST_TOOLS);
  if (left.length === 0) return;
  throw new AppError('lab-missing-tools', {
    tools: left.map(({program}) => program),
    command: installCommand(left),
  });
}
