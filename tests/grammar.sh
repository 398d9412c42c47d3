#!/usr/bin/env bash
# The grammar: its corpus, its queries, that the committed parser is what grammar.js generates, and that no text, however
# broken, has an ERROR or a MISSING node. Needs the `tree-sitter` program; exits 77 where it is not.
# Usage: tests/grammar.sh
set -u
cd "$(dirname "$0")/.." || exit 2
if ! command -v tree-sitter >/dev/null; then
  echo "SKIPPED: the program tree-sitter is not here (cargo install tree-sitter-cli --locked), so the grammar was not tested"
  exit 77
fi
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
passed=0 failed=0

ok() { passed=$((passed + 1)); }
bad() { # name, file with what was said
  failed=$((failed + 1))
  echo "not ok - $1"
  head -n "${3:-15}" "$2" | sed 's/^/    /'
}
# run NAME COMMAND…: passes when the command does
run() {
  local name=$1
  shift
  if "$@" >"$work/said" 2>&1; then ok; else bad "$name" "$work/said" 40; fi
}
plain() { sed 's/\x1b\[[0-9;]*m//g'; }

# ---- corpus, and the assertions of test/highlight and test/tags: one count for each ----

(cd grammar && tree-sitter test) >"$work/corpus" 2>&1
corpus=$?
plain <"$work/corpus" >"$work/corpus.plain"
good=$(grep -c '^ *[0-9]*\. ✓' "$work/corpus.plain")
wrong=$(grep -c '^ *[0-9]*\. ✗' "$work/corpus.plain")
[ "$corpus" -ne 0 ] && [ "$wrong" -eq 0 ] && wrong=1
passed=$((passed + good)) failed=$((failed + wrong))
if [ "$wrong" -ne 0 ]; then
  echo "not ok - tree-sitter test: $wrong of $((good + wrong))"
  sed -n '/failure/,$p;/^Error/,$p' "$work/corpus.plain" | head -n 120
fi

# ---- the committed parser ----

mkdir "$work/grammar"
cp grammar/grammar.js grammar/tree-sitter.json "$work/grammar"
run "grammar.js generates" sh -c 'cd "$1" && tree-sitter generate --abi 14 --js-runtime native' sh "$work/grammar"
for file in grammar/src/* grammar/src/tree_sitter/*; do
  [ -f "$file" ] || continue
  run "$file is what 'tree-sitter generate --abi 14' makes" cmp "$file" "$work/$file"
done
run "the parser has ABI 14" grep -q '^#define LANGUAGE_VERSION 14$' grammar/src/parser.c
run "the parser compiles" tree-sitter build --output "$work/journey.so" grammar
built=(--lib-path "$work/journey.so" --lang-name journey)

# ---- queries, over every example ----

find examples -name '*.journey' | LC_ALL=C sort >"$work/examples"
mapfile -t examples <"$work/examples"
for query in grammar/queries/*.scm; do
  run "$query" tree-sitter query --quiet "${built[@]}" "$query" "${examples[@]}"
  if tree-sitter query "${built[@]}" "$query" "${examples[@]}" 2>/dev/null | grep -q 'capture: '; then ok
  else echo "$query captures nothing in the examples" >"$work/said"; bad "$query captures" "$work/said"; fi
done

# ---- every text is a valid tree ----

# parses_all NAME FOLDER: no file of the folder has an ERROR or a MISSING node
parses_all() {
  find "$2" -type f | LC_ALL=C sort >"$work/paths"
  run "$1" tree-sitter parse --quiet "${built[@]}" --paths "$work/paths"
}
# tree FILE: the tree without positions
tree() { tree-sitter parse --no-ranges "${built[@]}" "$1" 2>/dev/null; }

parses_all "the examples" examples

mkdir "$work/damaged"
number=0
for example in "${examples[@]}"; do
  number=$((number + 1))
  at=$work/damaged/$number
  sed 's/.$//' "$example" >"$at-no-last-character.journey"
  sed 's/^ *.//' "$example" >"$at-no-first-character.journey"
  sed 's/[^ ]*$//' "$example" >"$at-no-last-word.journey"
  tr -d '"' <"$example" >"$at-no-quotes.journey"
  tr -d '{' <"$example" >"$at-no-opening.journey"
  tr -d '}' <"$example" >"$at-no-closing.journey"
  tr -d ':' <"$example" >"$at-no-colons.journey"
  tr -d '\n' <"$example" >"$at-one-line.journey"
  tr ' ' '\n' <"$example" >"$at-a-word-a-line.journey"
  tac "$example" >"$at-upside-down.journey"
  head -c $(($(wc -c <"$example") / 2)) "$example" >"$at-half.journey" # may cut a character in two
done
for damage in no-last-character no-first-character no-last-word no-quotes no-opening no-closing no-colons one-line \
  a-word-a-line upside-down half; do
  mkdir "$work/$damage" && mv "$work/damaged/"*"-$damage.journey" "$work/$damage/"
  parses_all "the examples, damaged: $damage" "$work/$damage"
done

# bytes NAME PRINTF-TEXT: as much, of bytes that no editor writes
bytes() {
  # shellcheck disable=SC2059 # the text is the format
  printf "$2" >"$work/bytes.journey"
  run "$1" tree-sitter parse --quiet "${built[@]}" "$work/bytes.journey"
}
bytes "NUL" 'a: 1\n\0: "x\0y"\nteam t\0 {\0}\n// \0\n'
bytes "invalid UTF-8" 'a: \377 \300\200 "\355\240\200"\n\200: \342\200\nteam \365 {}\n'
bytes "an empty file" ''
bytes "a byte order mark alone" '\357\273\277'
bytes "a byte order mark in the middle" 'a: \357\273\2771\n\357\273\277b: 2\n'
bytes "line ends of other systems" 'a: 1\rb: 2\r\n\r\rc:\r  | x\r\n  | y\302\205d: 3\342\200\250e: 4\v\ff: 5'

# ---- what must not change a tree ----

# same_tree NAME SED-SCRIPT
same_tree() {
  local example
  for example in "${examples[@]}"; do
    sed "$2" "$example" >"$work/changed.journey"
    tree "$example" >"$work/before"
    tree "$work/changed.journey" >"$work/after"
    [ -s "$work/before" ] && diff "$work/before" "$work/after" >"$work/said" && continue
    bad "$1 change the tree of $example" "$work/said"
    return
  done
  ok
}
same_tree "CR LF line ends" 's/$/\r/'
same_tree "tabs" 's/^  */\t/'
same_tree "blanks at line ends" '/|/!s/$/  /'
same_tree "empty lines" 's/$/\n\n/'
same_tree "a byte order mark" '1s/^/\xef\xbb\xbf/'

# ---- no text takes the parser long ----

# linear NAME COMMAND…: 256 KB of what the command prints parse in no time; a lexer that looks ahead too far takes minutes
linear() {
  local name=$1
  shift
  "$@" 2>/dev/null | head -c 262144 >"$work/long.journey"
  run "256 KB of $name" timeout 30 tree-sitter parse --quiet "${built[@]}" "$work/long.journey"
}
over_and_over() { yes "$1" | tr -d '\n'; }
linear "line ends" yes ''
linear "lines with a blank" yes ' '
linear "quotes" over_and_over '"'
linear "braces" over_and_over '{'
linear "keys" over_and_over 'a: '
linear "half links" over_and_over 'a+'
linear "half dotted names" over_and_over 'a.1'
linear "half ranges" over_and_over '1..'
linear "comments" yes '//'

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
