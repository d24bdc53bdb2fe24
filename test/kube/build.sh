#!/usr/bin/env bash
# Brings a real Kubernetes from Debian packages alone: tools, the binaries built from Debian's own source package, images.
# Usage: build.sh   (about six minutes on two cores the first time, nothing when all is there)
# shellcheck source=common.sh
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"

SOURCE=$LAB/gopath
COMMANDS='kube-apiserver kubelet kube-controller-manager kube-scheduler kube-proxy'
VERSION=v1.20.2
POLICY=/usr/sbin/policy-rc.d

packages() {
  local wanted='golang-go rsync jq gcc libc6-dev make openssl ca-certificates etcd-server containerd runc containernetworking-plugins
    socat conntrack iproute2 iptables nftables util-linux haproxy python3 procps' missing='' one
  for one in $wanted; do
    dpkg-query -W -f '${db:Status-Status}' "$one" 2>/dev/null | grep -qx installed || missing="$missing $one"
  done
  # Some machines have kubectl from elsewhere, and the package would not install beside it.
  command -v kubectl >/dev/null || missing="$missing kubernetes-client"
  [ -n "$missing" ] || return 0
  echo "kube-lab: apt-get install -y --no-install-recommends$missing" >&2
  no_services
  again apt-get update -qq || die 'apt-get could not read the package lists'
  # shellcheck disable=SC2086
  again apt-get install -y -qq --no-install-recommends $missing || die "apt-get could not install:$missing"
}

# No package starts its server here: a policy for the time of this script, where there is none.
no_services() {
  export SYSTEMD_OFFLINE=1 DEBIAN_FRONTEND=noninteractive
  [ ! -e "$POLICY" ] || return 0
  trap 'rm -f "$POLICY"' EXIT
  printf '#!/bin/sh\nexit 101\n' >"$POLICY"
  chmod 755 "$POLICY"
}

# The machine's own Debian sources, asked for source packages, in a private apt folder.
source_package() {
  local apt=$LAB/apt target=$SOURCE/src/k8s.io/kubernetes options
  [ ! -d "$target" ] || return 0
  mkdir -p "$apt/lists/partial" "$apt/parts" "$SOURCE/src/k8s.io"
  source_lists "$apt/parts"
  options=(-o "Dir::Etc::SourceList=/dev/null" -o "Dir::Etc::SourceParts=$apt/parts" -o "Dir::State::Lists=$apt/lists" -o APT::Sandbox::User=root)
  cd "$apt"
  again apt-get "${options[@]}" update -qq || die 'apt-get could not read the lists of source packages'
  again apt-get "${options[@]}" source -qq --download-only kubernetes || die 'no source package “kubernetes”'
  tar xzf "$apt"/kubernetes_*.orig.tar.gz -C "$SOURCE/src/k8s.io"
  mv "$SOURCE"/src/k8s.io/kubernetes-* "$target"
}

# Both forms in which Debian keeps its sources.
source_lists() {
  local given=/etc/apt/sources.list.d/debian.sources
  if [ -e "$given" ]; then
    sed 's/^Types:.*/Types: deb-src/' "$given" >"$1/src.sources"
  else
    sed -n 's/^deb /deb-src /p' /etc/apt/sources.list >"$1/src.list"
  fi
}

binaries() {
  local package flags='' command
  [ ! -e "$BIN/complete" ] || return 0
  echo 'kube-lab: building Kubernetes from the Debian source package (about five minutes)' >&2
  source_package
  export GO111MODULE=off GOPATH=$SOURCE GOCACHE=$LAB/gocache
  cd "$SOURCE/src/k8s.io/kubernetes"
  [ -e pkg/generated/openapi/zz_generated.openapi.go ] || make gen_openapi >&2
  for package in k8s.io/kubernetes/vendor/k8s.io/component-base/version k8s.io/kubernetes/vendor/k8s.io/client-go/pkg/version; do
    flags="$flags -X $package.gitVersion=$VERSION -X $package.gitMajor=1 -X $package.gitMinor=20 -X $package.gitTreeState=clean"
  done
  mkdir -p "$BIN"
  for command in $COMMANDS; do
    go build -tags nokmem -ldflags "$flags" -o "$BIN/" "./cmd/$command" >&2
  done
  # The compiler's cache is three times the size of what it made, and the source as large.
  cd "$LAB"
  rm -rf "$GOCACHE" "$SOURCE" "$LAB/apt"
  touch "$BIN/complete"
}

able
packages
mkdir -p "$LAB"
binaries
"$HERE/images.sh"
