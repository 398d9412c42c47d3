#!/usr/bin/env python3
"""Every refactoring at every place where it is offered.

    refactor.py JOURNEY [--crlf] [--joined] [--texts] [--most N] FILE…

At each declaration's head and each text of a file, what is offered is made and written into a copy of the project, after
which `journey check` finds no more errors and no more warnings than before, `journey fmt --check` finds nothing to do in files
that had their form, and no comment is lost. With --crlf the files have Windows line ends, and keep them. With --joined the other files of its
folder are put into the file before, with --texts names in it become texts or are forgotten. With --most, no more
than N of a kind are made for a file. One test a file and kind of refactoring."""
import collections
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import urllib.parse

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from server import FULL, Server  # noqa: E402
from examples import project_of  # noqa: E402

ENVIRONMENT = dict(os.environ, SOURCE_DATE_EPOCH="1793491200")


def read(path):
    with open(path, encoding="utf-8", newline="") as source:
        return source.read()


def write(path, text):
    with open(path, "w", encoding="utf-8", newline="") as target:
        target.write(text)


def apply(text, edits):
    """The text after the edits, whose columns are code points."""
    starts = [0] + [m.end() for m in re.finditer(r"\r\n|\n|\r", text)]

    def offset(place):
        return starts[place["line"]] + place["character"]
    behind = len(text)
    for edit in sorted(edits, key=lambda e: (e["range"]["start"]["line"], e["range"]["start"]["character"]), reverse=True):
        start, end = offset(edit["range"]["start"]), offset(edit["range"]["end"])
        assert start <= end <= behind, "edits overlap"
        text, behind = text[:start] + edit["newText"] + text[end:], start
    return text


def comments(texts):
    return sorted(m.strip() for text in texts for m in re.findall(r'(?m)(?:^|[\s;{}])(//.*)', text))


def forgetful(text):
    """A map whose author wrote titles where names belong, told origins in brackets, and named what nobody declared."""
    count = 0

    def number():
        nonlocal count
        count += 1
        return count
    text = re.sub(r"(?<= from )(?!\d)[\w-]+(?=\n)", lambda m: '"Round %d of talks"' % number(), text)
    text = re.sub(r'(?m)^( *quote: "[^"]*)"', lambda m: '%s (Survey %d)"' % (m[1], number()), text)
    text = re.sub(r"(?m)^( *kpi: )[\w-]+$", lambda m: "%sfigure-%d" % (m[1], number()), text)
    return re.sub(r"(?m)^( *channel: )[\w-]+$", lambda m: "%sway-%d" % (m[1], number()), text, count=3)


