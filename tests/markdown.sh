#!/usr/bin/env bash
# Markdown as a real reader of it understands it (markdown-it, with tables, HTML and bare addresses switched on): of a map whose
# every text means harm no link, image, code or HTML comes, and every table keeps its columns. And its chart as Mermaid draws it, in
# Chromium.
# Usage: JOURNEY=build/dev/journey tests/markdown.sh; JOURNEY_NPM=FOLDER where node_modules is, build/node unless said
# shellcheck source=tests/support/program.sh
. "$(dirname "$0")/support/program.sh"
export JOURNEY_NPM="${JOURNEY_NPM:-$root/build/node}"
export NODE_PATH="${NODE_PATH:+$NODE_PATH:}$JOURNEY_NPM/node_modules"
node -e 'require("markdown-it")' 2>/dev/null || { echo "SKIPPED - markdown-it is not here (npm; tools/setup.sh test)"; exit 77; }
reader=$root/tests/markdown/reader.cjs
for map in retail:first-visit retail-ar:شكوى cart-abandonment:price-shock; do
  "$journey" render "$root/examples/${map%:*}" --journey "${map#*:}" --index --format md >map.md 2>err
  is "$map is drawn" "$?$(cat err)" 0
  is "$map: nothing but what we meant" "$(node "$reader" map.md)" ""
done
while read -r payload; do
  text=$(printf '%s' "$payload" | sed 's/\\/\\\\/g; s/"/\\"/g')
  {
    echo "persona p \"$text\" { quote: \"$text\"; need: \"$text\" }"
    echo "journey j \"$text\" { persona: p; scenario: \"$text\"; stage s \"$text\" { need: \"$text\"; touchpoint t \"$text\" {"
    echo "action: \"$text\"; thought: \"$text\"; note: \"$text\"; emotion: +1 \"$text\"; pain: \"$text\" severity 4; leaves: 10% \"$text\""
    echo "opportunity \"$text\" { about: \"$text\" } } touchpoint u \"U\" { action: \"a | b\" } } }"
  } >hostile.journey
  "$journey" render hostile.journey --index --format md >map.md 2>/dev/null
  is "stays text: $payload" "$(node "$reader" map.md)" ""
done <<'P'
<script>alert(1)</script>
<img src=x onerror=alert(1)>
</div><h1>x</h1>
<!-- x
[x](javascript:alert(1))
[x]: https://example.com/x
![x](https://example.com/x.png)
<https://example.com/x>
https://example.com/x
www.example.com
maria@example.com
mailto:maria@example.com
`code`
```
~~~
***
---
===
# x
> x
- x
1. x
a | b | c
\| x \
&lt;script&gt; &#60;
~~x~~
    x
**x** __x__ *x*
$x$ $$x$$
P

# --- every payload in every property of the schema
unit=$(dirname "$journey")/tests/unit_tests
if [ ! -x "$unit" ]; then
  skip "payloads in every property ($unit writes them)"
else
  mkdir payloads
  JOURNEY_PAYLOADS=$dir/payloads "$unit" --filter 'words/payloads_in_every_property_stay_text_in_markdown' >unit.out 2>&1
  is "at least 41 payloads" "$([ "$(find payloads -name '*.md' | wc -l)" -ge 41 ] && echo yes)" yes
  node "$reader" payloads/*.md >found 2>err
  is "all of them were read" "$?$(cat err)" 0
  for file in payloads/*.md; do is "$(basename "$file"): stays text" "$(grep -a "^$file: " found)" ""; done
fi
# That the look finds something where there is something.
printf '%s\n' '# x' '| a | b |' '| - | - |' '| [x](https://example.com) <img src=x> | ![x](y.png) `c` |' >lives.md
node "$reader" lives.md >found
for kind in link_open html image code_inline; do has "what would live is found: $kind" found "$kind: "; done

# --- the chart, as Mermaid draws it
for name in chromium chromium-browser google-chrome; do
  [ -n "${CHROMIUM:-}" ] || CHROMIUM=$(command -v "$name")
done
export CHROMIUM
lacking=
[ -n "$CHROMIUM" ] || lacking="chromium (Debian)"
for package in playwright-core mermaid; do
  [ -d "$JOURNEY_NPM/node_modules/$package" ] || lacking="$package in $JOURNEY_NPM (tests/node/package.json)"
done
if [ -n "$lacking" ]; then
  skip "charts are not drawn by Mermaid: no $lacking"
else
  mkdir charts
  for example in "$root"/examples/*/; do
    name=$(basename "$example")
    run 0 "drawn: $name" render "$example" --format md -o "charts/$name/"
  done
  timeout 300 node "$root/tests/markdown/mermaid.mjs" charts/*/*.md >mermaid.out 2>&1
  grep -v ' passed, ' mermaid.out
  counts=$(sed -nE 's/^([0-9]+) passed, ([0-9]+) failed$/\1 \2/p' mermaid.out | tail -1)
  if [ -z "$counts" ]; then bad "Mermaid came to its end" "no counts"
  else passed=$((passed + ${counts% *})) failed=$((failed + ${counts#* })); fi
fi
finish
