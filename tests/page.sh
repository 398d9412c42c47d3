#!/usr/bin/env bash
# Pages in a browser: what readers do with them by mouse and keyboard, what axe-core finds, what they print, and that no
# payload in any string lives. Needs Chromium (Debian: chromium), Node.js, and playwright-core and axe-core of
# tests/node/package.json.
# Usage: JOURNEY=build/dev/journey tests/page.sh; JOURNEY_NPM=FOLDER where node_modules is, build/node unless said
# shellcheck source=tests/support/program.sh
. "$(dirname "$0")/support/program.sh"

export JOURNEY_NPM="${JOURNEY_NPM:-$root/build/node}"
for name in chromium chromium-browser google-chrome; do
  [ -n "${CHROMIUM:-}" ] || CHROMIUM=$(command -v "$name")
done
export CHROMIUM
lacks() { echo "SKIPPED: pages are not tried in a browser: $1"; exit 77; }
[ -n "$CHROMIUM" ] || lacks "no chromium (Debian: chromium)"
command -v node >/dev/null || lacks "no node (Debian: nodejs)"
for package in playwright-core axe-core; do
  [ -d "$JOURNEY_NPM/node_modules/$package" ] || lacks "no $package in $JOURNEY_NPM (tests/node/package.json)"
done

# start NAME SCRIPT WORDS…: one of the scripts beside, at the same time as what follows. result NAME: its counts become ours.
declare -A running
start() {
  timeout 1500 node "$root/tests/page/$2" "${@:3}" >"$1.out" 2>&1 &
  running[$1]=$!
}
result() {
  local got counts
  wait "${running[$1]}"
  got=$?
  grep -v ' passed, ' "$1.out"
  counts=$(sed -nE 's/^([0-9]+) passed, ([0-9]+) failed$/\1 \2/p' "$1.out" | tail -1)
  if [ -z "$counts" ]; then
    bad "$1 came to its end" "exit $got"
    return
  fi
  passed=$((passed + ${counts% *})) failed=$((failed + ${counts#* }))
}

# --- pages
draw() { run 0 "drawn: $1" render "$root/examples/$2" "${@:3}" -o "$1"; }
draw latin.html retail --journey first-visit
draw arabic.html retail-ar --journey الزيارة-الأولى
draw indonesian.html retail-id --journey kunjungan-pertama
draw blueprint.html retail --journey first-visit --view blueprint
draw folded.html retail --journey first-visit --fold
cp -r "$root/examples/retail-ar" egypt
sed -i 's/language: *ar$/language: ar-EG/' egypt/project.journey
run 0 "drawn: egyptian.html" render egypt --journey الزيارة-الأولى -o egyptian.html
draw ink.html retail --journey first-visit --theme ink
draw contrast.html retail --journey first-visit --theme contrast
draw print.html retail --journey first-visit --theme print
draw experience.html retail --journey first-visit --view experience
draw emotions.html retail --journey return-visit --view emotions
draw all/ retail --format html
draw all-ar/ retail-ar --format html
draw all-id/ retail-id --format html
draw all-cart/ cart-abandonment --format html
draw all-en/ retail-ar --format html --language en
for file in latin arabic indonesian; do
  is "$file: a first-visit page is smaller than 400 KB" "$([ "$(wc -c <$file.html)" -lt 409600 ] && echo yes)" yes
done

start everywhere axe.mjs few indonesian.html blueprint.html folded.html ink.html contrast.html print.html experience.html emotions.html all*/*.html
start interaction interaction.mjs latin.html arabic.html blueprint.html folded.html egyptian.html
result interaction
start axe axe.mjs all latin.html arabic.html
result axe

# --- on paper
words() { LC_ALL=C.UTF-8 grep -oP '[\p{L}\p{M}]+|\p{N}+' | LC_ALL=C sort -u; }
start paper paper.mjs latin.html latin.pdf arabic.html arabic.pdf
result paper
if ! command -v pdftotext >/dev/null; then
  skip "what is printed (poppler-utils)"
else
  pdftotext -layout latin.pdf printed
  grep -o '<th scope="col"[^>]*id="t-[^>]*><a [^>]*><span class="num">[^<]*</span> <bdi>[^<]*' latin.html | sed 's/.*<bdi>//' >titles
  is "there are columns" "$([ "$(wc -l <titles)" -gt 10 ] && echo yes)" yes
  words <titles >wanted; words <printed >got
  is "each column is on paper" "$(LC_ALL=C comm -23 wanted got)" ""
  sed -n '/<section id="facts"/,/<\/section>/p' latin.html | sed 's/<[^>]*>/ /g; s/&[a-z#0-9]*;/ /g' | words >wanted
  is "and each fact" "$(LC_ALL=C comm -23 wanted got | head -5)" ""
  is "on sheets of A4 across" "$(pdfinfo latin.pdf | awk '$1 == "Page" && $2 == "size:" { print ($3 > $5) $7 }')" "1(A4)"
  is "heads are repeated" "$([ "$(grep -c 'Lane  ' printed)" -gt "$(grep -c '<th scope="col" class="corner">' latin.html)" ] && echo yes)" yes
  is "the tools are not" "$(grep -c 'Persona: All' printed)" 0
fi

# --- payloads
unit=$(dirname "$journey")/tests/unit_tests
if [ ! -x "$unit" ]; then
  skip "payloads in a browser ($unit writes their pages)"
else
  mkdir payloads
  JOURNEY_PAYLOADS=$dir/payloads "$unit" --filter 'html/payloads_in_every_property_and_format' >unit.out 2>&1
  is "at least 41 payloads" "$([ "$(find payloads -name '*.html' | wc -l)" -ge 41 ] && echo yes)" yes
  start hostile hostile.mjs payloads/*.html payloads/*.svg
  result hostile
  # That the look finds something where there is something.
  sed 's/<\/main>/<img src="x" onerror="alert(1)"\/><a href="javascript:alert(1)">x<\/a>&/' latin.html >lives.html
  node "$root/tests/page/hostile.mjs" lives.html >script.out 2>&1
  has "what would live is found: elements" script.out 'element img'
  has "attributes" script.out 'attribute onerror'
  has "links" script.out 'link javascript:alert(1)'
  has "and the page's own policy forbids it" script.out "Content Security Policy"
fi
result everywhere
finish
