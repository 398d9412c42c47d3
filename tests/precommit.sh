#!/usr/bin/env bash
# The hooks as people meet them: the real pre-commit in a real git repository, with names that have spaces and Arabic letters.
# Usage: JOURNEY=build/dev/journey tests/precommit.sh
set -u
export LC_ALL=C
unset JOURNEY_LANGUAGE
root=$(cd "$(dirname "$0")/.." && pwd)
journey=$(realpath "${JOURNEY:-$root/build/dev/journey}")
[ -x "$journey" ] || { echo "no program at $journey: set JOURNEY"; exit 2; }
dir=$(mktemp -d) || exit 2
trap 'rm -rf "$dir"' EXIT
export SOURCE_DATE_EPOCH=1790000000 PRE_COMMIT_HOME=$dir/home PRE_COMMIT_COLOR=never HOME=$dir ASAN_OPTIONS=${ASAN_OPTIONS:-abort_on_error=0:exitcode=99}
export GIT_AUTHOR_NAME=a GIT_AUTHOR_EMAIL=a@example.org GIT_COMMITTER_NAME=a GIT_COMMITTER_EMAIL=a@example.org GIT_CONFIG_NOSYSTEM=1
unset GIT_DIR GIT_INDEX_FILE GIT_WORK_TREE
passed=0 failed=0 skipped=0

ok() { passed=$((passed + 1)); echo "ok - $1"; }
bad() { failed=$((failed + 1)); echo "not ok - $1"; shift; printf '    %s\n' "$@"; }
skip() { skipped=$((skipped + 1)); echo "SKIPPED - $1"; }
is() { if [ "$2" = "$3" ]; then ok "$1"; else bad "$1" "expected: $3" "got: $2" "$(tail -20 "$dir/out")"; fi; }
has() { if grep -qF -- "$2" "$dir/out"; then ok "$1"; else bad "$1" "no '$2' in:" "$(tail -30 "$dir/out")"; fi; }
hasnt() { if grep -qF -- "$2" "$dir/out"; then bad "$1" "there is '$2' in:" "$(tail -30 "$dir/out")"; else ok "$1"; fi; }

# --- the tool: the system's, else one of our own
precommit=$(command -v pre-commit)
if [ -z "$precommit" ]; then
  tools=${JOURNEY_PRECOMMIT:-$root/build/pre-commit}
  precommit=$tools/bin/pre-commit
  [ -x "$precommit" ] || { python3 -m venv "$tools" && timeout 200 "$tools/bin/pip" install -q pre-commit==4.7.0; } >"$dir/pip" 2>&1
  [ -x "$precommit" ] || { echo "SKIPPED: pre-commit cannot be installed here: $(tail -1 "$dir/pip")"; exit 77; }
fi
command -v git >/dev/null || { echo "SKIPPED: there is no git here"; exit 77; }

mkdir -p "$dir/bin" "$dir/hooks" "$dir/shop"
printf '#!/bin/sh\nexec "%s" "$@"\n' "$journey" >"$dir/bin/journey" && chmod +x "$dir/bin/journey"
export PATH=$dir/bin:$PATH
cp "$root/.pre-commit-hooks.yaml" "$dir/hooks/"
git_quiet() { git -c init.defaultBranch=main -c advice.detachedHead=false "$@" >>"$dir/git" 2>&1; }
(cd "$dir/hooks" && git_quiet init && git_quiet add -A && git_quiet commit -m hooks) || { echo "git does not work here"; exit 2; }
hooks=$dir/hooks revision=$(git -C "$dir/hooks" rev-parse HEAD)

# configure ARGS HOOK…
configure() {
  local args=$1 hook
  shift
  printf 'repos:\n- repo: file://%s\n  rev: %s\n  hooks:\n' "$hooks" "$revision" >.pre-commit-config.yaml
  for hook in "$@"; do printf '  - id: %s\n    args: [%s]\n' "$hook" "$args" >>.pre-commit-config.yaml; done
  git_quiet add .pre-commit-config.yaml && git_quiet commit --no-verify -m "hooks: $*"
}
commit() { # NAME EXPECTED: commits what is there
  git add -A
  timeout 300 git commit -m "$1" >"$dir/out" 2>&1
  local status=$?
  if [ "$2" = passes ]; then is "$1: the commit passes" "$status" 0; else is "$1: the commit is blocked" "$status" 1; fi
}

