#!/usr/bin/env bash
# Texts that are no maps, a megabyte each: `check` and `render` end with words, within bounds. The bounds are generous and there
# to catch explosions (the process is killed past them), not to measure: 20 s of processor time, 512 MiB of memory.
# Uses the release build, made here if need be: sanitizers need many times the memory.
set -u
cd "$(dirname "$0")/.." || exit 2
{ cmake --preset release && cmake --build --preset release -j2; } >build-hostile.log 2>&1 ||
  { tail -n 30 build-hostile.log; rm -f build-hostile.log; echo "0 passed, 1 failed"; exit 1; }
rm -f build-hostile.log
journey=$PWD/build/release/journey
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 2
passed=0 failed=0

megabyte() { # text, repeated
  yes -- "$1" | tr -d '\n' | head -c 1048576
}
lines() {
  yes -- "$1" | head -c 1048576
}
verdict() { # description, good?
  if [ "$2" = 0 ]; then passed=$((passed + 1)); echo "ok - $1"
  else failed=$((failed + 1)); echo "not ok - $1"; fi
}
try() { # description; the file is x.journey
  local status
  (ulimit -v 524288; ulimit -t 20; exec "$journey" check --color never x.journey >out 2>err </dev/null)
  status=$?
  [ $status -le 2 ] && [ -s out ]; verdict "check of $1 (exit $status)" $?
  (ulimit -v 524288; ulimit -t 20; exec "$journey" render x.journey -o x.svg >out 2>err </dev/null)
  status=$?
  [ $status -le 2 ] && { [ -s err ] || [ $status -ne 2 ]; }; verdict "render of $1 (exit $status)" $?
  rm -f x.svg
}

for text in '"' '{' '}' 'a: ' ',' '|' ';' 'a;' 'a{}' 'as x {' 'touchpoint ' '«' '1.' 'a.' '// ' '\'; do
  megabyte "$text" >x.journey; try "a megabyte of $text"
done
for text in 'team a' 'channel b' 'a: "x' '  | x' '// allow x: y' 'journey j {' 'stage s { touchpoint t { next: t } }' '{' '}' ''; do
  lines "$text" >x.journey; try "a megabyte of lines: $text"
done
for text in 'team from' '# x' '- need: x' "persona 'm'" 'persona m: n' 'goal g { due: 3 March 2026 }' 'kpi k { unit: EUR; measured: Rp 1.000' 'as: a' 'severity: 4' 'owner: from'; do
  lines "$text" >x.journey; try "a megabyte of lines: $text"
done
lines $'persona m\n  need: x' >x.journey; try "a megabyte of blocks without braces"
awk 'BEGIN { for (i = 0; i < 1440; i++) printf "%*steam a\n", i, "" }' >x.journey; try "lines that are each indented deeper"
{ printf 'persona m { location: '; megabyte 'a, '; echo '"x" }'; } >x.journey; try "a megabyte of words where one belongs"
{ printf "persona m { need: "; megabyte "'a', "; echo "'x }"; } >x.journey; try "a megabyte of words between single marks"
{ printf "kpi k { measured: 1"; megabyte " 200"; echo " }"; } >x.journey; try "a megabyte of a number with blanks in it"
{ printf "persona m { age: 1"; megabyte " 200 - 1"; echo " }"; } >x.journey; try "a megabyte of numbers and dashes"
head -c 1048576 /dev/zero >x.journey; try "a megabyte of NUL"
megabyte x | tr x '\377' >x.journey; try "a megabyte of bytes that are no UTF-8"
head -c 9000000 /dev/zero | tr '\0' ' ' >x.journey; try "nine megabytes"
{ echo 'journey j { stage s {'; for i in $(seq 20000); do echo "touchpoint t$i { next: t$((i % 7)), u; emotion: 1; leaves: 1% }"; done; echo '} }'; } >x.journey
try "20,000 touchpoints in one stage"
{ echo 'project p { lint {'; for i in $(seq 60000); do echo "rule-$i: off"; done; echo '} }'; } >x.journey
try "60,000 rules that do not exist"
{ for i in $(seq 30000); do echo "persona p$i \"P$i\""; done; printf 'journey j { persona: p1'; for i in $(seq 2 30000); do printf ', p%d' "$i"; done; echo ' }'; } >x.journey
try "30,000 personas in one journey"
rm x.journey; mkdir x.journey; echo 'team t "T"' >x.journey/y.journey
"$journey" check x.journey >out 2>err; verdict "a folder called x.journey is a folder" $?
rmdir x.journey 2>/dev/null || rm -r x.journey; mkfifo x.journey
timeout 5 "$journey" check x.journey >out 2>err; [ $? = 2 ] && [ -s err ]; verdict "a pipe gets words" $?

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
