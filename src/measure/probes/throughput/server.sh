# shellcheck shell=sh
# An iperf3 server for one test. Arguments: ADDRESS PORT ...: the first free port is taken.
# Prints: version TEXT; listening PORT; then the JSON report of the test.
set -f
address=$1
shift
command -v iperf3 >/dev/null 2>&1 || { echo 'fail no-iperf3'; exit 0; }
version=$(iperf3 --version 2>&1)
printf 'version %.100s\n' "${version%%
*}"
taken() { grep -q ":$(printf '%04X' "$1") 0*:0000 0A" /proc/net/tcp /proc/net/tcp6 2>/dev/null; }

for port in "$@"; do
  # Somebody else's listener would be mistaken for ours below.
  if taken "$port"; then continue; fi
  iperf3 -s -1 -J -i 0.5 -B "$address" -p "$port" &
  server=$!
  tries=0
  while [ "$tries" -lt 40 ]; do
    # A server that found the port taken has ended, but stays a zombie until it is waited for.
    status=
    read -r status <"/proc/$server/stat"
    case $status in '' | *') Z '*) break ;; esac
    if taken "$port"; then
      echo "listening $port"
      wait "$server"
      exit 0
    fi
    tries=$((tries + 1))
    sleep 0.1
  done
  kill "$server" 2>/dev/null
  wait "$server"
done
echo 'fail no-port'
