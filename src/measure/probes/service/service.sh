# shellcheck shell=sh disable=SC2086
# Requests to a service, each on a new connection, sent at fixed times whether or not earlier ones were answered.
# Arguments: REQUESTS TIMEOUT_S WAIT_S, then pairs: small|large URL
# A URL comes as plain words: a byte that is none is written @ and three octal digits.
# Prints: version TEXT; request small|large EXIT TEXT
set -f
ifs=$IFS
nl='
'

flatten() { IFS=$nl; set -- $1; IFS='|'; flat=$*; IFS=$ifs; }

command -v curl >/dev/null 2>&1 || { echo 'fail no-curl'; exit 0; }
flatten "$(curl --version 2>&1)"
printf 'version %.100s\n' "${flat%%|*}"
requests=$1 timeout=$2
sleep "$3"
shift 3
format='phases %{http_code} %{time_namelookup} %{time_connect} %{time_appconnect} %{time_starttransfer} %{time_total} %{size_download} %{remote_ip}'

request() {
  out=$(curl -q -g -sS -o /dev/null --noproxy '*' --max-time "$timeout" -w "$nl$format$nl" --url "$2" 2>&1)
  status=$?
  flatten "$out"
  printf 'request %s %s %.1500s\n' "$1" "$status" "$flat"
}

while [ $# -gt 1 ]; do
  url=$(printf '%b' "$(printf '%s' "$2" | sed 's/@/\\0/g')")
  sent=0
  while [ "$sent" -lt "$requests" ]; do
    request "$1" "$url" &
    sent=$((sent + 1))
    if [ "$sent" -lt "$requests" ]; then sleep 0.2; fi
  done
  wait
  shift 2
done
