#!/usr/bin/env python3
"""The daily requests at every name, key and gap of real maps.

    examples.py JOURNEY FILE…

For each file of a project: hover is never empty on a word of the language or a name, and stands on that word; the completion at
the start of each key, kind and reference has that very word; definition and references lead to each other; rename of each
declared name gives edits after which `journey check` finds no more than before; formatting brings the file to its form. Each
property is one test a file."""
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from run import FULL, Server  # noqa: E402

NAME = r"[^\W\d](?:[\w-]|[\u0300-\u036f\u064b-\u065f\u0670])*"  # Python's \w has no marks
WORD = re.compile(NAME)


def project_of(path):
    folder = os.path.dirname(os.path.abspath(path))
    while not os.path.exists(os.path.join(folder, "project.journey")):
        folder = os.path.dirname(folder)
    return folder


def words(text):
    """(line, column, word, what) outside of texts and comments: key, kind, name or value."""
    for number, line in enumerate(text.split("\n")):
        if line.lstrip().startswith("|"):
            continue
        bare = re.sub(r'"(?:\\.|[^"\\])*"|//.*|https?:\S+|mailto:\S+', lambda m: " " * len(m[0]), line)
        first = True
        for match in WORD.finditer(bare):
            before = bare[:match.start()].rstrip()
            at_start = first or before.endswith(("{", ";", "}"))
            what = "value"
            if at_start:
                what = "key" if bare[match.end():].lstrip().startswith(":") else "kind"
            first = False
            if before and before[-1:].isdigit() or re.search(r"\d$", bare[:match.start()]):
                continue  # a unit
            yield number, match.start(), match[0], what


