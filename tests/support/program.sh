# For suites that run the program; sourced, not run. Finds it ($JOURNEY, else the development build), makes a folder of its own
# and goes there, and counts. A suite ends with `finish`.
set -u
root=$(cd "$(dirname "$0")/.." && pwd)
journey=$(realpath "${JOURNEY:-$root/build/dev/journey}")
[ -x "$journey" ] || { echo "no program at $journey: set JOURNEY"; exit 2; }
dir=$(mktemp -d) || exit 2
trap 'chmod -R u+rwx "$dir"; rm -rf "$dir"' EXIT
cd "$dir" || exit 2
export TERM=xterm SOURCE_DATE_EPOCH=1790000000 ASAN_OPTIONS="${ASAN_OPTIONS:-abort_on_error=0:exitcode=99}"
export LC_ALL=C
unset NO_COLOR JOURNEY_LANGUAGE
passed=0 failed=0 skipped=0

ok() { passed=$((passed + 1)); echo "ok - $1"; }
bad() { failed=$((failed + 1)); echo "not ok - $1"; shift; printf '    %s\n' "$@"; }
skip() { skipped=$((skipped + 1)); echo "SKIPPED - $1"; }
is() { if [ "$2" = "$3" ]; then ok "$1"; else bad "$1" "expected: $3" "got: $2"; fi; }
same() { if cmp -s "$2" "$3"; then ok "$1"; else bad "$1" "$(diff "$2" "$3" | head -10)"; fi; }
has() { if grep -qF -- "$3" "$2"; then ok "$1"; else bad "$1" "no '$3' in:" "$(head -c 2000 "$2")"; fi; }
hasnt() { if grep -qF -- "$3" "$2"; then bad "$1" "there is '$3' in:" "$(head -c 2000 "$2")"; else ok "$1"; fi; }

# run EXPECTED-EXIT NAME WORDS…: output goes to the files out and err
run() {
  local want=$1 name=$2
  shift 2
  timeout 20 "$journey" "$@" >out 2>err </dev/null
  local got=$?
  if [ $got -eq "$want" ]; then ok "$name"; else bad "$name" "expected exit $want, got $got" "$(head -5 out)" "$(head -5 err)"; fi
}

# Root may read and write all: what depends on rights runs as nobody, where that can be had ($rights).
as_nobody=() rights=yes
if [ "$(id -u)" -eq 0 ]; then
  as_nobody=(setpriv --reuid=65534 --regid=65534 --clear-groups)
  chmod 755 "$dir"
  "${as_nobody[@]}" "$journey" version >/dev/null 2>&1 || rights=no
fi
run_as_nobody() { # like run
  local want=$1 name=$2
  shift 2
  timeout 20 "${as_nobody[@]}" "$journey" "$@" >out 2>err </dev/null
  local got=$?
  if [ $got -eq "$want" ]; then ok "$name"; else bad "$name" "expected exit $want, got $got" "$(head -5 err)"; fi
}

finish() {
  if [ "$skipped" -gt 0 ]; then echo "$passed passed, $failed failed, $skipped skipped"
  else echo "$passed passed, $failed failed"; fi
  [ "$failed" -eq 0 ]
}
