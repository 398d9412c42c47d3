#!/usr/bin/env bash
# Reports for machines are read by those machines: SARIF by Microsoft's validator, workflow annotations as GitHub's own
# library writes them, `concise` by vim, GitLab's list as its documentation says. A consumer that is not here is skipped, loudly.
# Usage: JOURNEY=build/dev/journey tests/reports.sh
set -u
root=$(cd "$(dirname "$0")/.." && pwd)
journey=$(realpath "${JOURNEY:-$root/build/dev/journey}")
[ -x "$journey" ] || { echo "no program at $journey: set JOURNEY"; exit 2; }
dir=$(mktemp -d) || exit 2
trap 'rm -rf "$dir"' EXIT
export SOURCE_DATE_EPOCH=1790000000
unset NO_COLOR
passed=0 failed=0 skipped=0

ok() { passed=$((passed + 1)); echo "ok - $1"; }
bad() { failed=$((failed + 1)); echo "not ok - $1"; shift; printf '    %s\n' "$@"; }
skip() { skipped=$((skipped + 1)); echo "SKIPPED - $1"; }
is() { if [ "$2" = "$3" ]; then ok "$1"; else bad "$1" "expected: $3" "got: $2"; fi; }

# --- something to report: every severity, related places, both kinds of mend, names and texts that need escaping
mkdir -p "$dir/maps/a b,%:c" || exit 2
cd "$dir/maps" || exit 2
cp -r "$root/examples/cart-abandonment" "$root/examples/retail-ar" .
cat >"a b,%:c/زيارة أولى.journey" <<'END'
persona maria "Maria 100%, really: yes"
persona maria "Maria, again"
jurney first "First" {
  persona: mari
  scenario: "Says \"::error::\" and 50%0A"
END
printf 'persona a "\033]0;x\007 \377 \342\200\256" { nope: "a,b:c%%" }\n' >hostile.journey
printf 'persona crlf "CRLF" {\r\n  gaol: "x"\r\n}\r\n' >crlf.journey
report() { timeout 30 "$journey" check --info --format "$1" . >"$dir/out.$1" 2>"$dir/err"; }

for format in concise json jsonl sarif github gitlab; do
  report $format
  is "$format: exit code 1 for errors" $? 1
  is "$format: nothing on standard error" "$(cat "$dir/err")" ""
  is "$format: nothing commands a terminal" "$(LC_ALL=C tr -d '\n\040-\176\200-\377' <"$dir/out.$format" | wc -c)" 0
  cp "$dir/out.$format" "$dir/first"
  LC_ALL=C LANG=ar_SA.UTF-8 LANGUAGE=id TZ=Asia/Tokyo report $format
  is "$format: the same bytes in another locale and zone" "$(cmp "$dir/first" "$dir/out.$format" && echo same)" same
  (cd "$dir" && mkdir -p none && printf '// nothing\n' >none/a.journey && "$journey" check --format $format none >"$dir/none.$format" 2>&1)
  is "$format: nothing found exits 0" $? 0
done

count=$(grep -c '^{"rule":' "$dir/out.json")
is "there is something to report" "$([ "$count" -gt 5 ] && echo yes)" yes
is "concise has a line a finding" "$(wc -l <"$dir/out.concise")" "$count"
is "concise has lines that editors read" \
  "$(grep -cvE '^.+:[0-9]+:[0-9]+: (error|warning|info)\[[a-z-]+\] .+$' "$dir/out.concise")" 0
is "jsonl has a line a finding" "$(wc -l <"$dir/out.jsonl")" "$count"
is "jsonl has the objects of json" "$(diff "$dir/out.jsonl" <(grep '^{"rule":' "$dir/out.json" | sed 's/,$//') >"$dir/diff" && echo same)" same
is "jsonl of nothing is nothing" "$(cat "$dir/none.jsonl" "$dir/none.concise" "$dir/none.github")" ""

# --- vim's quickfix list reads `concise`
if command -v vim >/dev/null && vim --version | grep -q '+quickfix'; then
  cat >"$dir/read.vim" <<'END'
set errorformat=%f:%l:%c:\ %trror[%*[^]]]\ %m,%f:%l:%c:\ %tarning[%*[^]]]\ %m,%f:%l:%c:\ %tnfo[%*[^]]]\ %m
cgetfile $OUT
let lines = map(filter(getqflist(), 'v:val.valid'), 'bufname(v:val.bufnr) . "|" . v:val.lnum . "|" . v:val.col . "|" . v:val.type')
call writefile(lines, $READ)
qall!
END
  # A name with ":" in it is read by nobody's errorformat.
  grep -v '^a b,' "$dir/out.concise" >"$dir/plain.concise"
  OUT=$dir/plain.concise READ=$dir/read timeout 20 vim -es -u NONE -i NONE --cmd 'set encoding=utf-8' -S "$dir/read.vim" </dev/null >/dev/null 2>&1
  sed -E 's/^(.+):([0-9]+):([0-9]+): (.).*/\1|\2|\3|\4/' "$dir/plain.concise" >"$dir/expected"
  is "vim reads file, line, column and severity of every line" "$(diff "$dir/expected" "$dir/read" >"$dir/diff" && echo same)" same
