# shellcheck shell=sh
# Sends one stream of TCP for some seconds, or so many bytes in that time. Arguments: ADDRESS PORT SECONDS BYTES|-
# Prints: version TEXT; then the JSON report.
command -v iperf3 >/dev/null 2>&1 || { echo 'fail no-iperf3'; exit 0; }
version=$(iperf3 --version 2>&1)
printf 'version %.100s\n' "${version%%
*}"
case $4 in
-) iperf3 -c "$1" -p "$2" -t "$3" -i 0.5 -J --connect-timeout 3000 ;;
*)
  # A number of bytes knows no end of time; when ended from outside, both ends still report.
  iperf3 -c "$1" -p "$2" -n "$4" -i 0.5 -J --connect-timeout 3000 &
  client=$!
  { sleep "$3"; kill "$client"; } >/dev/null 2>&1 &
  alarm=$!
  wait "$client"
  kill "$alarm" 2>/dev/null
  ;;
esac
