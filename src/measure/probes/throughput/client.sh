# shellcheck shell=sh
# Sends one stream of TCP for some seconds. Arguments: ADDRESS PORT SECONDS
# Prints: version TEXT; then the JSON report.
command -v iperf3 >/dev/null 2>&1 || { echo 'fail no-iperf3'; exit 0; }
version=$(iperf3 --version 2>&1)
printf 'version %.100s\n' "${version%%
*}"
iperf3 -c "$1" -p "$2" -t "$3" -i 0.5 -J --connect-timeout 3000
