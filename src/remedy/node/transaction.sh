# shellcheck shell=sh disable=SC2154,SC2034
# Follows common.sh and vitals.sh. What samespec asks of a node in the course of a change, one verb for each question.
# Usage: sh -s -- VERB PLAN TOKEN ARGUMENTS. Answers are lines “NAME VALUE”; a refusal is “refused CODE DETAIL”, exit 3.
# ROLLBACK_TEXT holds common.sh and rollback.sh as they are to stand in rollback.sh.
verb=$1
plan=$2
token=$3
shift 3
base=/var/lib/samespec/txn
dir=$base/$plan
short=$(printf '%.16s' "$plan")

refuse() {
  printf 'refused %s\n' "$*"
  exit 3
}

# One verb at a time on a node. Whatever it starts must not hold the lock.
lock_node() {
  if command -v flock >/dev/null 2>&1; then
    exec 9>/run/samespec.lock || refuse not-root "$(id -u)"
    flock -w 10 9 || refuse locked -
  fi
}

own_transaction() {
  if [ ! -d "$dir" ]; then refuse unknown-plan -; fi
  if [ "$(cat "$dir/token" 2>/dev/null)" != "$token" ]; then refuse other-samespec -; fi
}

one_line() {
  printf '%s' "$1" | tr '\n\t' '  ' | cut -c 1-300
}

deadman_kind() {
  if [ -d /run/systemd/system ] && command -v systemd-run >/dev/null 2>&1; then
    echo systemd
  elif ! command -v setsid >/dev/null 2>&1; then
    echo none
  elif command -v at >/dev/null 2>&1 && pidof atd >/dev/null 2>&1; then
    echo at+shell
  else
    echo shell
  fi
}

preflight() {
  echo "uid $(id -u)"
  echo "boot $(boot_id)"
  echo "deadman $(deadman_kind)"
  find_active
  echo "active ${active:--}"
  settle_after_reboot
  read_state
  echo "state $state"
  for program in dd cmp sha256sum sed grep cut tr mv stat readlink ln "$@"; do
    case $program in samespec-route-*) program=ip ;; samespec-*) continue ;; esac
    command -v "$program" >/dev/null 2>&1 || echo "missing $program"
  done
  case $(ping -V 2>&1) in *iputils*) echo 'ping iputils' ;; *) echo 'ping other' ;; esac
  if ! mkdir -p "$base" 2>/dev/null || ! (: >"$base/.probe") 2>/dev/null; then echo "unwritable $base"; fi
  unlink_quietly "$base/.probe"
  for program in $(ip link show 2>/dev/null | with_xdp); do echo "xdp $program"; done
  if ! (: >>/run/samespec.lock) 2>/dev/null; then echo 'unwritable /run'; fi
}

# Sets $active to the plan that is under way here, if any. An arming that was cut short leaves only its name.
find_active() {
  active=$(readlink /run/samespec.active 2>/dev/null)
  if [ -z "$active" ]; then return 0; fi
  for running in armed committing rolling-back; do
    if [ -e "$base/$active/state.$running" ]; then return 0; fi
  done
  active=
}

# Restarted in the window: what was done at run time is gone by itself, and nothing had been written yet.
settle_after_reboot() {
  if [ -e "$dir/state.armed" ] && [ "$(cat "$dir/boot" 2>/dev/null)" != "$(boot_id)" ]; then
    mv "$dir/state.armed" "$dir/state.rolled-back" && note 'rolled back by a restart'
  fi
}

# Reads the change from standard input, line by line: do, undo, file, command, route, namespace; ends with “end”.
receive() {
  steps=0 files=0 commands=0
  while read -r kind rest; do
    case $kind in
      do)
        steps=$((steps + 1))
        printf '%s\n' "$rest" >"$dir/do.$steps" || return 1
        : >"$dir/todo.$steps" || return 1
        ;;
      undo) printf '%s\n' "$rest" >"$dir/undo.$steps" || return 1 ;;
      file)
        files=$((files + 1))
        # shellcheck disable=SC2086
        receive_file "$files" $rest || return 1
        ;;
      check) printf '%s\n' "$rest" >"$dir/check.$files" || return 1 ;;
      uncheck) printf '%s\n' "$rest" >"$dir/uncheck.$files" || return 1 ;;
      assert) printf '%s\n' "$rest" >>"$dir/asserts.$files" || return 1 ;;
      command)
        commands=$((commands + 1))
        printf '%s\n' "$rest" >"$dir/command.$commands" || return 1
        : >"$dir/unrun.$commands" || return 1
        ;;
      uncommand) printf '%s\n' "$rest" >"$dir/uncommand.$commands" || return 1 ;;
      route) keep_route "$rest" || return 1 ;;
      namespace) hold_namespace "$rest" || return 1 ;;
      end)
        echo "$steps" >"$dir/steps" && echo "$files" >"$dir/files" && echo "$commands" >"$dir/commands"
        return
        ;;
    esac
  done
  why='the connection ended'
  return 1
}

