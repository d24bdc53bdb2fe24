import type {Script} from './reach.ts';

/**
 * What is put around a script before it is sent to `sh -s -- NONCE SECONDS MODE ARGS`. POSIX sh: dash, bash, busybox ash.
 *
 * Promises, on the node:
 * - the text is read whole before any of it runs (one brace group), so nothing of it can be lost or half run;
 * - standard output of the script stands between two marks that carry the nonce; what start-up files print stands before;
 * - when standard input ends (the caller closed it, died, or the connection is gone), or after SECONDS, everything the
 *   script started is ended: TERM, a moment later KILL. Who belongs to it is read from /proc: the descendants of this
 *   shell, and the members of its session when it leads one (sshd and `startProcess` make it lead one), so that a group
 *   of our own is never confused with somebody else's;
 * - mode `once`: the script's own input is empty. Mode `talk`: what the caller writes after the first mark is its input;
 * - nothing is written to disk.
 *
 * A process that starts a session of its own (setsid) after its parent is gone escapes; a script must not do that.
 */
const HEAD = String.raw`{
samespec_nonce=$1 samespec_seconds=$2 samespec_mode=$3
shift 3
LC_ALL=C
export LC_ALL
exec 3<&0
samespec_child=
samespec_helpers=

# Sends $1 to all that belongs to the script; samespec_left names them.
samespec_signal() {
  samespec_name=$1 samespec_session=none samespec_rows= samespec_found=" $$ "
  if read -r samespec_line <"/proc/$$/stat"; then
    set -- ${'$'}{samespec_line##*) }
    if [ "$4" = "$$" ]; then samespec_session=$$; fi
  fi
  for samespec_stat in /proc/[0-9]*/stat; do
    read -r samespec_line <"$samespec_stat" || continue
    samespec_pid=${'$'}{samespec_line%% *}
    set -- ${'$'}{samespec_line##*) }
    if [ "$1" = Z ]; then continue; fi
    if [ "$4" = "$samespec_session" ]; then
      samespec_found="$samespec_found$samespec_pid "
    else
      samespec_rows="$samespec_rows $samespec_pid:$2"
    fi
  done
  # A child may be listed before its parent: look again until nothing new belongs to us.
  samespec_more=yes
  while [ -n "$samespec_more" ]; do
    samespec_more=
    for samespec_row in $samespec_rows; do
      case $samespec_found in *" ${'$'}{samespec_row%%:*} "*) continue ;; esac
      case $samespec_found in
        *" ${'$'}{samespec_row##*:} "*)
          samespec_found="$samespec_found${'$'}{samespec_row%%:*} "
          samespec_more=yes
          ;;
      esac
    done
  done
  samespec_left=
  for samespec_pid in $samespec_found; do
    if [ "$samespec_pid" = "$$" ]; then continue; fi
    samespec_left="$samespec_left $samespec_pid"
    kill "-$samespec_name" "$samespec_pid"
  done
  # Without /proc at least the script itself.
  if [ "$samespec_session$samespec_left" = none ]; then kill "-$samespec_name" "$samespec_child"; fi
}

samespec_give_up() {
  trap '' TERM HUP INT USR1
  exec >/dev/null 2>&1 3<&-
  samespec_signal TERM
  # Until nothing is left, also of what was started meanwhile; what the kernel cannot end is not waited for for ever.
  for _ in 1 2 3 4 5 6 7 8 9 10; do
    if [ -z "$samespec_left" ]; then break; fi
    sleep 0.2 || sleep 1
    samespec_signal KILL
  done
  exit 143
}

# Run by helpers: is the main shell gone?
samespec_alone() {
  samespec_line=
  read -r samespec_line </proc/self/stat
  set -- ${'$'}{samespec_line##*) }
  [ "${'$'}{2:-$$}" != "$$" ]
}

# Run by helpers: makes the main shell give up.
samespec_tell() {
  if ! samespec_alone; then kill -TERM "$$"; fi
}

samespec_mark() {
  printf 'samespec-end-%s %s\n' "$samespec_nonce" "$1"
}

samespec_leave() {
  trap '' TERM HUP INT USR1
  exec >/dev/null 2>&1 3<&-
  for samespec_pid in $samespec_helpers; do kill -TERM "$samespec_pid"; done
  exit "$1"
}
`;

const TAIL = String.raw`
printf 'samespec-begin-%s\n' "$samespec_nonce" >&2
printf 'samespec-begin-%s\n' "$samespec_nonce"
samespec_check
trap samespec_give_up TERM HUP INT
trap 'samespec_leave 0' USR1

# The helpers hold neither output, or the caller would wait for them.
(
  # A signal that meets a process just being forked is lost in some shells: so the sleep is killed, not asked,
  # and a helper that missed its signal notices within two seconds that nobody needs it.
  trap 'kill -KILL "$!"; exit 0' TERM
  while [ "$samespec_seconds" -gt 0 ]; do
    sleep 2 &
    wait "$!"
    if samespec_alone; then exit 0; fi
    samespec_seconds=$((samespec_seconds - 2))
  done
  samespec_tell
) </dev/null >/dev/null 2>&1 3<&- &
samespec_helpers=$!

if [ "$samespec_mode" = talk ]; then
  # Some shells wait for both sides of a pipe, and cat ends only with the input: so the script’s side says when it is over.
  ( cat <&3; exec >/dev/null; samespec_tell ) 2>/dev/null |
    ( ( exec 3<&-; samespec_script "$@" ); samespec_mark "$?"; kill -USR1 "$$" ) &
  samespec_child=$!
  wait "$samespec_child"
  # Only reached when the script’s side was killed before it could say so.
  samespec_give_up
else
  ( while read -r samespec_line; do :; done <&3; samespec_tell ) >/dev/null 2>&1 &
  samespec_helpers="$samespec_helpers $!"
  ( exec 3<&-; samespec_script "$@" ) </dev/null &
  samespec_child=$!
fi
wait "$samespec_child"
samespec_status=$?
samespec_mark "$samespec_status"
samespec_leave "$samespec_status"
}
`;

/**
 * Standard input belongs to the program here as `python3 -` could not allow, which reads its program from there to the end:
 * the program arrives through a pipe, then descriptor 5 takes the place of descriptor 0.
 */
const PYTHON_START = `import os, sys
source = open(0, "rb", closefd=False).read()
os.dup2(5, 0)
os.close(5)
name = sys.argv.pop(1)
sys.argv[0] = "-"
exec(compile(source, name, "exec"), {"__name__": "__main__"})`;

/** The whole text to send for a script: constant for a given script, whatever the parameters. */
export function wrapScript(script: Script): string {
  return `${HEAD}${script.interpreter === 'sh' ? shellPart(script) : pythonPart(script)}${TAIL}`;
}

function shellPart(script: Script): string {
  return `samespec_check() { :; }\nsamespec_script() {\n:\n${script.text}\n}\n`;
}

function pythonPart(script: Script): string {
  return `samespec_check() { command -v python3 >/dev/null 2>&1 || { samespec_mark no-python3; samespec_leave 127; }; }
samespec_program=${quote(script.text)}
samespec_script() {
{ printf '%s' "$samespec_program" | python3 -c ${quote(PYTHON_START)} ${quote(script.name)} "$@"; } 5<&0
}
`;
}

/** One word for any POSIX shell. */
function quote(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
