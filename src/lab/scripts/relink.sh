# shellcheck shell=sh
# Makes a link of a running lab behave otherwise. Usage: sh relink.sh RUN_FOLDER shape|line ARGUMENTS
#   shape NAMESPACE INTERFACE DELAY_MS|- LOSS_PERCENT|- RATE_MBIT|-    in place of what was there
#   line NUMBER ARGUMENTS-OF-delay-line.py                             the one before it was ended
set -eu
umask 022
cd "$1"
kind=$2
shift 2
# shellcheck source=record.sh
. ./scripts/record.sh
# shellcheck source=links.sh
. ./scripts/links.sh
case $kind in
shape)
  tc -n "$1" qdisc del dev "$2" root 2>/dev/null || true
  shape "$@" ;;
line) delay_line "$@" ;;
esac
