#!/usr/bin/env bash
# What is found where nothing is wrong: no rule fires on examples/ but where the example means it (tests/examples.txt says why),
# and a first map, made as the README tells, hears of little but what its author left out.
# Usage: JOURNEY=build/dev/journey tests/examples.sh
# shellcheck source=tests/support/program.sh
. "$(dirname "$0")/support/program.sh"

# --- the examples
grep -v '^#' "$root/tests/examples.txt" >meant
is "every finding that is meant has a reason" "$(awk -F ' \\| ' 'NF != 4 || length($4) < 10' meant)" ""
(cd "$root" && for example in examples/*/; do
  name=$(basename "$example")
  "$journey" check --info --format concise --today 2026-11-22 "$example" 2>&1 | sed "s|^|$name	|"
done) >found
is "something is found" "$([ "$(wc -l <found)" -gt 10 ] && echo yes)" yes
unmeant=
while IFS=$'\t' read -r example line; do
  rule=$(sed -E 's/^[^[]*\[([a-z-]+)\].*/\1/' <<<"$line")
  hit=0
  while IFS='|' read -r for_example for_rule words _; do
    [ "$(xargs <<<"$for_example")" = "$example" ] && [ "$(xargs <<<"$for_rule")" = "$rule" ] || continue
    words=${words# } words=${words% }
    [[ $line == *"$words"* ]] && hit=$((hit + 1))
  done <meant
  [ "$hit" -eq 1 ] || unmeant+="$example: $line"$'\n'
done <found
is "every finding in an example is meant" "$unmeant" ""
is "and every one that is meant is found" "$(wc -l <meant)" "$(wc -l <found)"
is "none is an error" "$(grep -c ': error\[' found)" 0

# --- a first map, made as the README tells: its project.journey, and the map it shows
mkdir -p my-shop
awk '/^```journey$/ && !n { on = 1; n++; next } /^```/ { on = 0 } on' "$root/README.md" >my-shop/lamp.journey
sed -n '/^1\. Make a folder/,/^2\. /p' "$root/README.md" | grep -oE '`[a-z]+ [^`]*"?[^`]*`' | tr -d '`' | grep -E '^(project|team) ' >my-shop/project.journey
is "the README's project has what it tells" "$(cut -d' ' -f1 my-shop/project.journey | tr '\n' ' ')" "project team "
run 0 "a first map passes" check my-shop
is "with nothing but a line that counts" "$(grep -vc '^No errors or warnings' out)" 0
run 0 "all that is found in it" check --info --format concise my-shop
# What its author left out: properties and declarations that are not there yet.
forgot='missing-[a-z-]+|[a-z-]+-without-[a-z-]+|too-few-[a-z]+'
is "at most three findings are about anything else" "$(grep -vE "\[($forgot)\]" out | wc -l | awk '{ print ($1 <= 3) ? "yes" : "no, " $1 }')" yes
is "and none of them is more than an info" "$(grep -cvE ': info\[' out)" 0

# Without `status: draft` the same holds: warnings now, and still only of what is not there.
sed 's/; status: draft//' my-shop/lamp.journey >plain && mv plain my-shop/lamp.journey
run 0 "a first map that is no draft" check --info --format concise my-shop
is "at most three findings are about anything else" "$(grep -vE "\[($forgot)\]" out | wc -l | awk '{ print ($1 <= 3) ? "yes" : "no, " $1 }')" yes

finish