# NUMBER PATH MODE OLD-SHA CONTENT
receive_file() {
  decode "$2"
  path=$word
  printf '%s\n' "$path" >"$dir/path.$1" && printf '%s\n' "$3" >"$dir/mode.$1" || return 1
  : >"$dir/check.$1" && : >"$dir/uncheck.$1" && : >"$dir/asserts.$1" && : >"$dir/unwritten.$1" || return 1
  case $5 in
    %e) : >"$dir/content.$1" || return 1 ;;
    *) printf '%b' "$(printf '%s' "$5" | sed 's/%/\\0/g')" >"$dir/content.$1" || return 1 ;;
  esac
  found=absent
  if [ -e "$path" ]; then
    found=$(sha_of "$path")
    cp -p "$path" "$dir/copy.$1" && stat -c 0%a "$path" >"$dir/copymode.$1" || return 1
  fi
  if [ "$found" != "$4" ]; then
    why="$path is not as it was when the plan was made"
    code=stale
    return 1
  fi
  # Where it is to stand must be writable before anything is touched. Its folder may come with the file.
  probe=$path
  if [ ! -d "${path%/*}" ]; then probe=${path%/*}; fi
  if ! (: >"$probe.samespec-probe") 2>/dev/null; then
    why="${probe%/*} is read-only"
    code=read-only
    return 1
  fi
  unlink_quietly "$probe.samespec-probe"
}

keep_route() {
  exact_route "$1" >"$dir/route.out" || { why=$(cat "$dir/route.out"); return 1; }
  route_file "$1"
  printf '%s\n' "$route" >"$route_kept"
}

# Kept open by a mount, so that its number is not given to another pod while the change is under way.
hold_namespace() {
  if [ -e "$dir/ns.$1" ]; then return 0; fi
  if ! find_namespace "$1"; then
    why="there is no pod with the network namespace $1 any more"
    code=stale
    return 1
  fi
  if ! : >"$dir/ns.$1" || ! mount --bind "$namespace" "$dir/ns.$1"; then
    why="the network namespace $1 cannot be held"
    return 1
  fi
}

snapshot() {
  ip -j -d link show >"$dir/links.json" 2>/dev/null || ip -d link show >"$dir/links.txt" 2>/dev/null || :
  ip -j route show table all >"$dir/routes.json" 2>/dev/null || ip route show table all >"$dir/routes.txt" 2>/dev/null || :
  sysctl -a >"$dir/sysctls.txt" 2>/dev/null || :
}

drop_transaction() {
  leave_nothing
  set +f
  for held in "$dir"/ns.*; do umount "$held" 2>/dev/null || :; done
  set -f
  rm -rf "$dir"
}

leave_nothing() {
  if [ "$(readlink /run/samespec.active 2>/dev/null)" = "$plan" ]; then rm -f /run/samespec.active; fi
}

# WINDOW DEADMAN(auto|none)
arm() {
  if [ "$(id -u)" != 0 ]; then refuse not-root "$(id -u)"; fi
  lock_node
  find_active
  if [ -n "$active" ]; then refuse active "$active"; fi
  settle_after_reboot
  read_state
  case $state in
    none | rolled-back) rm -rf "$dir" ;;
    *) refuse state "$state" ;;
  esac
  if ! mkdir -p "$dir" 2>/dev/null || ! chmod 700 "$base" "$dir"; then refuse read-only "$base"; fi
  ln -sfn "$plan" /run/samespec.active 2>/dev/null || { drop_transaction; refuse read-only /run; }
  why='no space left' code=unprepared
  if ! { prepare && receive; } 2>"$dir.err"; then
    why="$why $(tail -n 1 "$dir.err" 2>/dev/null)"
    unlink_quietly "$dir.err"
    drop_transaction
    refuse "$code" "$(one_line "$why")"
  fi
  unlink_quietly "$dir.err"
  snapshot
  : >"$dir/state.armed" || { drop_transaction; refuse unprepared 'no space left'; }
  sync "$dir/rollback.sh" "$dir" 2>/dev/null || sync
  start_deadman "$1" "$2"
  note "armed for $1 s by $deadman"
  echo "deadman $deadman"
  echo "state armed"
}

prepare() {
  printf '%s\n' "$token" >"$dir/token" && boot_id >"$dir/boot" || return 1
  printf '%s\n' "$ROLLBACK_TEXT" >"$dir/rollback.sh" || return 1
  # shellcheck disable=SC2016
  printf '%s\n' 'sleep "$1"' 'exec /bin/sh "${0%/*}/rollback.sh" timer' >"$dir/deadman.sh" || return 1
  printf '%s\n' "$ROLLBACK_TEXT" | cmp -s - "$dir/rollback.sh"
}

start_deadman() {
  deadman=$(deadman_kind)
  if [ "$2" = none ]; then deadman=none; fi
  case $deadman in
    systemd)
      systemctl stop "samespec-rollback-$short.timer" 2>/dev/null
      systemctl reset-failed "samespec-rollback-$short.service" 2>/dev/null
      systemd-run --quiet --unit="samespec-rollback-$short" --on-active="$1" --timer-property=AccuracySec=1s \
        --property=Type=oneshot /bin/sh "$dir/rollback.sh" timer 9>&- 2>>"$dir/log"
      case $(systemctl show -p ActiveState "samespec-rollback-$short.timer" 2>/dev/null) in
        ActiveState=active) ;;
        *) not_armed 'the systemd timer is not active' ;;
      esac
      ;;
    at+shell)
      # at(1) counts whole minutes by the wall clock, which may jump; the shell counts seconds that cannot.
      echo "/bin/sh $dir/rollback.sh timer" | at "now + $((($1 + 119) / 60)) minutes" 9>&- 2>>"$dir/log" ||
        not_armed 'at refused the job'
      shell_deadman "$1"
      ;;
    shell) shell_deadman "$1" ;;
    none) if [ "$2" != none ]; then not_armed 'there is no systemd, at or setsid'; fi ;;
  esac
}

not_armed() {
  mv "$dir/state.armed" "$dir/state.rolled-back"
  drop_transaction
  refuse no-deadman "$*"
}

# In a session of its own and adopted by process 1: neither the end of the connection nor of this script ends it.
shell_deadman() {
  # shellcheck disable=SC2016
  (setsid /bin/sh -c 'echo "$$" >"$1/deadman.pid"; exec /bin/sh "$1/deadman.sh" "$2"' - "$dir" "$1" \
    </dev/null >/dev/null 2>&1 9>&- &)
  tries=0
  while [ ! -s "$dir/deadman.pid" ]; do
    tries=$((tries + 1))
    if [ "$tries" -gt 100 ]; then not_armed 'the waiting shell did not start'; fi
    sleep 0.1 2>/dev/null || sleep 1
  done
  kill -0 "$(cat "$dir/deadman.pid")" 2>/dev/null || not_armed 'the waiting shell ended'
}

# NUMBER: does one step, if the time is not over.
step() {
  lock_node
  own_transaction
  settle_after_reboot
  read_state
  if [ "$state" != armed ]; then refuse state "$state"; fi
  if [ -e "$dir/did.$1" ]; then
    echo "state armed"
    return 0
  fi
  mv "$dir/todo.$1" "$dir/did.$1" || refuse unprepared "step $1"
  line=
  read -r line <"$dir/do.$1" || :
  # shellcheck disable=SC2086
  set -- "$1" $line
  number=$1
  shift
  if [ $# -gt 1 ]; then
    run_words "$@" >"$dir/do.out" 2>&1
    status=$?
    if [ "$status" != 0 ]; then refuse step "$status $(one_line "$(tail -n 2 "$dir/do.out")")"; fi
  fi
  note "step $number done"
  read_state
  if [ "$state" != armed ]; then
    # The time ran out in the middle of the step: its undoing may have come first.
    /bin/sh "$dir/rollback.sh" asked 9>&-
    refuse state rolled-back
  fi
  echo "state armed"
}

status() {
  settle_after_reboot
  read_state
  worker=gone
  if works worker.pid; then worker=alive; fi
  echo "state $state"
  echo "worker $worker"
  echo "boot $(boot_id)"
  owner=-
  if [ -s "$dir/token" ]; then owner=$(cat "$dir/token"); fi
  echo "token $owner"
  if [ -s "$dir/log" ]; then echo "log $(one_line "$(tail -n 2 "$dir/log")")"; fi
  set +f
  for path in "$dir"/did.*; do if [ -e "$path" ]; then echo "did ${path##*.}"; fi; done
  set -f
}

# FILE holds the id of a process that carries out this transaction now.
works() {
  if [ ! -s "$dir/$1" ]; then return 1; fi
  tr '\0' ' ' <"/proc/$(cat "$dir/$1")/cmdline" 2>/dev/null | grep -qF "$dir/rollback.sh"
}

# In a session of its own, so that a connection that is cut cannot stop it half-way. MODE: commit or asked.
work() {
  unlink_quietly "$dir/worker.pid"
  # shellcheck disable=SC2016
  (setsid /bin/sh -c 'echo "$$" >"$1/worker.pid"; exec /bin/sh "$1/rollback.sh" "$2"' - "$dir" "$1" \
    </dev/null >/dev/null 2>&1 9>&- &)
  await "$1"
}

# Until the worker of this mode has ended. A committed change that is taken back is still called committed at first.
await() {
  tries=0
  while [ "$tries" -lt 300 ]; do
    read_state
    case $1-$state in commit-committed | *-rolled-back | *-undo-failed) break ;; esac
    tries=$((tries + 1))
    sleep 0.1 2>/dev/null || sleep 1
  done
  echo "state $state"
  if [ -s "$dir/log" ]; then echo "log $(one_line "$(tail -n 2 "$dir/log")")"; fi
}

commit() {
  lock_node
  own_transaction
  settle_after_reboot
  if ! mv "$dir/state.armed" "$dir/state.committing" 2>/dev/null; then
    read_state
    echo "state $state"
    return 0
  fi
  stop_deadman
  work commit
}

stop_deadman() {
  if [ -d /run/systemd/system ]; then systemctl stop "samespec-rollback-$short.timer" 2>/dev/null || :; fi
  if [ -s "$dir/deadman.pid" ]; then
    waiting=$(cat "$dir/deadman.pid")
    # Only if it is still ours: its session is its own, and its command names this folder.
    if tr '\0' ' ' <"/proc/$waiting/cmdline" 2>/dev/null | grep -qF "$dir/deadman.sh"; then
      kill -TERM -- "-$waiting" 2>/dev/null || kill -TERM "$waiting" 2>/dev/null || :
    fi
  fi
}

rollback() {
  lock_node
  if [ ! -d "$dir" ]; then
    leave_nothing
    refuse unknown-plan -
  fi
  settle_after_reboot
  read_state
  case $state in
    none)
      drop_transaction
      echo 'state rolled-back'
      return 0
      ;;
    rolled-back)
      echo "state $state"
      return 0
      ;;
  esac
  # It is under way, by the timer or on somebody’s word: a second one beside it would call it done too early.
  if [ "$state" = rolling-back ] && { works worker.pid || works deadman.pid; }; then
    await asked
    return 0
  fi
  stop_deadman
  if [ "$state" = undo-failed ]; then mv "$dir/state.undo-failed" "$dir/state.rolling-back"; fi
  work asked
}

# BYTES: counts what comes in, then sends as much.
bulk() {
  echo "took $(head -c "$1" | wc -c | tr -d ' ')"
  head -c "$1" /dev/urandom | od -An -v -tx1 | head -c "$1"
  echo
  echo 'sent all'
}

# NAMESPACE ADDRESS BYTES: echo packets that may not be fragmented, of exactly this size. IPv4 header 20, IPv6 40, ICMP 8.
echo_df() {
  case $2 in *:*) payload=$(($3 - 48)) ;; *) payload=$(($3 - 28)) ;; esac
  case $(ping -V 2>&1) in *iputils*) ;; *) refuse no-ping - ;; esac
  set -- "$1" ping -n -M 'do' -c 4 -i 0.2 -W 2 -s "$payload" "$2"
  if [ "$1" != - ]; then
    find_namespace "$1" || refuse no-namespace "$1"
    shift
    set -- - nsenter --net="$namespace" "$@"
  fi
  shift
  said=$("$@" 2>&1)
  echo "received $(printf '%s\n' "$said" | sed -n 's/.* \([0-9]*\) received.*/\1/p')"
  echo "said $(one_line "$said")"
}

case $verb in
  preflight) preflight "$@" ;;
  arm) arm "$@" ;;
  step) step "$@" ;;
  status) status ;;
  commit) commit ;;
  rollback) rollback ;;
  bulk) bulk "$@" ;;
  vitals) vitals "$@" ;;
  echo) echo_df "$@" ;;
  *) refuse verb "$verb" ;;
esac
