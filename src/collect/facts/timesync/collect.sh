# timedatectl is not asked: it starts a service where none runs. The first keeper of time that is there answers;
# where none is, the kernel’s own state says whether somebody sets the clock (adjtimex(2) with modes 0 only reads).
timesync_kernel() {
  if have adjtimex; then adjtimex && return; fi
  if have busybox && busybox adjtimex; then return; fi
  have perl || return 127
  timesync_call=$(uname -m)
  case $timesync_call in
    x86_64) timesync_call=159 ;;
    aarch64 | riscv64) timesync_call=171 ;;
    s390x | ppc64le) timesync_call=124 ;;
    *) return 1 ;;
  esac
  # shellcheck disable=SC2016
  perl -e 'my $b = "\0" x 256; exit 1 if syscall($ARGV[0], $b) < 0; my @f = unpack("x24 q q l", $b);
    printf "maxerror: %d\nstatus: %d\n", $f[0], $f[2];' "$timesync_call"
}
# The file is made with the first answer of a server and is empty.
timesync_timesyncd() { if [ -e /run/systemd/timesync/synchronized ]; then echo yes; else echo no; fi; }
timesync_chronyd=
for timesync_path in /run/chrony/chronyd.pid /run/chronyd.pid /run/chrony/chronyd.sock; do
  if [ -e "$timesync_path" ]; then timesync_chronyd=$timesync_path; fi
done
if [ -n "$timesync_chronyd" ] && have chronyc; then
  limit 4096 1
  section_err timesync.chrony chronyc -n tracking
elif [ -d /run/systemd/timesync ]; then
  inline timesync.timesyncd timesync_timesyncd 'ls /run/systemd/timesync/synchronized'
else
  inline timesync.kernel timesync_kernel adjtimex
fi
