#!/usr/bin/env bash
# Includes point one way: a folder of the compiler may include only what stands left of it. Also: the grammar is known to
# `syntax` alone, jansson to the writers of JSON.
set -u
cd "$(dirname "$0")/.." || exit 2

# Each folder, and the folders its files may include.
rows='
base:
source: base
model: base source
syntax: base source model grammar
text: base source model
lower: base source model syntax text
resolve: base source model
project: base source model lower resolve
checks: base source model text
scene: base source model text
render: base source model text scene
report: base source model text checks
include:
api: base source model text checks scene render project
format: base source model syntax text
cli: base source model syntax lower text checks scene render report project format lsp
'
passed=0 failed=0
check() { # description, offending lines
  if [ -z "$2" ]; then passed=$((passed + 1)); echo "ok - $1"
  else failed=$((failed + 1)); echo "not ok - $1"; printf '%s\n' "$2" | sed 's/^/    /'; fi
}

for folder in compiler/*/; do
  name=$(basename "$folder")
  row=$(printf '%s' "$rows" | grep "^$name:") || { check "$name has a row in this test" "add it to tests/includes.sh"; continue; }
  allowed=$(printf '%s' "${row#*:} $name" | tr -s ' ' '|' | sed 's/^|//')
  check "$name includes only ${row#*: }" \
    "$(grep -nE '#include "[a-z_]+/' "$folder"*.[ch] | grep -vE "#include \"($allowed)/")"
done
check "lsp includes only lsp base source model syntax lower text checks scene render project format" \
  "$(grep -nE '#include "[a-z_]+/' lsp/*.[ch] | grep -vE '#include "(lsp|base|source|model|syntax|lower|text|checks|scene|render|project|format)/')"
check "only the command line knows the language server" "$(grep -rln '#include "lsp/' compiler | grep -v '^compiler/cli/lsp.c')"
check "the language server prints nothing but messages, and runs nothing" \
  "$(grep -nE '\b(printf|puts|fputs|perror|exit|_exit|system|popen|fork|exec[lv]p?e?|socket)\(' lsp/*.c | grep -v jn_buf_printf)"
check "the language server writes files in one place" \
  "$(grep -nE '\b(open|openat|creat|fopen|rename|unlink|mkdir|truncate|symlink|link)\(' lsp/*.c | grep -v '^lsp/output.c:')"
check "the public header stands alone, and only the library's face includes it" \
  "$(grep -nE '#include "' compiler/include/journey.h; grep -rln '#include "journey.h"' compiler | grep -v '^compiler/api/')"
check "the grammar is included by syntax alone" "$(grep -rln 'tree_sitter' compiler lsp --include='*.[ch]' | grep -v '^compiler/syntax/')"
check "jansson is included by JSON writers alone" "$(grep -rln 'jansson.h' compiler --include='*.[ch]' | grep -v 'json')"
check "the library never prints or exits" \
  "$(grep -rnE '\b(printf|puts|fputs|perror|exit|_exit)\(' compiler --include='*.c' | grep -vE 'compiler/cli/|jn_buf_printf|snprintf')"
check "nobody asks the locale" "$(grep -rnE '\b(setlocale|strtod|atof|strcoll|isalpha|isdigit|tolower|toupper)\(' compiler --include='*.c' | grep -v utf8proc)"
check "only checks and the command line know today" "$(grep -rnE '\b(time|clock_gettime|gettimeofday)\(' compiler --include='*.c' | grep -v '^compiler/cli/')"

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
