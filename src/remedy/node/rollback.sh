# shellcheck shell=sh disable=SC2154
# Follows common.sh in the file rollback.sh of a transaction. Needs nothing but that folder: no network, no samespec.
# Usage: sh rollback.sh timer|asked|commit. May be run any number of times, also by several at once.
dir=${0%/*}
mode=${1:-timer}
cd / || exit 1

undo_steps() {
  same_boot=no
  if [ "$(cat "$dir/boot")" = "$(boot_id)" ]; then same_boot=yes; fi
  undo_left=$(cat "$dir/steps")
  while [ "$undo_left" -ge 1 ]; do
    if [ -e "$dir/did.$undo_left" ]; then undo_step "$undo_left" || failed="$failed step-$undo_left"; fi
    undo_left=$((undo_left - 1))
  done
}

undo_step() {
  undo_line=
  read -r undo_line <"$dir/undo.$1" || :
  # shellcheck disable=SC2086
  set -- "$1" $undo_line
  # A step that has nothing to do at run time has nothing to undo.
  if [ $# -lt 3 ]; then return 0; fi
  undo_number=$1
  shift
  # What lived in a pod’s namespace ended with it; after a restart the number may be that of another pod.
  if [ "$1" != - ] && { [ "$same_boot" = no ] || ! find_namespace "$1"; }; then
    note "step $undo_number: the network namespace $1 is gone, so there is nothing to undo"
    return 0
  fi
  # Kept in memory: a full disk must not stop this.
  if undo_said=$(run_words "$@" 2>&1); then
    note "step $undo_number undone"
    return 0
  fi
  note "step $undo_number could not be undone: $undo_said"
  return 1
}

restore_files() {
  file_left=$(cat "$dir/files")
  while [ "$file_left" -ge 1 ]; do
    if [ -e "$dir/wrote.$file_left" ]; then restore_file "$file_left" || failed="$failed file-$file_left"; fi
    file_left=$((file_left - 1))
  done
}

restore_file() {
  file_path=$(cat "$dir/path.$1")
  found=absent
  if [ -e "$file_path" ]; then found=$(sha_of "$file_path"); fi
  before=absent
  if [ -e "$dir/copy.$1" ]; then before=$(sha_of "$dir/copy.$1"); fi
  # Put back already, or never written: what was derived from it may still be to do, and doing it twice is harmless.
  if [ "$found" = "$before" ]; then
    run_line "$dir/uncheck.$1"
    return
  fi
  if [ "$found" != "$(sha_of "$dir/content.$1")" ]; then
    note "$file_path was changed by somebody else; it is left as it is"
    return 1
  fi
  if [ "$before" = absent ]; then
    rm -f "$file_path" || return 1
    if [ -e "$dir/made.$1" ]; then rmdir "${file_path%/*}" 2>/dev/null || :; fi
  else
    replace_file "$file_path" "$dir/copy.$1" "$(cat "$dir/copymode.$1")" || return 1
  fi
  run_line "$dir/uncheck.$1" || return 1
  note "$file_path put back"
}

# Runs the escaped words of a file; an empty file is nothing to run.
run_line() {
  line=
  read -r line <"$1" || :
  if [ -z "$line" ]; then return 0; fi
  # shellcheck disable=SC2086
  said=$(run_words - $line 2>&1)
}

undo_commands() {
  command_left=$(cat "$dir/commands")
  while [ "$command_left" -ge 1 ]; do
    if [ -e "$dir/ran.$command_left" ]; then
      run_line "$dir/uncommand.$command_left" || failed="$failed command-$command_left"
    fi
    command_left=$((command_left - 1))
  done
}

roll_back() {
  failed=
  undo_commands
  restore_files
  undo_steps
  leave
  if [ -z "$failed" ]; then
    mv "$dir/state.rolling-back" "$dir/state.rolled-back" 2>/dev/null
    note "rolled back ($1)"
    return 0
  fi
  note "rolling back failed:$failed"
  mv "$dir/state.rolling-back" "$dir/state.undo-failed" 2>/dev/null
  return 1
}

# Nothing of this transaction is in force on the node any more, or all of it is for good.
leave() {
  set +f
  for held in "$dir"/ns.*; do umount "$held" 2>/dev/null || :; done
  set -f
  if [ "$(readlink /run/samespec.active)" = "${dir##*/}" ]; then rm -f /run/samespec.active; fi
}

write_files() {
  total=$(cat "$dir/files")
  number=0
  while [ "$number" -lt "$total" ]; do
    number=$((number + 1))
    path=$(cat "$dir/path.$number")
    before=absent
    if [ -e "$dir/copy.$number" ]; then before=$(sha_of "$dir/copy.$number"); fi
    found=absent
    if [ -e "$path" ]; then found=$(sha_of "$path"); fi
    if [ "$found" != "$before" ]; then why="$path was changed meanwhile"; return 1; fi
    mv "$dir/unwritten.$number" "$dir/wrote.$number" || return 1
    if [ ! -d "${path%/*}" ]; then
      : >"$dir/made.$number" || return 1
      mkdir -m 0755 "${path%/*}" || return 1
    fi
    if ! said=$(replace_file "$path" "$dir/content.$number" "$(cat "$dir/mode.$number")"); then
      why="$path could not be written: $said"
      return 1
    fi
    if ! run_line "$dir/check.$number"; then
      why="after writing $path: $said"
      return 1
    fi
    check_texts "$dir/asserts.$number" || return 1
    note "$path written"
  done
}

# Lines FILE TEXT, both escaped: that file must now hold that text.
check_texts() {
  while read -r held text; do
    decode "$held"
    held=$word
    decode "$text"
    grep -qF -- "$word" "$held" 2>/dev/null || { why="$held does not hold: $word"; return 1; }
  done <"$1"
}

run_commands() {
  total=$(cat "$dir/commands")
  number=0
  while [ "$number" -lt "$total" ]; do
    number=$((number + 1))
    mv "$dir/unrun.$number" "$dir/ran.$number" || return 1
    if ! run_line "$dir/command.$number"; then
      why="what should be kept was refused: $said"
      return 1
    fi
  done
}

case $mode in
  timer)
    mv "$dir/state.armed" "$dir/state.rolling-back" 2>/dev/null || exit 0
    roll_back timer
    ;;
  asked)
    read_state
    case $state in
      none | rolled-back) exit 0 ;;
      rolling-back) ;;
      *) mv "$dir/state.$state" "$dir/state.rolling-back" || exit 1 ;;
    esac
    roll_back asked
    ;;
  commit)
    if [ ! -e "$dir/state.committing" ]; then exit 1; fi
    why='what should be kept could not be written'
    if write_files && run_commands; then
      leave
      mv "$dir/state.committing" "$dir/state.committed" && note committed
    else
      mv "$dir/state.committing" "$dir/state.rolling-back" || exit 1
      # The last line of the log is what samespec tells.
      roll_back "$why"
    fi
    ;;
esac
