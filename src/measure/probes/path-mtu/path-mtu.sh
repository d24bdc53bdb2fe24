# shellcheck shell=sh disable=SC2086,SC1010
# Finds the largest IP packet that reaches each destination unfragmented.
# Arguments: how many destinations at a time, then one word per destination:
#   INDEX,ADDRESS,DEADLINE_S,PAUSE_S,SIZE+SIZE+...
# Prints what ping said, line by line; what it means is decided by the reader of this output.
set -f
ifs=$IFS
nl='
'

flatten() { IFS=$nl; set -- $1; IFS='|'; flat=$*; IFS=$ifs; }

command -v ping >/dev/null 2>&1 || { echo 'fail no-ping'; exit 0; }
flatten "$(ping -V 2>&1)"
printf 'tool %.200s\n' "$flat"
ping6=ping
case $flat in
  *iputils-s200* | *iputils-s201[0-4]*) ping6=ping6 ;;
  *iputils*) ;;
  *) echo 'fail not-iputils'; exit 0 ;;
esac
# "probe" ignores path MTUs the kernel has cached; iputils knows it since 20231222.
mode=probe
case $(ping -n -M probe -c 1 -w 1 127.0.0.1 2>&1) in *nvalid* | *sage*) mode=do ;; esac
echo "mode $mode"
for scratch in "${TMPDIR:-/tmp}" /dev/shm /run /var/tmp ''; do
  [ -d "$scratch" ] && [ -w "$scratch" ] && break
done
[ -n "$scratch" ] || { echo 'fail no-scratch'; exit 0; }

# try SIZE SPACING: one packet, sent again every SPACING seconds until it is answered or the deadline ends.
try() {
  out=$($ping -n -M "$mode" -c 1 -i "$2" -w "$deadline" -s "$(($1 - headers))" "$address" 2>&1)
  kind=lost named=
  case $out in
    *' bytes from '*) kind=pass ;;
    *'mtu = '*) kind=told named=${out##*mtu = } ;;
    *'mtu='*) kind=told named=${out##*mtu=} ;;
    *'mtu: '*) kind=told named=${out##*mtu: } ;;
    *'essage too long'*) kind=told ;;
  esac
  named=${named%%[!0-9]*}
  [ "${#named}" -le 5 ] || named=
  flatten "$out"
  printf 'ping %s %s %s %.2000s\n' "$index" "$1" "$2" "$flat"
  printf '%s %s %s\n' "$kind" "$1" "${named:-0}" >&3
}

# control COUNT: packets of a size that every path carries, to tell loss from size.
control() {
  out=$($ping -n -M "$mode" -c "$1" -i 0.2 -W "$deadline" -s "$((1200 - headers))" "$address" 2>&1)
  flatten "$out"
  printf 'control %s %s %.2000s\n' "$index" "$1" "$flat"
  case $out in
    *" $1 received"*) ;;
    *) echo 'lossy 0 0' >&3 ;;
  esac
  case $out in
    *' bytes from '*) echo 'pass 1200 0' >&3 ;;
    *) echo 'lost 1200 0' >&3 ;;
  esac
}

# tick SIZE: a size that passes is sent last; when it is back, what was sent before it has had its chance.
tick() {
  try "$1" 0.6
  sleep "$pause"
  echo 'tick 0 0' >&3
}

launch() {
  case $launched in *" $1 "*) ;; *) launched="$launched$1 " ;; esac
  pending=$((pending + 1))
  try "$1" "$2" &
}

word_after() { # WANTED WORDS...: the word that follows WANTED, skipping "lock"
  wanted=$1 found=
  shift
  while [ $# -gt 1 ]; do
    if [ "$1" = "$wanted" ]; then
      found=$2
      if [ "$2" = lock ]; then found=${3-}; fi
      return
    fi
    shift
  done
}

smaller() { # keeps the smaller of $limit and $1; 0 means not known
  case $1 in '' | *[!0-9]* | ??????*) return ;; esac
  if [ "$limit" -eq 0 ] || [ "$1" -lt "$limit" ]; then limit=$1; fi
}

# The sender's own limit, read before the first packet: answers to our probes will change the kernel's cache.
read_limit() {
  limit=0
  flatten "$(ip route get "$address" 2>&1)"
  printf 'route %s %.500s\n' "$index" "$flat"
  route=$flat
  word_after dev $route
  case $found in
    '' | *[!A-Za-z0-9_.:-]*) ;;
    *)
      flatten "$(ip -o link show dev "$found" 2>&1)"
      printf 'link %s %.500s\n' "$index" "$flat"
      word_after mtu $flat
      smaller "$found"
      ;;
  esac
  case $mode$route in
    probe*expires*) ;;
    *) word_after mtu $route; smaller "$found" ;;
  esac
}

