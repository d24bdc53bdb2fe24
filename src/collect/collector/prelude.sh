# shellcheck shell=sh disable=SC2317
# samespec collector. Reads, never writes: no file on this machine is changed and no kernel module is loaded.
# Usage: sh -s -- BUDGET_SECONDS SECTION_BYTES TOTAL_BYTES
#
# Functions for the fragments of the fact families:
#   section ID CMD ARG...      runs CMD; stdout is kept, stderr dropped
#   section_err ID CMD ARG...  the same, stderr kept among stdout (where the text of a refusal matters)
#   quick ID CMD ARG...        like section_err without a time limit, at half the cost: only for commands that
#                              cannot block, such as ip or uname on what the kernel itself answers
#   files ID PATH...           reads small files: lines PATH:content; what cannot be read is a line
#                              "grep: PATH: Permission denied" or "... No such file or directory". One process reads
#                              the files of all families, after them: starting a grep costs more than the reading
#   files_only ID REGEX PATH...     the same; only lines that match leave the node
#   files_without ID REGEX PATH...  the same; lines that match stay on the node
#   files_numbered ID REGEX PATH...  as files_without, as "PATH:LINE:TEXT"
#                              (a REGEX is read by grep -E and by any awk: no [[:space:]], no braces, no tab)
#   plain_files ID PATH...     the same without "PATH:", as cat prints them
#   call ID FUNCTION [TEXT]    runs a shell function in a subshell; TEXT is what a person would type for it
#   inline ID FUNCTION [TEXT]  the same without the fork: for functions that change nothing and redirect only
#                              the input of "read" or of a loop
#   limited CMD ARG...         a program (no shell function) under the time limit; for use inside functions
#   limit BYTES [SECONDS]      byte cap and time limit of the next section only
#   have CMD                   true if there is such a command
# An ID is FAMILY or FAMILY.PART: a-z, 0-9, dot, dash. Standard input of everything is /dev/null.

LC_ALL=C
export LC_ALL
unset GREP_OPTIONS GREP_COLOR GREP_COLORS POSIXLY_CORRECT IFS
PATH=${PATH:-/usr/bin:/bin}:/usr/local/sbin:/usr/sbin:/sbin:/usr/bin:/bin
cd / || exit 1

# bash reads a script from a pipe byte by byte, which would cost it more than any command here.
case ${BASH_VERSION:+$-} in *s*) eval "$(cat)" ;; esac

BUDGET=${1:-20}
SECTION_BYTES=${2:-262144}
TOTAL_BYTES=${3:-4194304}
SECTION_SECONDS=5
TIMEOUT=
SHARED=
NL='
'

have() { command -v "$1" >/dev/null 2>&1; }

# Sets NOW, in 1/100 s, without starting a process.
now() {
  NOW=0
  read -r _up _ </proc/uptime || return 0
  _whole=${_up%.*}
  _part=${_up#*.}
  _part=${_part#0}
  NOW=$((_whole * 100 + ${_part:-0}))
}

limit() {
  CAP=$1
  SECONDS_EACH=${2:-$SECTION_SECONDS}
}

# 127 is the answer of a timeout that understood its options and found no program to run. Old busybox wants
# the seconds after "-t" and would take them for the program, so it is asked before the plain form. Asking costs
# processes, so it waits for the first command that needs a limit.
find_timeout() {
  TIMEOUT=none
  have timeout || return 0
  TIMEOUT=plain
  timeout -k 1 9 ''
  [ $? -ne 127 ] || { TIMEOUT=killing && return; }
  timeout -t 9 ''
  [ $? -ne 127 ] || TIMEOUT=old
}

with_timeout() {
  [ -n "$TIMEOUT" ] || find_timeout 2>/dev/null
  _secs=$1
  shift
  case $TIMEOUT in
    killing) timeout -k 1 "$_secs" "$@" ;;
    plain) timeout "$_secs" "$@" ;;
    old) timeout -t "$_secs" "$@" ;;
    *) "$@" ;;
  esac
}

# 124: out of time. busybox says 143 for that, and -k makes it 137.
limited() {
  now
  _left=$(((DEADLINE - NOW + 99) / 100))
  [ "$_left" -gt 0 ] || return 124
  [ "$_left" -lt "$SECONDS_EACH" ] || _left=$SECONDS_EACH
  with_timeout "$_left" "$@"
  _rc=$?
  case $_rc in 137 | 143) return 124 ;; esac
  return $_rc
}

