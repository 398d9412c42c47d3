#!/usr/bin/env bash
# `journey explain`: every rule, group, declaration, property and clause word is told of, on lines that fit; a word that is
# not known is said to be so. The words come from the sources, so that none is forgotten.
# Usage: JOURNEY=build/dev/journey tests/explain.sh
set -u
root=$(cd "$(dirname "$0")/.." && pwd)
journey=$(realpath "${JOURNEY:-$root/build/dev/journey}")
[ -x "$journey" ] || { echo "no program at $journey: set JOURNEY"; exit 2; }
dir=$(mktemp -d) || exit 2
trap 'rm -rf "$dir"' EXIT
cd "$root" || exit 2
passed=0 failed=0

ok() { passed=$((passed + 1)); echo "ok - $1"; }
bad() { failed=$((failed + 1)); echo "not ok - $1"; shift; printf '    %s\n' "$@"; }
is() { if [ "$2" = "$3" ]; then ok "$1"; else bad "$1" "expected: $3" "got: $2"; fi; }
explain() { timeout 20 "$journey" explain "$@" >"$dir/out" 2>"$dir/err"; status=$?; }

# explained WORD PATTERN: it is, a line is PATTERN, nothing is on standard error, text is plain and fits
explained() {
  local wide
  explain "$1"
  wide=$(grep -v '^      ' "$dir/out" | LC_ALL=C.UTF-8 grep -E '^.{101,}')
  if [ "$status" -eq 0 ] && grep -qE -- "$2" "$dir/out" && [ ! -s "$dir/err" ] && [ -z "$wide" ] && [ "$(wc -l <"$dir/out")" -ge 3 ] &&
    ! grep -q $'\033' "$dir/out"; then ok "$1 is explained ($2)"
  else bad "$1 is explained ($2)" "exit code $status" "$wide" "$(cat "$dir/err")" "$(head -5 "$dir/out")"; fi
}

# --- rules: each with the facts of its row, and what its page says
explain
cp "$dir/out" "$dir/list"
is "the list of rules is printed" "$status" 0
rules=$(awk '/^\[?.*FILE_RULE\(JN_RULE_|\.name = "/ && match($0, /"[a-z-]+"/) { print substr($0, RSTART + 1, RLENGTH - 2) }' compiler/checks/table.c | sort -u)
pages=$(find compiler/checks/rules -name '*.md' -exec basename {} .md \; | sort)
is "the table and the pages name the same rules" "$rules" "$pages"
for rule in $pages; do
  grep -qE "^  $rule +(off|info|warning|error)  " "$dir/list" || bad "$rule is in the list"
  explained "$rule" "^  - Severity: (off|info|warning|error)$"
  case $(sed -n 's/^- Severity: //p' "compiler/checks/rules/$rule.md") in
  "$(sed -nE "s/^  $rule +([a-z]+)  .*/\1/p" "$dir/list")") ;;
  *) bad "$rule has in the list the severity of its page" ;;
  esac
done
is "the list has a line a rule" "$(grep -cE '^  [a-z-]+ +(off|info|warning|error)  ' "$dir/list")" "$(wc -w <<<"$pages")"
for group in file frame personas touchpoints numbers; do explained "$group" "^$group, a group of rules$"; done

# --- the schema
kinds=$(sed -nE 's/.*\{JN_[A-Z]+, \.name = "([a-z]+)".*/\1/p' compiler/model/schema.c)
is "the schema's declarations are found" "$(wc -w <<<"$kinds")" 19
for kind in $kinds; do explained "$kind" "^$kind, a declaration$"; done
keys=$(sed -nE 's/.*\.key = JN_KEY_[A-Z_]+, \.name = "([a-z-]+)".*/\1/p' compiler/model/schema_basics.c compiler/model/schema_maps.c | sort -u)
for key in $keys; do explained "$key" "^$key, a property$"; done
for word in from on by to if severity; do explained "$word" "^$word, behind a value$"; done

# --- a word with several meanings has them all; what a page says is all there
explain goal
is "goal is a declaration and a property" "$(grep -cE '^goal, a (declaration|property)$' "$dir/out")" 2
explain all-positive
tr -s ' \n' '  ' <"$dir/out" >"$dir/words"
sed -e 's/^#* *//' -e '/^```/d' compiler/checks/rules/all-positive.md | tr -s ' \n' '  ' >"$dir/page"
is "a page is printed whole" "$(tr -d ' ' <"$dir/words")" "$(tr -d ' ' <"$dir/page")"

# --- styles only where they are wanted
explain --color always all-positive
is "styles can be asked for" "$(grep -c $'\033\[1mWhat it finds' "$dir/out")" 1
is "and take nothing away" "$(sed 's/\x1b\[[0-9;]*m//g' "$dir/out" | tr -d '` \n')" "$("$journey" explain all-positive | tr -d '` \n')"

# --- what goes wrong
explain missing-phas
is "an unknown word ends with 2" "$status" 2
is "and the nearest is offered" "$(grep -c 'did you mean `missing-phase`?' "$dir/err")" 1
explain qqqqqqqqqq
is "a word near nothing ends with 2" "$status $(wc -c <"$dir/out")" "2 0"
explain ""
is "an empty word ends with 2" "$status" 2
explain $'\033[31m'
is "a hostile word does not command the terminal" "$status $(grep -c $'\033' "$dir/err")" "2 0"
explain pain gain
is "two words end with 2" "$status" 2
"$journey" explain >/dev/full 2>"$dir/err"
is "a full disk is said" "$? $(wc -l <"$dir/err")" "2 1"

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
