#!/bin/sh
# Times `journey check` and `journey render` beside their peers in one run, and prints one table of ratios.
#
#     tests/bench/run.sh [--long] [--rounds N] [BUILD_DIR]
#     tests/bench/run.sh --profile
#
# --long adds drawing 20,000 touchpoints, where others may take a minute each and are stopped then. BUILD_DIR is build/release
# unless said, and is built first. Peers are looked for in build/venv and build/bench too (README.md says how they get there).
set -eu

here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
build=
long=
rounds=20

profile_help() {
	cat <<'HELP'
To see where the time goes:

  python3 tests/bench/generate.py /tmp/maps --touchpoints 1000 --full
  cmake --preset release -DCMAKE_C_FLAGS=-g && cmake --build --preset release
  valgrind --tool=callgrind --callgrind-out-file=/tmp/callgrind.out build/release/journey check /tmp/maps
  callgrind_annotate /tmp/callgrind.out | head -60                    # instructions, function by function
  callgrind_annotate --inclusive=yes /tmp/callgrind.out | head -60    # with what they call

callgrind counts instructions: the same on a busy machine as on an idle one. What it does not see are page faults and the
system's own work; perf does:

  perf stat -r 50 -e page-faults,instructions:u,instructions:k,cycles:u,cycles:k build/release/journey check /tmp/maps
HELP
}

while [ $# -gt 0 ]; do
	case $1 in
	--long) long=--long ;;
	--rounds) shift; rounds=${1:?} ;;
	--profile) profile_help; exit 0 ;;
	-h | --help) sed -n '2,8s/^# \{0,1\}//p' "$0"; exit 0 ;;
	-*) echo "run.sh: no such option: $1" >&2; exit 2 ;;
	*) build=$1 ;;
	esac
	shift
done
build=${build:-$root/build/release}

if [ ! -f "$build/CMakeCache.txt" ]; then
	cmake -S "$root" -B "$build" -DCMAKE_BUILD_TYPE=Release -DJOURNEY_TESTS=OFF -DJOURNEY_SHARED=OFF >/dev/null
fi
cmake --build "$build" --target journey_program >/dev/null

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT TERM

# What it is compared with is built and linked as the program is: optimised, with the static library where there is one.
library=$(pkg-config --variable=libdir tree-sitter)/libtree-sitter.a
[ -f "$library" ] || library=$(pkg-config --libs tree-sitter)
${CC:-cc} -O2 -o "$work/stopwatch" "$here/stopwatch.c"
# shellcheck disable=SC2046,SC2086 # flags are several words
${CC:-cc} -O3 -DNDEBUG -w -no-pie $(pkg-config --cflags tree-sitter) -I"$root/grammar/src" \
	-o "$work/parse_only" "$here/parse_only.c" "$root/grammar/src/parser.c" $library

PYTHONDONTWRITEBYTECODE=1 PATH="$root/build/venv/bin:$root/build/bench/node_modules/.bin:$PATH" \
	python3 "$here/compare.py" --journey "$build/journey" --work "$work" --rounds "$rounds" $long