# Between here and the filter a line that starts with a random mark is ours, any other is output.
# A section starts when the one before it ended.
begin() {
  STARTED=$NOW
  printf '\n%s b %s %s\t%s\n' "$MARK" "$1" "$CAP" "${2%%"$NL"*}"
}

finish() {
  now
  printf '\n%s e %s exit=%s cs=%s\n' "$MARK" "$1" "$2" "$((NOW - STARTED))"
  limit "$SECTION_BYTES"
}

# Sets TEXT to the command as a person could type it.
typed() {
  TEXT=
  for _word; do
    case $_word in '' | *[!A-Za-z0-9_./:=@%+,-]*) _word="'$_word'" ;; esac
    TEXT="$TEXT $_word"
  done
  TEXT=${TEXT# }
}

section() {
  _id=$1
  shift
  typed "$@"
  begin "$_id" "$TEXT"
  limited "$@" 2>/dev/null </dev/null
  finish "$_id" $?
}

section_err() {
  _id=$1
  shift
  typed "$@"
  begin "$_id" "$TEXT"
  limited "$@" 2>&1 </dev/null
  finish "$_id" $?
}

quick() {
  _id=$1
  shift
  typed "$@"
  begin "$_id" "$TEXT"
  "$@" 2>&1 </dev/null
  finish "$_id" $?
}

files() { share all '' "$@"; }
files_only() {
  _id=$1 _regex=$2
  shift 2
  share only "$_regex" "$_id" "$@"
}
files_without() {
  _id=$1 _regex=$2
  shift 2
  share without "$_regex" "$_id" "$@"
}
files_numbered() {
  _id=$1 _regex=$2
  shift 2
  share numbered "$_regex" "$_id" "$@"
}
plain_files() { share plain '' "$@"; }

# KIND REGEX ID PATH...: notes the section for the filter and its files for the shared reading.
share() {
  _kind=$1 _regex=$2 _id=$3
  shift 3
  case $_kind in
    all) typed grep -aH '' "$@" ;;
    only) typed grep -aHE "$_regex" "$@" ;;
    without) typed grep -aHEv "$_regex" "$@" ;;
    numbered) typed grep -anHEv "$_regex" "$@" ;;
    plain) typed cat "$@" ;;
  esac
  if ! have awk; then
    # No filter that could share out the lines.
    begin "$_id" "$TEXT"
    case $_kind in
      all) grep -aH '' "$@" ;;
      only) grep -aHE "$_regex" "$@" ;;
      without) grep -aHEv "$_regex" "$@" ;;
      numbered) grep -anHEv "$_regex" "$@" ;;
      plain) cat "$@" ;;
    esac 2>&1 </dev/null
    finish "$_id" $?
    return
  fi
  printf '\n%s s %s %s %s %s\t%s\n' "$MARK" "$_kind" "$_id" "$CAP" "$_regex" "${TEXT%%"$NL"*}"
  for _path; do
    printf '%s p %s\n' "$MARK" "$_path"
    case $NL$SHARED in *"$NL$_path$NL"*) ;; *) SHARED=$SHARED$_path$NL ;; esac
  done
  limit "$SECTION_BYTES"
}

# The filter takes the lines apart again, by their paths, into the sections that asked for them.
read_shared() {
  [ -n "$SHARED" ] || return 0
  printf '\n%s r\n' "$MARK"
  set -f
  IFS=$NL
  # shellcheck disable=SC2086
  grep -aH '' $SHARED 2>&1 </dev/null
  unset IFS
  set +f
  printf '\n%s x\n' "$MARK"
}

# A subshell, because a redirection that fails may end the shell it happens in.
call() {
  _id=$1
  begin "$_id" "${3:-$2}"
  ("$2") 2>/dev/null </dev/null
  finish "$_id" $?
}

# The same function in the shell itself: forking costs more than most of them do.
inline() {
  _id=$1
  begin "$_id" "${3:-$2}"
  "$2" 2>/dev/null </dev/null
  finish "$_id" $?
}