else
  skip "vim reads concise (no vim with +quickfix here)"
fi

# --- JSON readers other than ours
if command -v python3 >/dev/null; then
  cat >"$dir/read.py" <<'END'
import json, re, sys, urllib.parse
folder = sys.argv[1]
def load(name): return json.load(open(f"{folder}/{name}", encoding="utf-8"))
findings = load("out.json")["findings"]
def check(name, good):
    print("ok" if good else "not ok", "-", name)

gitlab = load("out.gitlab")
check("gitlab: one object a finding", len(gitlab) == len(findings))
# https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
check("gitlab: every member GitLab asks for, of its type", all(
    isinstance(f["description"], str) and f["description"] and isinstance(f["check_name"], str) and
    re.fullmatch("[0-9a-f]{16}", f["fingerprint"]) and f["severity"] in ("info", "minor", "major", "critical", "blocker") and
    isinstance(f["location"]["lines"]["begin"], int) and f["location"]["lines"]["begin"] >= 1 for f in gitlab))
check("gitlab: paths are relative and without ./", not any(f["location"]["path"].startswith(("/", "./")) for f in gitlab))
check("gitlab: fingerprints are unique", len({f["fingerprint"] for f in gitlab}) == len(gitlab))
check("gitlab: rule, path and line agree with json", all(
    (g["check_name"], g["location"]["path"], g["location"]["lines"]["begin"]) == (f["rule"], f["path"], f["range"]["start"]["line"])
    for f, g in zip(findings, gitlab)))
check("gitlab: an empty list for nothing", load("none.gitlab") == [])

run = load("out.sarif")["runs"][0]
results, rules = run["results"], run["tool"]["driver"]["rules"]
check("sarif: one result a finding", len(results) == len(findings))
check("sarif: ruleIndex leads to ruleId", all(rules[r["ruleIndex"]]["id"] == r["ruleId"] for r in results))
check("sarif: rules have help", all(r["help"]["text"] and r["shortDescription"]["text"] for r in rules))
def place(r): return r["locations"][0]["physicalLocation"]
check("sarif: uris lead back to the paths", all(
    urllib.parse.unquote(place(r)["artifactLocation"]["uri"]) == f["path"] for r, f in zip(results, findings)))
check("sarif: regions agree with json", all(
    [place(r)["region"][k] for k in ("startLine", "startColumn", "endLine", "endColumn")] ==
    [f["range"][e][k] for e in ("start", "end") for k in ("line", "column")] for r, f in zip(results, findings)))
