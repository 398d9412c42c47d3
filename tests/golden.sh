#!/usr/bin/env bash
# Golden cases. A case is a folder tests/cases/NAME with a project: its own `.journey` files, or a file `project` that names a
# folder of the repository. A file `edit`, if present, has lines "FILE SED-SCRIPT" that change a copy first.
# An output is tested where its expected file is present:
#   check.txt check.json    what `journey check` prints (with infos, on 2026-11-22), the exit code as its last line
#   check.id.txt …          the same in a language
#   JOURNEY.svg JOURNEY.html  what `journey render` writes for that journey
# `tests/golden.sh --update` writes the present files anew; look at the difference before you commit it.
set -u
export LC_ALL=C
unset JOURNEY_LANGUAGE
cd "$(dirname "$0")/.." || exit 2
journey=$(realpath "${JOURNEY:-build/dev/journey}")
update=${1:-}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
passed=0 failed=0

produce() { # case folder, project, expected file
  case $(basename "$3") in
    check.txt) (cd "$2" && "$journey" check . --today 2026-11-22 --info --color never 2>&1; echo "exit $?") ;;
    check.??.txt)
      language=$(basename "$3" .txt)
      (cd "$2" && "$journey" check . --today 2026-11-22 --info --color never --language "${language#check.}" 2>&1; echo "exit $?") ;;
    check.json) (cd "$2" && "$journey" check . --today 2026-11-22 --format json 2>&1; echo "exit $?") ;;
    *.svg | *.html)
      file=$(basename "$3")
      (cd "$2" && "$journey" render . --journey "${file%.*}" --format "${file##*.}" --today 2026-11-22 2>/dev/null) ;;
    *) echo "tests/golden.sh: nobody knows how to make $3" ;;
  esac
}

prepare() { # case folder: prints the project to use
  local from=$1
  [ -f "$1/project" ] && from=$(cat "$1/project")
  [ -f "$1/edit" ] || { echo "$from"; return; }
  local copy="$work/$(basename "$1")"
  cp -R "$from" "$copy"
  while read -r file script; do
    [ -n "$file" ] || continue
    before=$(cksum <"$copy/$file")
    sed -i "$script" "$copy/$file"
    [ "$before" != "$(cksum <"$copy/$file")" ] || echo "tests/golden.sh: $1/edit changes nothing in $file" >&2
  done <"$1/edit"
  echo "$copy"
}

for folder in tests/cases/*/; do
  folder=${folder%/}
  project=$(prepare "$folder")
  for expected in "$folder"/*.txt "$folder"/*.json "$folder"/*.svg "$folder"/*.html; do
    [ -f "$expected" ] || continue
    produce "$folder" "$project" "$expected" >"$work/out"
    if cmp -s "$work/out" "$expected"; then
      passed=$((passed + 1)); echo "ok - $expected"
    elif [ "$update" = --update ]; then
      cp "$work/out" "$expected"; passed=$((passed + 1)); echo "updated - $expected"
    else
      failed=$((failed + 1)); echo "not ok - $expected"
      diff -u --text "$expected" "$work/out" | cut -c1-200 | head -20 | sed 's/^/    /'
    fi
  done
done
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