# Marks become frames: every line of output gets a leading "|", so no output, binary or forged, can look like
# a frame. One filter for the whole run instead of a sed per section keeps the load on the node low. The line
# before an end mark is held back: empty means that the output had ended its last line itself.
filter() {
  if ! have awk; then
    filter_without_awk
    return
  fi
  # shellcheck disable=SC2016
  awk -v total="$TOTAL_BYTES" '
    function keep(line,  size) {
      size = length(line) + 1
      if (used + size > cap || sum + size > total) {
        room = cap - used
        if (total - sum < room) room = total - sum
        if (room > 0) print "|" substr(line, 1, room)
        sum += room
        cut = 1
        return
      }
      used += size
      sum += size
      print "|" line
    }
    # A line of the shared reading goes to every section that asked for its file.
    function share(line,  rest, path, at, refused, i, n, ids) {
      refused = sub(/^grep: /, "", line)
      at = 0
      do {
        n = index(substr(line, at + 1), ":")
        if (!n) return
        at += n
        path = substr(line, 1, at - 1)
      } while (!(path in askers))
      rest = substr(line, at + 1)
      if (!refused) number[path]++
      n = split(askers[path], ids, " ")
      for (i = 1; i <= n; i++) {
        if (refused) {
          line = "grep: " path ":" rest
          failed[ids[i]] = 2
        } else {
          if (kinds[ids[i]] == "only" && rest !~ regexes[ids[i]]) continue
          if (kinds[ids[i]] ~ /^(without|numbered)$/ && rest ~ regexes[ids[i]]) continue
          line = kinds[ids[i]] == "plain" ? rest : path ":" rest
          if (kinds[ids[i]] == "numbered") line = path ":" number[path] ":" rest
        }
        texts[ids[i]] = texts[ids[i]] "\n" line
      }
    }
    function print_shared(  i, j, n, id, rows) {
      for (i = 1; i <= asked; i++) {
        id = order[i]
        print "@begin " id "\t" substr(commands[id], 1, 16384)
        used = 0; cut = 0; cap = caps[id]
        n = split(texts[id], rows, "\n")
        for (j = 2; j <= n && !cut; j++) keep(rows[j])
        print "@end " id " exit=" (n > 1 ? failed[id] + 0 : 1) " cs=0 truncated=" cut
      }
    }
    NR == 1 { mark = $0; width = length(mark); next }
    substr($0, 1, width) != mark {
      if (sharing) share($0)
      if (!open) next
      if (held && !cut) keep(last)
      last = $0
      held = 1
      next
    }
    { kind = substr($0, width + 2, 1); rest = substr($0, width + 4) }
    kind == "b" {
      cap = rest
      sub(/^[^ ]* /, "", cap)
      sub(/\t.*/, "", cap)
      cap += 0
      sub(/ [0-9]+\t/, "\t", rest)
      print "@begin " substr(rest, 1, 16384)
      open = 1; held = 0; used = 0; cut = 0
    }
    kind == "e" {
      if (held && !cut && last != "") keep(last)
      print "@end " rest " truncated=" cut
      open = 0; held = 0; last = ""
    }
    kind == "s" {
      split(rest, word, " ")
      asking = word[2]
      order[++asked] = asking
      kinds[asking] = word[1]
      caps[asking] = word[3] + 0
      sub(/^[^ ]* [^ ]* [^ ]* /, "", rest)
      regexes[asking] = substr(rest, 1, index(rest, "\t") - 1)
      commands[asking] = substr(rest, index(rest, "\t") + 1)
    }
    kind == "p" { askers[rest] = askers[rest] " " asking }
    kind == "r" { sharing = 1 }
    kind == "x" { sharing = 0; print_shared() }
    kind == "f" { print "@families " rest }
    kind == "d" { print "@done"; exit }
  '
}

# Without awk nothing is capped here; the reader has a cap of its own.
filter_without_awk() {
  sed -n -e 1d \
    -e "/^$MARK d/{s/.*/@done/p;q;}" \
    -e "s/^$MARK f /@families /p;t" \
    -e "s/^$MARK b \\([^ ]*\\) [0-9]*/@begin \\1/p;t" \
    -e "s/^$MARK e \\(.*\\)/@end \\1 truncated=0/p;t" \
    -e 's/^/|/p'
}