check("sarif: related places are all there", [len(r.get("relatedLocations", [])) for r in results] == [len(f["related"]) for f in findings])
check("sarif: fixes are all there", [len(r["fixes"][0]["artifactChanges"][0]["replacements"]) if "fixes" in r else 0 for r in results]
      == [len(f["mend"]["edits"]) if f["mend"] else 0 for f in findings] and any("fixes" in r for r in results))
check("sarif: no results for nothing", load("none.sarif")["runs"][0]["results"] == [])
END
  python3 "$dir/read.py" "$dir" >"$dir/read" 2>&1
  is "python reads them" $? 0
  while IFS= read -r line; do
    case $line in
    "ok - "*) ok "${line#ok - }" ;;
    *) bad "$line" ;;
    esac
  done <"$dir/read"
else
  skip "JSON reports read by python3 (none here)"
fi

# --- fingerprints stay when lines move
"$journey" check --format gitlab hostile.journey crlf.journey | grep -oE '"fingerprint":"[^"]*"' >"$dir/before"
sed -i '1i // a line\n\n' hostile.journey crlf.journey
"$journey" check --format gitlab hostile.journey crlf.journey | grep -oE '"fingerprint":"[^"]*"' >"$dir/after"
is "fingerprints stay when lines move" "$(cmp "$dir/before" "$dir/after" && [ -s "$dir/after" ] && echo same)" same
report github # lines moved

# --- what npm has: Microsoft's validator of SARIF, GitHub's own writer of annotations
npm_folder=${JOURNEY_NPM:-$root/build/node}
if command -v node >/dev/null && [ -d "$npm_folder/node_modules/@actions/core" ] && [ -e "$npm_folder/node_modules/.bin/sarif-multitool" ]; then
  chmod -f u+x "$npm_folder"/node_modules/@microsoft/sarif-multitool-linux/Sarif.Multitool
  for report in out none; do
    DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=1 timeout 100 "$npm_folder/node_modules/.bin/sarif-multitool" validate "$dir/$report.sarif" >"$dir/validate" 2>&1
    status=$?
    if grep -q 'Analysis completed successfully' "$dir/validate"; then
      is "sarif-multitool finds no error in $report.sarif" "$status $(grep -E 'error [A-Z]+[0-9]+' "$dir/validate")" "0 "
    else
      skip "sarif-multitool does not start here: $(head -1 "$dir/validate")"
    fi
  done
  report json
  cat >"$dir/annotate.mjs" <<'END'
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
const core = createRequire(process.argv[2] + "/")("@actions/core");
const safe = s => s.replace(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/gu, c => `\\u{${c.codePointAt(0).toString(16).toUpperCase()}}`);
for (const f of JSON.parse(readFileSync(process.argv[3])).findings) {
  const say = { error: core.error, warning: core.warning, info: core.notice }[f.severity];
  let text = f.message + (f.help ? "; " + f.help : "");
  if (!/[.?!:]$/.test(text)) text += ".";
  const { start, end } = f.range, where = { title: "journey " + f.rule, file: f.path, startLine: start.line, endLine: end.line };
  if (start.line === end.line) Object.assign(where, { startColumn: start.column, endColumn: end.column });
  say(safe(text), where);
}
END
  node "$dir/annotate.mjs" "$npm_folder" "$dir/out.json" >"$dir/annotated" 2>&1
  # Bytes that are not UTF-8 are U+FFFD to JSON and spelt out in lines.
  grep -v 'xFF\|�\|x{FF}' "$dir/annotated" >"$dir/theirs"
  grep -v 'x{FF}' "$dir/out.github" >"$dir/ours"
  is "annotations are byte for byte what @actions/core writes" "$(diff "$dir/theirs" "$dir/ours" >"$dir/diff" && echo same || head -4 "$dir/diff")" same
else
  skip "@microsoft/sarif-multitool and @actions/core (tests/node/package.json) are not in build/node: SARIF and annotations are not tried with them"
fi

echo "$passed passed, $failed failed, $skipped skipped"
[ "$failed" -eq 0 ]