# Sends what is still needed to narrow the bracket between $lo (passed) and the next size that did not.
decide() {
  if [ "$lo" -eq 0 ] || [ "$steps" -ge 12 ]; then return; fi
  steps=$((steps + 1))
  before=$pending
  hi=0
  for size in $launched; do
    if [ "$size" -gt "$lo" ] && { [ "$hi" -eq 0 ] || [ "$size" -lt "$hi" ]; }; then hi=$size; fi
  done
  # A size lost below one that passed was bad luck, or there is loss: ask again.
  for size in $lost; do
    [ "$size" -lt "$lo" ] || continue
    case $repeated in *" $size "*) continue ;; esac
    repeated="$repeated$size "
    launch "$size" 0.3
  done
  gap=$((hi - lo))
  if [ "$gap" -eq 1 ]; then
    # Everything rests on this size being lost, so it gets more copies than the others.
    case $refused$confirmed in
      *" $hi "*) ;;
      *) confirmed="$confirmed$hi "; launch "$hi" 0.3 ;;
    esac
  elif [ "$gap" -gt 1 ] && [ "$gap" -le 20 ]; then
    size=$hi
    while [ "$size" -gt $((lo + 1)) ]; do size=$((size - 1)); launch "$size" 0.6; done
  elif [ "$gap" -gt 20 ]; then
    step=16
    while [ "$step" -gt 0 ]; do launch "$((lo + gap * step / 17))" 0.6; step=$((step - 1)); done
  fi
  if [ "$pending" -gt "$before" ]; then
    pending=$((pending + 2))
    tick "$lo" &
  fi
}

# A router or the kernel named an MTU: go there at once instead of splitting.
jump() { # SIZE NAMED
  if [ "$2" -lt 68 ] || [ "$2" -ge "$1" ] || [ "$2" -lt "$lo" ]; then return; fi
  for size in "$2" $(($2 + 1)); do
    case $launched in *" $size "*) ;; *) launch "$size" 0.2 ;; esac
  done
}

search() {
  IFS=,
  set -- $1
  index=$1 address=$2 deadline=$3 pause=$4
  IFS=+
  set -- $5
  IFS=$ifs
  case $address in
    *:*) headers=48 ping=$ping6 ;;
    *) headers=28 ping=ping ;;
  esac
  read_limit
  fifo=$scratch/.samespec.$$.$index
  (umask 077; mkfifo "$fifo") || { echo "end $index no-scratch"; return; }
  exec 3<>"$fifo"
  rm -f "$fifo"
  lo=0 steps=0 launched=' 1200 ' lost=' ' refused=' ' repeated=' ' confirmed=' ' lossy=no
  pending=1
  control 3 &
  for first in "$@"; do
    if [ "$limit" -eq 0 ] || [ "$first" -lt "$limit" ]; then launch "$first" 0.6; fi
  done
  if [ "$limit" -gt 0 ]; then
    launch "$limit" 0.6
    # Above the own limit only the local kernel speaks: one packet is enough to hear it.
    if [ "$limit" -lt 65535 ]; then launch "$((limit + 1))" 0.2; fi
  fi
  pending=$((pending + 2))
  tick 84 &
  while [ "$pending" -gt 0 ] && read -r kind heard named <&3; do
    if [ "$kind" = lossy ]; then
      if [ "$lossy" = no ]; then lossy=yes; fi
      continue
    fi
    pending=$((pending - 1))
    case $kind in
      pass) if [ "$heard" -gt "$lo" ]; then lo=$heard; fi ;;
      lost) lost="$lost$heard " ;;
      told) refused="$refused$heard "; jump "$heard" "$named" ;;
      tick) decide ;;
    esac
    if [ "$pending" -eq 0 ]; then decide; fi
    # Our own burst may have cost control packets: ask once more now that it is quiet.
    if [ "$pending" -eq 0 ] && [ "$lossy" = yes ] && [ "$lo" -ge 1200 ]; then
      lossy=asked
      pending=1
      control 5 &
    fi
  done
  exec 3>&-
  echo "end $index done"
}

many=$1
shift
worker=0
while [ "$worker" -lt "$many" ] && [ "$worker" -lt $# ]; do
  (
    turn=0
    for destination in "$@"; do
      if [ $((turn % many)) -eq "$worker" ]; then search "$destination"; fi
      turn=$((turn + 1))
    done
  ) &
  worker=$((worker + 1))
done
wait
