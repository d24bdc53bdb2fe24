# shellcheck shell=sh
# record NAME PID: writes the process id with its start time, so that a recycled id is never taken for ours.
record() {
  read -r recorded_stat <"/proc/$2/stat"
  # shellcheck disable=SC2086
  set -- "$1" "$2" ${recorded_stat##*) }
  recorded_name=$1 recorded_pid=$2
  shift 2
  echo "$recorded_pid ${20}" >"processes/$recorded_name"
}
