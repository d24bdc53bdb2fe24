# shellcheck shell=sh
# Makes one key to log in with and one host key per node. Usage: sh keys.sh RUN_FOLDER
set -eu
umask 077
cd "$1"
ssh-keygen -q -t ed25519 -N '' -C samespec-lab -f id_ed25519
cat node-list guest-list | while read -r node _; do
  ssh-keygen -q -t ed25519 -N '' -C "$node" -f "host-keys/$node"
done
