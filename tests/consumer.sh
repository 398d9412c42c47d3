#!/usr/bin/env bash
# libjourney as somebody else meets it: built, installed, moved, found by pkg-config and by find_package, linked shared and
# static, and saying the same as the program. Builds in build/consumer. The example in docs/api.md is compiled and run too.
set -u
root=$(cd "$(dirname "$0")/.." && pwd)
build=$root/build/consumer
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
export LC_ALL=C
cc=${CC:-cc}
retail=$root/examples/retail
day=2026-11-22
passed=0 failed=0 skipped=0

ok() { passed=$((passed + 1)); echo "ok - $1"; }
bad() { failed=$((failed + 1)); echo "not ok - $1"; shift; printf '%s\n' "$@" | head -n 40 | sed 's/^/    /'; }
skip() { skipped=$((skipped + 1)); echo "skipped - $1"; }
same() { if [ "$2" = "$3" ]; then ok "$1"; else bad "$1" "$(diff <(echo "$2") <(echo "$3"))"; fi; }
try() { # NAME COMMAND…
  local name=$1 said
  shift
  if said=$("$@" 2>&1); then ok "$name"; else bad "$name" "$* said:" "$said"; return 1; fi
}
finish() { echo "$passed passed, $failed failed, $skipped skipped"; [ "$failed" -eq 0 ]; exit; }

# ---- build, install, move ----

generator=() ; command -v ninja >/dev/null && generator=(-G Ninja)
try "it configures" cmake -S "$root" -B "$build" "${generator[@]}" -DCMAKE_BUILD_TYPE=Release -DJOURNEY_TESTS=OFF \
  -DJOURNEY_SHARED=ON || finish
