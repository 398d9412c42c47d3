#!/usr/bin/env bash
# Markdown as a real reader of it understands it (markdown-it, with tables, HTML and bare addresses switched on): of a map whose
# every text means harm no link, image, code or HTML comes, and every table keeps its columns.
# Usage: JOURNEY=build/dev/journey tests/markdown.sh
. "$(dirname "$0")/support/program.sh"
node -e 'require("markdown-it")' 2>/dev/null || { echo "SKIPPED - markdown-it is not here (npm; tools/setup.sh test)"; exit 77; }
cat >check.js <<'J'
const fs = require("fs"), it = require("markdown-it");
const read = (it.default || it)({ html: true, linkify: true });
const wrong = [], kinds = {}, text = fs.readFileSync(process.argv[2], "utf8");
const ours = /^<br>$|^<div dir="rtl">\n?$|^<\/div>\n?$/;
let columns = 0, cells = 0;
const look = (tokens) => tokens.forEach((t) => {
  kinds[t.type] = (kinds[t.type] || 0) + 1;
  if (/^(link_open|image|code_inline|code_block|hr|blockquote_open|s_open)$/.test(t.type)) wrong.push(t.type + ": " + (t.content || JSON.stringify(t.attrs)));
  if (/^html/.test(t.type) && !ours.test(t.content)) wrong.push("html: " + t.content);
  if (t.type === "fence" && t.info !== "mermaid") wrong.push("fence: " + t.info);
  if (t.type === "thead_open") columns = 0;
  if (t.type === "th_open") columns++;
  if (t.type === "tr_open") cells = 0;
  if (t.type === "td_open") cells++;
  if (t.type === "tr_close" && cells && cells !== columns) wrong.push("a row of " + cells + " cells in a table of " + columns);
  if (t.children) look(t.children);
});
look(read.parse(text, {}));
console.log(wrong.slice(0, 5).join("\n"));
if (!kinds.table_open || !kinds.heading_open) console.log("no table or no heading");
J
for map in retail:first-visit retail-ar:شكوى cart-abandonment:price-shock; do
  "$journey" render "$root/examples/${map%:*}" --journey "${map#*:}" --index --format md >map.md 2>err
  is "$map is drawn" "$?$(cat err)" 0
  is "$map: nothing but what we meant" "$(node check.js map.md)" ""
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
  is "stays text: $payload" "$(node check.js map.md)" ""
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
finish
