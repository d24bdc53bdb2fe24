import {readFileSync} from 'node:fs';
import type {Script} from '../../reach/reach.ts';

const FILE = new URL('./probe.py', import.meta.url);

/**
 * The program comes through a pipe, so that standard input stays free for the conversation; descriptor 5 is what the
 * caller writes. Builtins only, as a long here-document would be put on the disk by some shells.
 */
const START = `import os, sys
if sys.version_info < (3, 6):
    print("fail old-python")
    sys.exit()
source = open(0, "rb", closefd=False).read()
os.dup2(5, 0)
os.close(5)
exec(compile(source, "probe.py", "exec"), {"__name__": "__main__"})`;

let text: string | undefined;

/**
 * The two-ended probe as a session in the network namespace of a process (`pid`, needs root) or of the node itself.
 * Output `fail no-python`, `fail old-python`, `fail no-nsenter` or `fail no-namespace` means that it never ran.
 */
export function probeSession(pid: number | null): Script {
  text ??= scriptText(readFileSync(FILE, 'utf8'));
  return {name: 'probe.py', interpreter: 'sh', text, args: [pid === null ? '-' : String(pid)]};
}

function scriptText(program: string): string {
  return `where=$1
PATH=$PATH:/usr/local/sbin:/usr/sbin:/sbin
export PATH
program=${quote(program)}
start=${quote(START)}
command -v python3 >/dev/null 2>&1 || { echo 'fail no-python'; exit 0; }
case $where in
  -) set -- python3 ;;
  *)
    command -v nsenter >/dev/null 2>&1 || { echo 'fail no-nsenter'; exit 0; }
    nsenter -t "$where" -n true || { echo 'fail no-namespace'; exit 0; }
    set -- nsenter -t "$where" -n python3
    ;;
esac
{ printf '%s' "$program" | "$@" -c "$start"; } 5<&0
`;
}

/** One word for any POSIX shell. */
function quote(words: string): string {
  return `'${words.replaceAll("'", "'\\''")}'`;
}
