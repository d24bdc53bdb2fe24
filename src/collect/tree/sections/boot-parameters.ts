/** Name a disk or this one machine. */
const LEFT_OUT =
  /^(?:BOOT_IMAGE|BOOTIF|root|initrd|resume|resume_offset|ip|ifname|hostname|systemd\.hostname|systemd\.machine_id|cryptdevice)=|^(?:rd\.luks|rd\.lvm|rd\.md|rd\.iscsi)[^=]*=/;
const SECRET = /(?:pass|pwd|token|secret|key|auth|cred|serialn)[^=]*=|=.*:\/\/.*@/i;
const UUID = /=.*[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-/i;

/**
 * Boot parameters without what must not leave a node, the same words that `os_command_line` of facts/os/collect.sh
 * keeps; a test runs both.
 */
export function keptParameters(text: string): string {
  const kept: string[] = [];
  let quoted = false;
  for (const word of (text.split('\n')[0] ?? '').split(/[ \t]+/).filter((one) => one !== '')) {
    if (quoted) {
      if (word.endsWith('"')) quoted = false;
      continue;
    }
    if (word === '--') break;
    if (LEFT_OUT.test(word)) continue;
    if (!SECRET.test(word) && !UUID.test(word)) {
      kept.push(word);
      continue;
    }
    if (!/=".*"|".*=.*"$/.test(word)) quoted = word.includes('"');
    kept.push(`${word.slice(0, word.indexOf('='))}=(hidden)`);
  }
  return kept.join(' ');
}
