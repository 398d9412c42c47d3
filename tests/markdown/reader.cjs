// Markdown files as markdown-it reads them, with tables, HTML and bare addresses switched on: prints what is in them that we never
// write (links, images, code, HTML but ours), rows that lost their table, and nothing else. Arguments: files.
const fs = require("fs"), it = require("markdown-it");
const read = (it.default || it)({ html: true, linkify: true });
const ours = /^<br>$|^<div dir="rtl">\n?$|^<\/div>\n?$/;
const live = /^(link_open|image|code_inline|code_block|hr|blockquote_open|s_open)$/;

function findings(text) {
  const wrong = [], kinds = {};
  let columns = 0, cells = 0;
  const look = (tokens) => tokens.forEach((t) => {
    kinds[t.type] = (kinds[t.type] || 0) + 1;
    if (live.test(t.type)) wrong.push(t.type + ": " + (t.content || JSON.stringify(t.attrs)));
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
  if (!kinds.table_open || !kinds.heading_open) wrong.push("no table or no heading");
  return wrong;
}

for (const file of process.argv.slice(2))
  for (const line of findings(fs.readFileSync(file, "utf8")).slice(0, 5)) console.log(`${file}: ${line}`);