cd "$dir/shop" || exit 2
git_quiet init
configure "" journey-check
"$precommit" install >"$dir/out" 2>&1 || { bad "pre-commit installs its hook" "$(cat "$dir/out")"; echo "$passed passed, $failed failed"; exit 1; }
things='people and things.journey' map='maps/رحلة أولى/زيارة.journey'
mkdir -p "$(dirname "$map")"
echo 'project shop "Shop" { language-version: 1 }' >project.journey
cat >"$things" <<'END'
persona maria "Maria" {
  need: "See it first"
}
channel store "The store" {
  medium: physical
}
team sales "Sales"
END
cat >"$map" <<'END'
journey visit "A visit" {
  persona: maria
  owner: sales
  stage before "Before" {
    touchpoint hears "Hears of it" {
      channel: store
    }
  }
  stage during "During" {
    touchpoint sees "Sees it" {
      channel: store
    }
  }
  stage after "After" {
    touchpoint thanks "Is thanked" {
      channel: store
    }
  }
}
END
cp "$map" "$dir/good"
commit "good maps" passes
echo "no map" >notes.txt
commit "no map at all" passes
has "then no hook runs" "(no files to check)"

sed -i 's/channel: store/chanel: store/' "$map"
commit "a bad map" blocked
has "the rule is said" "error[unknown-key]"
has "the file is named" "$map:6:7"
is "the map is as it was" "$(grep -c 'chanel' "$map")" 3
cp "$dir/good" "$map" && git add -A

sed -i 's/^channel store/channel shop-floor/' "$things"
commit "a change that breaks another file" blocked
has "that file is named" "$map:6:16"
has "with the reason" 'error[unknown-name]: `store` is not the name of a channel'
sed -i 's/channel: store/channel: shop-floor/' "$map"
cp "$map" "$dir/good"
commit "both files" passes

configure "--fix" journey-check
sed -i 's/channel: shop/chanel: shop/; s/^journey/jurney/' "$map"
commit "a bad map, with --fix" blocked
has "because it was mended" "files were modified by this hook"
is "the mended map is the good one" "$(cmp "$map" "$dir/good" && echo same)" same
echo '// mended' >>"$map"
commit "what --fix mended" passes
hasnt "with nothing more to do" "modified by this hook"

if "$journey" help fmt >/dev/null 2>&1; then
  configure "" journey-fmt journey-check
  cp "$map" "$dir/good"
  sed -i 's/^  persona:/        persona:/; s/^    touchpoint/ touchpoint/' "$map"
  commit "a map out of form" blocked
  has "because it was formatted" "files were modified by this hook"
  is "the formatted map is the good one" "$(cmp "$map" "$dir/good" && echo same)" same
  echo '// formatted' >>"$map"
  commit "what fmt formatted" passes
fi
# --- language: python: the program built from source, out of what is committed here
source=$dir/source
mkdir -p "$source" "$dir/wheels"
if ! git -C "$root" archive HEAD 2>"$dir/out" | tar -x -C "$source" || [ ! -f "$source/pyproject.toml" ]; then
  skip "the hooks that build from source: this is no git repository with them"
elif ! timeout 60 python3 -m pip download -q --no-deps -d "$dir/wheels" scikit-build-core >"$dir/out" 2>&1; then
  skip "the hooks that build from source: scikit-build-core cannot be had here"
else
  cp "$root/.pre-commit-hooks.yaml" "$source/"
  (cd "$source" && git_quiet init && git_quiet add -A && git_quiet commit -m source)
  hooks=$source revision=$(git -C "$source" rev-parse HEAD)
  rm "$dir/bin/journey"
  configure "" journey-check-from-source journey-fmt-from-source
  export CMAKE_BUILD_PARALLEL_LEVEL=2
  cp "$map" "$dir/good"
  sed -i 's/channel: shop/chanel: shop/' "$map"
  commit "a bad map, with the program built from source" blocked
  has "the rule is said" "error[unknown-key]"
  cp "$dir/good" "$map"
  echo '// from source' >>"$map"
  commit "a good map, with the program built from source" passes
  git_quiet commit --amend --no-verify -m "hooks: from source"
fi
is "the history has what passed" "$(git log --format=%s --no-merges | grep -c -v '^hooks')" 5

echo "$passed passed, $failed failed, $skipped skipped"
[ "$failed" -eq 0 ]
