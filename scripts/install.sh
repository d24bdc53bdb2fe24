#!/bin/sh
# Brings the npm packages of package-lock.json into node_modules, once per lock file.
# Everything it says goes to standard error: standard output belongs to results.
set -eu
here=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
stamp=$here/node_modules/.samespec-lock
cmp -s "$here/package-lock.json" "$stamp" && exit 0

say() { printf 'samespec: %s\n' "$1" >&2; }

if ! command -v npm >/dev/null 2>&1; then
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    say 'npm is not here. Installing: apt-get install -y --no-install-recommends nodejs npm'
    { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends nodejs npm; } >&2
  else
    say 'npm is not here. Install Node.js with npm, for example: sudo apt-get install nodejs npm'
    exit 1
  fi
fi

say 'first start: installing npm packages (about 20 s)'
# Not "npm ci": it insists on lock entries for the packages of every other platform, which a registry mirror
# may not offer. --no-save leaves package-lock.json as it is, and every version in it is kept.
log=$(mktemp)
trap 'rm -f "$log"' EXIT
if ! (cd "$here" && npm install --no-save --no-audit --no-fund --loglevel=error) >"$log" 2>&1; then
  cat "$log" >&2
  say 'npm install failed; see above. Mend that and start again.'
  exit 1
fi
# npm older than 11 does not know allowScripts and runs them all; a strict setting may have run none.
if ! "$here/node_modules/.bin/node" --version >/dev/null 2>&1; then
  (cd "$here" && npm rebuild node --foreground-scripts --loglevel=error) >&2 || true
fi
if ! "$here/node_modules/.bin/node" --version >/dev/null 2>&1; then
  say 'the Node.js that samespec brings along does not start. Allow install scripts for the package "node" and start again.'
  exit 1
fi
cp "$here/package-lock.json" "$stamp"