class Maps:
    """A copy of a project, a server that works in it, and what is found in it."""

    def __init__(self, program, path, flags):
        crlf = "--crlf" in flags
        self.program, self.folder = program, os.path.realpath(tempfile.mkdtemp(prefix="refactor-"))
        original = project_of(path)
        self.root = os.path.join(self.folder, "map")
        shutil.copytree(original, self.root)
        self.path = os.path.join(self.root, os.path.relpath(os.path.abspath(path), original))
        self.crlf = crlf
        if "--joined" in flags:
            others = [name for name in self.files() if os.path.dirname(name) == os.path.dirname(self.path) and name != self.path]
            write(self.path, "\n".join(read(name) for name in [self.path] + others))
            for name in others:
                os.remove(name)
        if "--texts" in flags:
            write(self.path, forgetful(read(self.path)))
        if crlf:
            for name in self.files():
                write(name, read(name).replace("\n", "\r\n"))
        self.uri = "file://" + urllib.parse.quote(self.path)
        able = json.loads(json.dumps(FULL))
        able["general"] = {"positionEncodings": ["utf-32"]}
        able["workspace"]["workspaceEdit"]["resourceOperations"] = ["create", "rename", "delete"]
        able["textDocument"]["codeAction"].update(resolveSupport={"properties": ["edit"]}, dataSupport=True, disabledSupport=True)
        self.server = Server(program)
        self.server.request("initialize", {"processId": None, "rootUri": None, "capabilities": able})
        self.server.notify("initialized", {})
        self.text = read(self.path)
        self.server.notify("textDocument/didOpen", {"textDocument": {"uri": self.uri, "languageId": "journey", "version": 1, "text": self.text}})
        self.before = self.findings()
        self.unformed = self.fmt()

    def files(self):
        return sorted(os.path.join(folder, name) for folder, _, names in os.walk(self.root) for name in names if name.endswith(".journey"))

    def findings(self):
        rows = subprocess.run([self.program, "check", "--format", "jsonl", self.root], capture_output=True, text=True, check=False,
                              env=ENVIRONMENT).stdout.splitlines()
        found = collections.Counter()
        for row in map(json.loads, rows):
            if row.get("severity") in ("error", "warning"):
                found[row["severity"], row["rule"]] += 1
        return found

    def fmt(self):
        rows = subprocess.run([self.program, "fmt", "--check", self.root], capture_output=True, text=True, check=False).stdout.splitlines()
        return [row for row in rows if row.startswith(("would format", "left"))]

    def places(self):
        for number, line in enumerate(self.text.splitlines()):
            head = re.match(r"\s*(?=[a-z])", line)
            if head and not line.lstrip().startswith(("|", "//")):
                yield number, head.end()
            for match in re.finditer(r'"|: (?=[a-z])', line):
                yield number, match.end()

    def offers(self):
        """Each thing that is offered once, by its data."""
        seen = {}
        for line, column in self.places():
            here = {"line": line, "character": column}
            answer = self.server.request("textDocument/codeAction", {
                "textDocument": {"uri": self.uri}, "range": {"start": here, "end": here}, "context": {"diagnostics": []}})
            for action in answer["result"]:
                if "data" in action and (action["kind"].startswith("refactor") or action["kind"] == "quickfix") and "disabled" not in action:
                    seen.setdefault((action["data"]["name"], action["title"], action["data"]["argument"], self.owner(line)), action)
        by_name = collections.defaultdict(list)
        for key, action in seen.items():
            by_name[key[0]].append(action)
        return by_name

    def owner(self, line):
        """What tells two places apart: the nearest line above that opens a block."""
        lines = self.text.splitlines()
        indent = len(lines[line]) - len(lines[line].lstrip())
        if "{" in lines[line]:
            return line
        while line > 0 and not ("{" in lines[line] and len(lines[line]) - len(lines[line].lstrip()) < indent):
            line -= 1
        return line

    def make(self, action):
        answer = self.server.request("codeAction/resolve", action)
        if action["data"]["name"] == "move" and answer.get("error", {}).get("message", "").startswith("it would bring a finding: "):
            return  # from the middle of a stage the order of the story changes: what does harm is refused
        assert "error" not in answer, "%s: %s" % (action["title"], answer.get("error"))
        old = {name: read(name) for name in self.files()}
        new = dict(old)
        for change in answer["result"]["edit"]["documentChanges"]:
            if change.get("kind") == "create":
                name = urllib.parse.unquote(change["uri"][7:])
                assert name not in new, "it makes a file that is there"
                new[name] = ""
                continue
            name = urllib.parse.unquote(change["textDocument"]["uri"][7:])
            assert change["textDocument"]["version"] == (1 if name == self.path else None)
            new[name] = apply(new[name], change["edits"])
        assert new != old, "%s: nothing changes" % action["title"]
        for name, text in new.items():
            write(name, text)
        try:
            self.judge(action, old, new)
        finally:
            for name in new:
                if name in old:
                    write(name, old[name])
                else:
                    os.remove(name)

    def judge(self, action, old, new):
        after = self.findings()

        def count(found):
            return [sum(n for (severity, _), n in found.items() if severity == kind) for kind in ("error", "warning")]
        assert count(after) <= count(self.before), "%s: check finds %s" % (action["title"], dict(after - self.before))
        assert self.fmt() == self.unformed, "%s: not in form: %s" % (action["title"], self.fmt())
        missing = collections.Counter(comments(old.values())) - collections.Counter(comments(new.values()))
        assert not missing, "%s: comments are lost: %s" % (action["title"], missing)
        if self.crlf:
            for name, text in new.items():
                assert not re.search(r"(?<!\r)\n", text), "%s: a line end without CR in %s" % (action["title"], name)

    def end(self):
        self.server.end()
        shutil.rmtree(self.folder)


def main():
    program, words = os.path.abspath(sys.argv[1]), sys.argv[2:]
    flags, most = [word for word in words if word.startswith("--")], 10 ** 9
    if "--most" in words:
        most = int(words[words.index("--most") + 1])
        del words[words.index("--most"):words.index("--most") + 2]
    passed = failed = 0
    for path in [word for word in words if not word.startswith("--")]:
        maps = Maps(program, path, flags)
        for name, actions in sorted(maps.offers().items()):
            if name == "future" and "--texts" in flags:
                continue  # a copy of what cannot be understood would be as much again: that is refused
            problems = []
            step = max(1, len(actions) // most)
            for action in actions[::step][:most]:
                try:
                    maps.make(action)
                except AssertionError as problem:
                    problems.append("%d: %s" % (action["data"]["range"]["start"]["line"] + 1, problem))
            problems += maps.server.complaints[:1]
            passed, failed = passed + (not problems), failed + bool(problems)
            print("%s - %s: %s, %d of %d made" % ("not ok" if problems else "ok", path, name, len(actions[::step][:most]), len(actions)))
            for problem in problems[:5]:
                print("  " + problem)
        maps.end()
    print("%d passed, %d failed" % (passed, failed))
    return failed != 0


if __name__ == "__main__":
    sys.exit(main())