class Check:
    def __init__(self, program, path):
        self.program, self.path, self.root = program, os.path.abspath(path), project_of(path)
        self.uri = "file://" + self.path
        with open(path, encoding="utf-8") as source:
            self.text = source.read()
        self.lines = self.text.split("\n")
        self.server = Server(program)
        able = dict(json.loads(json.dumps(FULL)), general={"positionEncodings": ["utf-32"]})
        self.server.request("initialize", {"processId": None, "rootUri": None, "capabilities": able})
        self.server.notify("initialized", {})
        self.open(self.text, 1)

    def open(self, text, version):
        self.server.notify("textDocument/didOpen", {"textDocument": {
            "uri": self.uri, "languageId": "journey", "version": version, "text": text}})

    def ask(self, method, line, column, **more):
        params = dict(more, textDocument={"uri": self.uri}, position={"line": line, "character": column})
        answer = self.server.request("textDocument/" + method, params)
        if "error" in answer:
            raise AssertionError("%s at %d:%d: %s" % (method, line, column, answer["error"]["message"]))
        return answer["result"]

    def hover(self):
        for line, column, word, what in words(self.text):
            for at in (column, column + len(word) - 1):
                result = self.ask("hover", line, at)
                assert result and result["contents"]["value"], "no hover at %d:%d on `%s`" % (line, at, word)
            inside = result["range"]["start"]["character"] <= column + len(word) - 1 <= result["range"]["end"]["character"]
            assert inside and result["range"]["start"]["line"] == line, "hover at %d:%d stands elsewhere" % (line, column)

    def completion(self):
        for line, column, word, what in words(self.text):
            target = self.ask("definition", line, column) if what == "value" else None
            if what == "value" and (not target or target["range"]["start"] == {"line": line, "character": column}):
                continue
            labels = [part for item in self.ask("completion", line, column + 1)["items"] for part in item["label"].split(".")]
            assert word in labels, "no `%s` in the completion at %d:%d" % (word, line, column)

    def gaps(self):
        for line in range(len(self.lines)):
            if not self.lines[line].strip():
                labels = [item["label"] for item in self.ask("completion", line, len(self.lines[line]))["items"]]
                assert labels, "nothing to complete at the gap in line %d" % line

    def declared(self):
        pattern = re.compile(r"^\s*(?:project|persona|channel|team|goal|kpi|source|competitor|framework|phase|journey|stage|touchpoint)"
                             r"\s+(" + NAME + ")")
        for number, line in enumerate(self.lines):
            match = pattern.match(line)
            if match:
                yield number, match.start(1), match[1]

    def navigation(self):
        for line, column, name in self.declared():
            here = self.ask("definition", line, column)
            assert here["uri"] == self.uri and here["range"]["start"] == {"line": line, "character": column}, "definition of %s" % name
            for place in self.ask("references", line, column, context={"includeDeclaration": False}):
                answer = self.server.request("textDocument/definition", {
                    "textDocument": {"uri": place["uri"]}, "position": place["range"]["start"]})
                assert answer.get("result") == here, "a reference to %s leads to %s" % (name, answer)

    def findings(self, root):
        out = subprocess.run([self.program, "check", "--format", "jsonl", root], capture_output=True, text=True, check=False,
                             env=dict(os.environ, SOURCE_DATE_EPOCH="1793491200")).stdout
        return sorted(json.loads(row).get("rule", "") for row in out.splitlines())

    def rename(self):
        before = self.findings(self.root)
        with tempfile.TemporaryDirectory() as folder:
            for line, column, name in self.declared():
                new = name + "-renamed"
                edit = self.ask("rename", line, column, newName=new)
                copy = os.path.join(folder, "copy")
                shutil.copytree(self.root, copy)
                for change in edit["documentChanges"]:
                    path = os.path.join(copy, os.path.relpath(change["textDocument"]["uri"][7:], self.root))
                    with open(path, encoding="utf-8") as source:
                        text = source.read().split("\n")
                    for e in sorted(change["edits"], key=lambda e: (e["range"]["start"]["line"], e["range"]["start"]["character"]), reverse=True):
                        row, start, end = e["range"]["start"]["line"], e["range"]["start"]["character"], e["range"]["end"]["character"]
                        says = start == end and re.fullmatch(r"\n *phase: .*|.*phase: \S+[; }]*", e["newText"])  # a stage that had it by its name
                        assert says or text[row][start:end] == name, "an edit for %s replaces `%s`" % (name, text[row][start:end])
                        text[row] = text[row][:start] + e["newText"] + text[row][end:]
                    with open(path, "w", encoding="utf-8") as target:
                        target.write("\n".join(text))
                after = self.findings(copy)
                assert after == before, "renaming %s brings findings: %s" % (name, set(after) - set(before) or len(after))
                shutil.rmtree(copy)

    def formatting(self):
        messy = re.sub(r"(?m)^ +", "      ", self.text)
        self.server.notify("textDocument/didChange", {
            "textDocument": {"uri": self.uri, "version": 2}, "contentChanges": [{"text": messy}]})
        edits = self.server.request("textDocument/formatting", {
            "textDocument": {"uri": self.uri}, "options": {"tabSize": 2, "insertSpaces": True}})["result"]
        text, starts = messy, [0]
        for line in messy.split("\n"):
            starts.append(starts[-1] + len(line) + 1)

        def offset(place):
            return starts[place["line"]] + place["character"]
        for e in reversed(edits):
            text = text[:offset(e["range"]["start"])] + e["newText"] + text[offset(e["range"]["end"]):]
        wanted = subprocess.run([self.program, "fmt", "-"], input=messy, capture_output=True, text=True, check=False).stdout
        assert text == wanted, "formatting is not what `journey fmt` makes"
        self.server.notify("textDocument/didChange", {
            "textDocument": {"uri": self.uri, "version": 3}, "contentChanges": [{"text": self.text}]})


def main():
    program = os.path.abspath(sys.argv[1])
    passed = failed = 0
    for path in sys.argv[2:]:
        check = Check(program, path)
        for test in (check.hover, check.completion, check.gaps, check.navigation, check.formatting, check.rename):
            try:
                test()
                assert not check.server.complaints, check.server.complaints[0]
                passed += 1
                print("ok - %s: %s" % (path, test.__name__))
            except (AssertionError, RuntimeError) as problem:
                failed += 1
                print("not ok - %s: %s\n  %s" % (path, test.__name__, problem))
        check.server.end()
    print("%d passed, %d failed" % (passed, failed))
    return failed != 0


if __name__ == "__main__":
    sys.exit(main())
