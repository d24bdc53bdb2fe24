# shellcheck shell=sh
# Functions for what a link does to packets; needs record.sh, and the run folder as the current one.

# shape NAMESPACE INTERFACE DELAY_MS|- LOSS_PERCENT|- RATE_MBIT|-
shape() {
  shape_parent=root
  if [ "$3" != - ]; then
    tc -n "$1" qdisc add dev "$2" root handle 1: netem delay "${3}ms" loss "${4}%" limit 65536
    shape_parent='parent 1:1'
  fi
  # shellcheck disable=SC2086
  [ "$5" = - ] || tc -n "$1" qdisc add dev "$2" $shape_parent tbf rate "${5}mbit" burst 64kb latency 50ms
}

# delay_line NUMBER ARGUMENTS-OF-delay-line.py
delay_line() {
  line_number=$1
  shift
  setsid nsenter --net="/run/netns/$(cat line-namespace)" "$(cat python)" -S -E scripts/delay-line.py "$@" \
    >"logs/line-$line_number" 2>&1 </dev/null &
  record "line-$line_number" $!
}