try "it builds, shared and static" cmake --build "$build" -j "${JOBS:-2}" || finish
try "it installs" cmake --install "$build" --prefix "$work/first" || finish
mv "$work/first" "$work/whole"
libdir=$(dirname "$(find "$work/whole" -name libjourney.a)")
libdir=${libdir#"$work/whole/"}
for file in bin/journey include/journey.h "$libdir/libjourney.a" "$libdir/libjourney.so" "$libdir/pkgconfig/journey.pc" \
  "$libdir/cmake/journey/journeyConfig.cmake" "$libdir/cmake/journey/journeyConfigVersion.cmake"; do
  if [ -e "$work/whole/$file" ]; then ok "$file is installed"; else bad "$file is installed"; fi
done
same "nothing installed names the folders of the build" \
  "$(grep -rlIF -e "$root" -e "$work" "$work/whole" | sed "s,$work/,,")" ""

# The same tree as JOURNEY_SHARED=OFF leaves it.
cp -r "$work/whole" "$work/static"
rm -f "$work/static/$libdir"/libjourney.so* "$work/static/$libdir"/cmake/journey/journeyShared*

# ---- the header and the symbols ----

header=$work/whole/include/journey.h
declared=$(tr '\n' ' ' <"$header" | grep -oE 'JOURNEY_API [^(]*\(' | grep -oE 'journey_[a-z0-9_]+\($' | tr -d '(' | sort)
exported=$(nm -D --defined-only "$work/whole/$libdir/libjourney.so" | awk '{ print $3 }' | sort)
same "the shared library shows the functions of journey.h and nothing else" "$exported" "$declared"
same "nobody who links it gets a tree-sitter, nor needs one" \
  "$(nm "$work/whole/$libdir/libjourney.a" 2>/dev/null | grep -E ' [A-Za-z] ts_(parser|tree|node|set_allocator)'; grep tree-sitter "$work/whole/$libdir/pkgconfig/journey.pc")" ""
try "the header is C99" "$cc" -std=c99 -Wall -Wextra -Wpedantic -Werror -fsyntax-only -x c "$header"
if command -v c++ >/dev/null; then
  try "the header is C++11" c++ -std=c++11 -Wall -Wextra -Wpedantic -Werror -fsyntax-only -x c++ "$header"
else skip "the header is C++11: there is no c++"; fi

# ---- consumers ----

program=$work/whole/bin/journey
concise=$(cd "$retail" && "$program" check --format concise --today "$day" 2>&1)
picture=$("$program" render "$retail/journeys/first-visit.journey" | cksum)
printed=$("$program" render "$retail/journeys/first-visit.journey" --view blueprint --page a4-landscape --format pdf | cksum)

# runs NAME CONSUMER shared|static: it is linked so, and says what the program says.
runs() {
  local name=$1 consumer=$2 needed=static
  readelf -d "$consumer" | grep -q 'NEEDED.*libjourney' && needed=shared
  same "$name is linked to the $3 library" "$needed" "$3"
  same "$name finds what the program finds" "$(cd "$retail" && "$consumer" findings . "$day")" "$concise"
  same "$name draws what the program draws" "$("$consumer" draw "$retail" first-visit | cksum)" "$picture"
  same "$name prints what the program prints" "$("$consumer" print "$retail" first-visit | cksum)" "$printed"
}

export LD_LIBRARY_PATH="$work/whole/$libdir${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}"
warnings=(-std=c11 -O1 -Wall -Wextra -Werror)

by_pkg_config() { # TREE shared|static WORDS-FOR-PKG-CONFIG…
  local tree=$work/$1 kind=$2 flags
  shift 2
  flags=$(PKG_CONFIG_PATH="$tree/$libdir/pkgconfig" pkg-config "$@" --cflags --libs journey) ||
    { bad "pkg-config finds the $kind library"; return; }
  # shellcheck disable=SC2086
  try "pkg-config: a consumer of the $kind library compiles" \
    "$cc" "${warnings[@]}" -o "$work/consumer-$kind" "$root/tests/consumer/consumer.c" $flags &&
    runs "pkg-config: it" "$work/consumer-$kind" "$kind"
}
by_pkg_config whole shared
by_pkg_config static static --static
same "pkg-config knows the version" \
  "journey $(PKG_CONFIG_PATH="$work/whole/$libdir/pkgconfig" pkg-config --modversion journey)" "$("$program" version)"

by_cmake() { # TREE TARGET shared|static
  local tree=$work/$1 there
  there=$work/cmake-$1-${2#*::}
  try "find_package: a consumer of $2 configures ($1 tree)" cmake -S "$root/tests/consumer" -B "$there" "${generator[@]}" \
    -DCMAKE_PREFIX_PATH="$tree" -DLIBRARY="$2" -DCMAKE_C_FLAGS="${warnings[*]}" &&
    try "find_package: it compiles" cmake --build "$there" &&
    runs "find_package: it" "$there/consumer" "$3"
}
by_cmake whole journey::journey shared
by_cmake whole journey::static static
by_cmake static journey::journey static

cat >"$work/CMakeLists.txt" <<'END'
cmake_minimum_required(VERSION 3.18)
project(wishes LANGUAGES C)
find_package(journey ${WISH})
message(STATUS "found: ${journey_FOUND}")
END
wish() { # NAME TREE WISH 1|0
  same "$1" "$(cmake -S "$work" -B "$work/wish" -DCMAKE_PREFIX_PATH="$work/$2" -DWISH="$3" 2>/dev/null | grep '^-- found')" \
    "-- found: $4"
  rm -rf "$work/wish"
}
wish "find_package takes the version it is" whole 0.1 1
wish "find_package refuses a version with another interface" whole 0.0 0
wish "find_package refuses a later version" whole 99.0 0
wish "find_package finds both components" whole "COMPONENTS;shared;static" 1
wish "find_package says when the shared library is not there" static "COMPONENTS;shared" 0

# Where the libraries that a static one needs are not to be found.
export PKG_CONFIG_LIBDIR=$work/nowhere
wish "the shared library is found without the libraries it needs in turn" whole 0.1 1
wish "the static library is not found without them" static 0.1 0
unset PKG_CONFIG_LIBDIR

# ---- lists, and the manual's example ----

same "formats are those of the program" \
  "$("$work/consumer-shared" list | sed -n 's/^format //p' | paste -sd '|')" \
  "$("$program" render --list-formats | sed -E 's/ .*//' | paste -sd '|')"
same "views are those of the program" \
  "$("$work/consumer-shared" list | sed -n 's/^view //p' | paste -sd '|')" \
  "$("$program" render --list-views | sed -E 's/ .*//' | paste -sd '|')"
same "papers are those of the program" \
  "$("$work/consumer-shared" list | sed -n 's/^paper //p' | paste -sd '|')" \
  "$("$program" render --help | sed -nE 's/^ *--page ([a-z0-9|-]+).*/\1/p')"
same "themes are those of the program" \
  "$("$work/consumer-shared" list | sed -n 's/^theme //p' | paste -sd '|')" \
  "$("$program" render --help | sed -nE 's/^ *--theme ([a-z|]+).*/\1/p')"

sed -n '/^```c$/,/^```$/p' "$root/docs/api.md" | sed '/^```/d' >"$work/example.c"
flags=$(PKG_CONFIG_PATH="$work/whole/$libdir/pkgconfig" pkg-config --cflags --libs journey)
# shellcheck disable=SC2086
if try "the example of docs/api.md compiles" "$cc" "${warnings[@]}" -o "$work/example" "$work/example.c" $flags; then
  said=$("$work/example" "$retail")
  same "it ends as \`journey check\` does" "$?" "$("$program" check "$retail" >/dev/null 2>&1; echo $?)"
  same "it draws every journey" "$(grep -c 'bytes of SVG' <<<"$said")" "$(cat "$retail"/journeys/*.journey | grep -c '^journey ')"
fi

finish
