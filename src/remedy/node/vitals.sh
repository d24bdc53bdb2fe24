# shellcheck shell=sh disable=SC2154
# Follows common.sh. What a node has besides its connection to us; asked before a change and after it, and whatever
# answered before must answer after. Lines “answers NAME yes|no” and “count NAME EVENTS OF”.
# ARGUMENTS: “all”, or the names that are asked for; counters are always told.
vitals() {
  asked_for=" $* "
  read -r up _ </proc/uptime || up=0
  echo "uptime $up"
  gateway_answers
  kubelet_answers
  api_answers
  nameserver_answers
  metadata_answers
  card_drops
  stack_counts
}

# NAME COMMAND…: whether the command succeeds.
answers() {
  answers_name=$1
  shift
  case $asked_for in *' all '* | *" $answers_name "*) ;; *) return 0 ;; esac
  if "$@" >/dev/null 2>&1 </dev/null; then echo "answers $answers_name yes"; else echo "answers $answers_name no"; fi
}

gateway_answers() {
  gateway=$(ip -4 route show default 2>/dev/null | sed -n '1s/.* via \([^ ]*\).*/\1/p')
  case $gateway in '' | *[!0-9.]*) return 0 ;; esac
  answers gateway ping -n -c 2 -i 0.2 -W 2 "$gateway"
}

# Any answer over HTTP, whatever it says; a closed port or silence is none.
http_answers() {
  if command -v curl >/dev/null 2>&1; then
    answers "$1" curl -s -k -o /dev/null --noproxy '*' --connect-timeout 2 --max-time 4 "$2"
  elif command -v wget >/dev/null 2>&1; then
    case $(wget --version 2>&1) in *GNU*) ;; *) return 0 ;; esac
    # 4 and 5: no network, no TLS. 8: an answer, and not one of success.
    # shellcheck disable=SC2016
    answers "$1" sh -c \
      'wget -q --no-check-certificate --no-proxy -T 3 -t 1 -O /dev/null "$1" || [ $? = 8 ]' - "$2"
  fi
}

# Its own health on this node; it listens there by default (--healthz-port).
kubelet_answers() {
  if ! pidof kubelet >/dev/null 2>&1; then return 0; fi
  http_answers kubelet http://127.0.0.1:10248/healthz
}

# The API server the kubelet of this node talks to.
api_answers() {
  for api_file in /etc/kubernetes/kubelet.conf /etc/rancher/k3s/k3s.yaml /var/lib/kubelet/kubeconfig; do
    api=$(sed -n 's/^ *server: *\(https:[^ ]*\) *$/\1/p' "$api_file" 2>/dev/null | head -n 1)
    case $api in '' | *[!A-Za-z0-9.:/_-]*) continue ;; esac
    http_answers api "$api/livez"
    return 0
  done
}

# The first nameserver takes connections; name servers answer over TCP too (RFC 7766).
nameserver_answers() {
  nameserver=$(sed -n 's/^nameserver[[:space:]]*\([0-9.]*\)[[:space:]]*$/\1/p' /etc/resolv.conf 2>/dev/null | head -n 1)
  if [ -z "$nameserver" ] || ! command -v curl >/dev/null 2>&1; then return 0; fi
  answers nameserver curl -s --noproxy '*' --connect-timeout 2 --max-time 4 "telnet://$nameserver:53"
}

# Only on machines that say they are a cloud’s.
metadata_answers() {
  vendor=$(cat /sys/class/dmi/id/sys_vendor /sys/class/dmi/id/board_vendor 2>/dev/null)
  case $vendor in
    *Alibaba*) http_answers metadata http://100.100.100.200/ ;;
    *Amazon* | *Google* | *Microsoft* | *Tencent* | *Huawei* | *OpenStack*)
      http_answers metadata http://169.254.169.254/
      ;;
  esac
}

# Packets an interface dropped, of all it saw: what “ip -s link” shows.
card_drops() {
  while read -r card _ received _ received_drops _ _ _ _ _ sent _ sent_drops _; do
    case $card in *:) ;; *) continue ;; esac
    card=${card%:}
    case $card in lo | *[!A-Za-z0-9_.-]*) continue ;; esac
    echo "count drops/$card $((received_drops + sent_drops)) $((received + sent))"
  done </proc/net/dev
}

stack_counts() {
  echo "count TcpRetransSegs $(snmp_of Tcp RetransSegs) $(snmp_of Tcp OutSegs)"
  echo "count IcmpInDestUnreachs $(snmp_of Icmp InDestUnreachs) $(snmp_of Icmp InMsgs)"
}

# PROTOCOL NAME: one number of /proc/net/snmp, whose names stand a line above the numbers.
snmp_of() {
  names=
  while read -r line; do
    case $line in "$1: "*) ;; *) continue ;; esac
    if [ -z "$names" ]; then
      names=$line
      continue
    fi
    wanted=$2
    # shellcheck disable=SC2086
    set -- $line
    for name in $names; do
      if [ "$name" = "$wanted" ]; then
        echo "$1"
        return 0
      fi
      shift
    done
  done </proc/net/snmp
  echo 0
}

# Names of interfaces with an XDP program, from “ip link show” on standard input: such a program limits their MTU.
with_xdp() {
  sed -n 's/^[0-9]*: \([^:@ ]*\)[:@].* mtu [0-9]* xdp[a-z]*[ \/].*/\1/p'
}
