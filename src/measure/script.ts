import {readFileSync} from 'node:fs';
import type {Script} from '../reach/reach.ts';

const texts = new Map<string, string>();

/**
 * The body is handed to a second shell as one argument, because a shell that reads its script from
 * standard input has already swallowed the rest of it when it enters another namespace.
 */
function wrapped(body: string): string {
  return `where=$1
shift
body() {
cat <<'SAMESPEC_BODY'
${body}
SAMESPEC_BODY
}
PATH=$PATH:/usr/local/sbin:/usr/sbin:/sbin
export PATH LC_ALL=C
case $where in
  -) exec sh -c "$(body)" samespec "$@" </dev/null ;;
esac
command -v nsenter >/dev/null 2>&1 || { echo 'fail no-nsenter'; exit 0; }
nsenter -t "$where" -n true || { echo 'fail no-namespace'; exit 0; }
exec nsenter -t "$where" -n sh -c "$(body)" samespec "$@" </dev/null
`;
}

/**
 * A constant script of a probe, ready to be sent.
 * `pid` names a process whose network namespace it shall run in (needs root); null: the node’s own.
 * Output `fail no-nsenter` or `fail no-namespace` means that it never ran.
 */
export function probeScript(
  name: string,
  file: URL,
  pid: number | null,
  args: readonly string[],
): Script {
  let text = texts.get(file.href);
  if (text === undefined) {
    text = wrapped(readFileSync(file, 'utf8').trimEnd());
    texts.set(file.href, text);
  }
  return {name, interpreter: 'sh', text, args: [pid === null ? '-' : String(pid), ...args]};
}
