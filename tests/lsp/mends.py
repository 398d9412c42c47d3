#!/usr/bin/env python3
"""Every mend of the checks as a quick fix: the examples that fail, on the rules' pages.

    mends.py JOURNEY PAGES

For each page's example that fails: a finding that has a mend is offered one at its place, with the finding attached, preferred exactly
when `check --fix` would make it (and, where two names may be meant, one for each); made, there is one finding of that rule less. Findings without a mend are offered none. One test a
page."""
import json
import os
import re
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from server import FULL, Server, edited  # noqa: E402

ENVIRONMENT = dict(os.environ, SOURCE_DATE_EPOCH="1793491200")


def findings(program, text):
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "map.journey")
        with open(path, "w", encoding="utf-8", newline="") as out:
            out.write(text)
        rows = subprocess.run([program, "check", "--format", "jsonl", "--info", path], capture_output=True, text=True, check=False, env=ENVIRONMENT).stdout
        return [json.loads(row) for row in rows.splitlines() if '"rule"' in row]


def count(found, rule):
    return sum(1 for row in found if row["rule"] == rule)


def examples(path):
    """The blocks under "fails", which may be several."""
    with open(path, encoding="utf-8") as source:
        page = source.read()
    part = re.search(r"(?ms)^## [^\n]*fails[^\n]*$(.*?)(?=^## |\Z)", page)
    return re.findall(r"(?ms)^```journey\n(.*?)^```$", part[1]) if part else []


def try_text(program, text):
    server = Server(program)
    able = json.loads(json.dumps(FULL))
    server.request("initialize", {"processId": None, "rootUri": None, "capabilities": able})
    server.notify("initialized", {})
    uri = "file:///nowhere/map.journey"
    server.notify("textDocument/didOpen", {"textDocument": {"uri": uri, "languageId": "journey", "version": 1, "text": text}})
    whole = {"start": {"line": 0, "character": 0}, "end": {"line": 10 ** 6, "character": 0}}
    answer = server.request("textDocument/codeAction", {"textDocument": {"uri": uri}, "range": whole, "context": {"diagnostics": [], "only": ["quickfix"]}})
    before, made = findings(program, text), 0
    mending = [action for action in answer["result"] if "edit" in action and not action["title"].startswith("declare the ")]
    # Of a name that several have there is a choice: two offers for one finding, with titles of their own.
    again = [b for a, b in zip(mending, mending[1:]) if a["diagnostics"] == b["diagnostics"] and a["title"] != b["title"]]
    assert all(action["diagnostics"][0]["code"] == "ambiguous-name" for action in again), "two mends for one finding"
    offered = sorted((action["diagnostics"][0]["code"], action.get("isPreferred", False)) for action in mending if action not in again)
    wanted = sorted((row["rule"], row["mend"]["certain"]) for row in before if row["mend"] and not row["mend"].get("create"))
    assert offered == wanted, "offered are %s, check has %s" % (offered, wanted)
    for action in answer["result"]:
        if "edit" not in action or action["title"].startswith("declare the "):
            continue
        finding = action["diagnostics"][0]
        mends = [row for row in before if row["rule"] == finding["code"]]
        assert mends, "a mend for %s, which check does not find" % finding["code"]
        changes = action["edit"]["documentChanges"]
        assert [change["textDocument"]["uri"] for change in changes] == [uri], "it changes another document"
        fresh = edited(text, changes[0]["edits"], "utf-16")
        after = findings(program, fresh)
        assert count(after, finding["code"]) < len(mends), "`%s` leaves %s" % (action["title"], finding["code"])
        made += 1
    assert not server.complaints, server.complaints[0]
    server.end()
    return made


def main():
    program, pages = os.path.abspath(sys.argv[1]), sys.argv[2]
    passed = failed = made = 0
    for name in sorted(os.listdir(pages)):
        try:
            here = sum(try_text(program, text) for text in examples(os.path.join(pages, name)))
            made += here
            passed += 1
            print("ok - %s: %d made" % (name, here))
        except (AssertionError, RuntimeError) as problem:
            failed += 1
            print("not ok - %s: %s" % (name, problem))
    print("%d passed, %d failed" % (passed, failed))
    return failed != 0 or made == 0


if __name__ == "__main__":
    sys.exit(main())
