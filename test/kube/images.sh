#!/usr/bin/env bash
# Makes the images of the Kubernetes lab without a registry: pause, and node-tools from Debian packages.
# shellcheck source=common.sh
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"
[ ! -e "$IMAGES/complete" ] || exit 0
mkdir -p "$IMAGES/debs/partial" "$IMAGES/pause"
cd "$IMAGES"

cat >pause.c <<'C'
#include <signal.h>
#include <stdlib.h>
#include <unistd.h>
#include <sys/wait.h>
static void down(int s) { _exit(0); }
static void reap(int s) { while (waitpid(-1, 0, WNOHANG) > 0); }
int main(void) { signal(SIGINT, down); signal(SIGTERM, down); signal(SIGCHLD, reap); for (;;) pause(); }
C
gcc -static -Os -s -o pause/pause pause.c

# With an empty list of installed packages apt brings all that these need.
fetch() {
  apt-get -y -qq -o Dir::State::status=/dev/null -o "Dir::Cache::archives=$IMAGES/debs" -o APT::Sandbox::User=root \
    install -d --no-install-recommends dash busybox-static libpython3.11-stdlib iputils-ping iproute2 \
    python3-minimal libc-bin util-linux haproxy
}
# A fresh machine may have no package lists.
if ! fetch >/dev/null 2>&1; then
  again apt-get update -qq || die 'apt-get could not read the package lists'
  again fetch || die 'apt-get could not fetch the packages of the images'
fi
rm -rf tools
mkdir -p tools/usr/{bin,sbin,lib,lib64} tools/{tmp,etc,root,proc,sys,dev,run,var}
for folder in bin sbin lib lib64; do ln -s "usr/$folder" "tools/$folder"; done
for package in debs/*.deb; do dpkg-deb --fsys-tarfile "$package" | tar -x -C tools --keep-directory-symlink; done
rm -rf tools/usr/share/{doc,man,locale,info,lintian,bash-completion} tools/usr/lib/x86_64-linux-gnu/gconv
for applet in $(tools/bin/busybox --list); do
  [ -e "tools/usr/bin/$applet" ] || [ -e "tools/usr/sbin/$applet" ] || ln -s /bin/busybox "tools/usr/bin/$applet"
done
ln -sf python3.11 tools/usr/bin/python3
echo 'root:x:0:0:root:/root:/bin/sh' >tools/etc/passwd
echo 'root:x:0:' >tools/etc/group
ldconfig -r tools 2>/dev/null || true

python3 "$HERE/image.py" lab.local/pause:3.2 pause pause.tar '["/pause"]'
python3 "$HERE/image.py" lab.local/node-tools:1 tools node-tools.tar '["/bin/sleep","infinity"]'
# The same tools under the same name with one byte more: an image that is not what its tag says.
echo other >tools/etc/other
python3 "$HERE/image.py" lab.local/node-tools:1 tools node-tools-other.tar '["/bin/sleep","infinity"]'
rm -rf tools debs
touch complete
