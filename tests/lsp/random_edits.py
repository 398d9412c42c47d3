#!/usr/bin/env python3
"""After any edits a server says of a project what a fresh server says of it; and no message makes it fall over.

    random_edits.py JOURNEY EDITS [SEED] PROJECT …

A project is a folder, which is copied, or a file, which becomes a buffer that was never saved. One test each: EDITS random edits
of random open files (columns in UTF-16, CRLF, emoji, lines moved, braces taken away, names changed, whole files saved, closed,
written and removed on disk), compared every now and then with a fresh server that has the same files open: all findings, symbols,
tokens, folds and formatting. And one test of random requests with random values, after which the server still answers."""
import json
import os
import queue
import random
import re
import shutil
import sys
import tempfile
import time

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from server import FULL, Server  # noqa: E402

URI = "untitled:random.journey"
PIECES = ["{", "}", '"', "\n", "\r\n", "\r", ";", ",", ":", " ", "\U0001F600", "é", "touchpoint t ", "stage s {\n", "owner: cx", "// allow ", "|",
          "persona", "next: a.b.c", "\ufeff", "\0", "-", "9", ".", "e\u0301", "as maria { emotion: 1 }", "from", "\t", "team cx \"Care\" {}\n"]


GAPS = (1, 2, 3, 8, 60, 250)  # edits between two comparisons


def start(program, folder=None):
    server = Server(program)
    folders = [{"uri": folder, "name": "project"}] if folder else None
    server.request("initialize", {"processId": None, "rootUri": None, "workspaceFolders": folders, "capabilities": FULL})
    server.notify("initialized", {})
    return server


def say_open(server, text, uri=URI):
    server.notify("textDocument/didOpen", {"textDocument": {"uri": uri, "languageId": "journey", "version": 0, "text": text}})


def lines_of(text):
    """Lines with their ends, as the protocol counts them."""
    lines, at = [], 0
    while at <= len(text):
        ends = [i for i in (text.find("\n", at), text.find("\r", at)) if i >= 0]
        if not ends:
            lines.append(text[at:])
            break
        end = min(ends)
        end += 2 if text[end:end + 2] == "\r\n" else 1
        lines.append(text[at:end])
        at = end
    return lines


def units(text):
    return len(text.encode("utf-16-le")) // 2


def place(text, offset):
    """The position of a character offset; inside of CRLF it is moved to its front."""
    if text[offset - 1:offset + 1] == "\r\n":
        offset -= 1
    lines = lines_of(text[:offset])
    return {"line": len(lines) - 1, "character": units(lines[-1])}, offset


def ask_all(server, uri, said):
    document = {"textDocument": {"uri": uri}}
    options = {"options": {"tabSize": 2, "insertSpaces": True}}
    whole = {"range": {"start": {"line": 0, "character": 0}, "end": {"line": 10 ** 6, "character": 0}}, "context": {"diagnostics": []}}
    answers = [server.request("textDocument/" + method, dict(document, **more), said).get("result") for method, more in (
        ("documentSymbol", {}), ("semanticTokens/full", {}), ("formatting", options), ("codeAction", whole), ("foldingRange", {}),
        ("inlayHint", whole), ("codeLens", {}), ("documentLink", {}), ("documentColor", {}), ("diagnostic", {}))]
    if answers[1]:
        answers[1].pop("resultId", None)
    return json.dumps(answers, sort_keys=True)


class Findings:
    """What a server published last, by file."""

    def __init__(self, server):
        self.server, self.lists = server, {}

    def take(self, messages):
        for message in messages:
            if message is not None and message.get("method") == "textDocument/publishDiagnostics":
                self.lists[message["params"]["uri"]] = message["params"]["diagnostics"]

    def wait(self, seconds):
        try:
            self.take([self.server.next(seconds)])
        except queue.Empty:
            pass

    def shown(self):
        return json.dumps({uri: found for uri, found in self.lists.items() if found}, sort_keys=True)


class Project:
    """A folder (or one buffer), what is open of it, and the server that was told of every change."""

    def __init__(self, program, path, chance):
        self.program, self.chance, self.open = program, chance, {}
        self.seen = 0 # findings compared
        self.folder = os.path.realpath(tempfile.mkdtemp(prefix="lsp edits "))
        self.root = None
        if os.path.isdir(path):
            shutil.copytree(path, self.folder, dirs_exist_ok=True)
            self.root = "file://" + self.folder.replace(" ", "%20")
            self.make_flaws()
        self.server = start(program, self.root)
        self.findings = Findings(self.server)
        if self.root:
            for uri in sorted(chance.sample(self.files(), 4)):
                self.begin(uri)
        else:
            with open(path, encoding="utf-8", newline="") as source:
                self.open[URI] = source.read()
            say_open(self.server, self.open[URI])

    def make_flaws(self):
        """Takes lines out of the maps, so that many rules have something to say."""
        for uri in self.files():
            lines = lines_of(self.read(uri))
            self.write(uri, "".join(line for line in lines if not re.match(r"\s*[a-z-]+: [^{}|]*$", line) or self.chance.random() > 0.2))

    def files(self):
        found = [os.path.relpath(os.path.join(at, name), self.folder) for at, _, names in os.walk(self.folder)
                 for name in names if name.endswith(".journey")]
        return [self.root + "/" + name for name in sorted(found)]

    def path(self, uri):
        return self.folder + uri[len(self.root):]

    def read(self, uri):
        with open(self.path(uri), encoding="utf-8", newline="") as source:
            return source.read()

    def write(self, uri, text):
        with open(self.path(uri), "w", encoding="utf-8", newline="") as out:
            out.write(text)

    def tell(self, uri, kind):
        self.server.notify("workspace/didChangeWatchedFiles", {"changes": [{"uri": uri, "type": kind}]})

    def begin(self, uri):
        self.open[uri] = self.read(uri)
        say_open(self.server, self.open[uri], uri)

    def replace(self, uri, at, end, fresh, changes):
        text = self.open[uri]
        from_, at = place(text, at)
        to, end = place(text, end)
        if end < at:
            from_, at, to, end = to, end, from_, at
        self.open[uri] = text[:at] + fresh + text[end:]
        changes.append({"range": {"start": from_, "end": to}, "text": fresh})

    def small(self, uri, changes):
        text, chance = self.open[uri], self.chance
        at = chance.randrange(len(text) + 1)
        self.replace(uri, at, min(len(text), at + chance.choice((0, 0, 1, 2, 20))), chance.choice(PIECES), changes)

    def move_line(self, uri, changes):
        lines = lines_of(self.open[uri])
        number = self.chance.randrange(len(lines))
        line, at = lines[number], len("".join(lines[:number]))
        self.replace(uri, at, at + len(line), "", changes)
        other = lines_of(self.open[uri])
        at = len("".join(other[:self.chance.randrange(len(other))]))
        self.replace(uri, at, at, line, changes)

    def break_brace(self, uri, changes):
        braces = [match.start() for match in re.finditer("[{}]", self.open[uri])]
        if braces:
            at = self.chance.choice(braces)
            self.replace(uri, at, at + 1, self.chance.choice(("", "", "{", "}")), changes)

    def rename(self, uri, changes):
        words = list(re.finditer(r"[a-z][a-z-]{2,}", self.open[uri]))
        if words:
            word = self.chance.choice(words)
            self.replace(uri, word.start(), word.end(), self.chance.choice(words)[0], changes)

    def repeat_lines(self, uri, changes):
        lines = lines_of(self.open[uri])
        number = self.chance.randrange(len(lines))
        at = len("".join(lines[:number]))
        self.replace(uri, at, at, "".join(lines[number:number + self.chance.randrange(12)]), changes)

    def edit(self):
        chance = self.chance
        uri = chance.choice(list(self.open))
        changes = []
        for _ in range(chance.choice((1, 1, 1, 3))):
            chance.choice((self.small, self.small, self.move_line, self.break_brace, self.rename, self.repeat_lines))(uri, changes)
        if len(self.open[uri]) > 60000:
            self.open[uri] = self.open[uri][:20000]
            changes.append({"text": self.open[uri]})
        # The version stays 0, so that answers that hold it can be compared.
        self.server.notify("textDocument/didChange", {"textDocument": {"uri": uri, "version": 0}, "contentChanges": changes})

    def disk(self):
        """Something happens to the files themselves."""
        chance, files = self.chance, self.files()
        closed = [uri for uri in files if uri not in self.open]
        what = chance.randrange(6)
        if what == 0 and closed:
            self.begin(chance.choice(closed))
        elif what == 1 and len(self.open) > 1:
            uri = chance.choice(list(self.open))
            del self.open[uri]
            self.server.notify("textDocument/didClose", {"textDocument": {"uri": uri}})
        elif what == 2 and chance.random() < 0.2:
            uri = chance.choice(list(self.open))
            if os.path.exists(self.path(uri)):
                self.write(uri, self.open[uri])
                self.server.notify("textDocument/didSave", {"textDocument": {"uri": uri}})
        elif what == 3 and closed:
            uri = chance.choice(closed)
            lines = lines_of(self.read(uri))
            chance.shuffle(lines)
            self.write(uri, "".join(lines))
            self.tell(uri, 2)
        elif what == 4 and len(closed) > 2:
            uri = chance.choice(closed)
            os.remove(self.path(uri))
            self.tell(uri, 3)
        elif what == 5 and len(files) < 30:
            uri = self.root + "/new-%d.journey" % chance.randrange(1000)
            if uri not in files:
                self.write(uri, self.read(files[0]) if files else "")
                self.tell(uri, 1)

    def compare(self, number):
        other = start(self.program, self.root)
        for uri, text in self.open.items():
            say_open(other, text, uri)
        theirs, said, fresh = Findings(other), [], []
        for uri in self.open:
            assert ask_all(self.server, uri, said) == ask_all(other, uri, fresh), "after %d edits the answers differ for %s" % (number, uri)
        self.findings.take(said)
        theirs.take(fresh)
        until = time.monotonic() + 60
        while self.findings.shown() != theirs.shown() and time.monotonic() < until:
            self.findings.wait(0.02)
            theirs.wait(0.02)
        self.seen += self.findings.shown().count('"code"')
        assert self.findings.shown() == theirs.shown(), "after %d edits the findings differ:\n%s\n%s" % (
            number, self.findings.shown(), theirs.shown())
        other.end()

    def mend(self):
        """Gives the open files the text they have on disk: rules are silent about maps that are all broken."""
        for uri in self.open:
            if self.root and os.path.exists(self.path(uri)):
                self.open[uri] = self.read(uri)
                self.server.notify("textDocument/didChange", {"textDocument": {"uri": uri, "version": 0},
                                                              "contentChanges": [{"text": self.open[uri]}]})

    def run(self, count):
        due = 0
        for number in range(1, count + 1):
            self.edit()
            if self.root and self.chance.random() < 0.03:
                self.disk()
            if number >= due:
                self.compare(number)
                due = number + self.chance.choice(GAPS)
                if self.chance.random() < 0.8:
                    self.mend()
        assert self.seen > count / 10, "hardly a finding was there to be compared"
        assert self.server.request("shutdown", None)["result"] is None
        assert self.server.end() == 0
        assert not self.server.complaints, self.server.complaints[0]

    def end(self):
        if self.server.process.poll() is None:
            self.server.process.kill()
        shutil.rmtree(self.folder, ignore_errors=True)


def edits(program, path, count, chance):
    project = Project(program, path, chance)
    try:
        project.run(count)
    finally:
        project.end()


VALUES = [None, True, 0, -1, 2 ** 31, 2 ** 53, 0.5, "", "a", URI, "file:///", "file://%00", "file:///%zz/../..", [], {}, [[]], {"uri": URI},
          {"line": 1, "character": 5}, {"start": {"line": 0, "character": 0}, "end": {"line": 9, "character": 9}}, [{"text": "x"}]]
NAMES = ["textDocument", "position", "range", "context", "newName", "query", "options", "contentChanges", "uri", "only", "event", "added",
         "positions", "item", "color", "data", "label", "name", "location", "previousResultId", "previousResultIds", "kind"]
METHODS = ["completion", "hover", "definition", "references", "documentHighlight", "prepareRename", "rename", "documentSymbol", "foldingRange",
           "codeAction", "formatting", "semanticTokens/full", "semanticTokens/range", "rangeFormatting", "implementation", "prepareCallHierarchy",
           "prepareTypeHierarchy", "inlayHint", "documentLink", "documentColor", "colorPresentation", "selectionRange", "signatureHelp", "typeDefinition",
           "declaration", "codeLens", "diagnostic", "semanticTokens/full/delta", "inlayHint/resolve", "codeLens/resolve", "completionItem/resolve",
           "workspaceSymbol/resolve", "workspace/symbol", "workspace/diagnostic", "callHierarchy/incomingCalls", "callHierarchy/outgoingCalls",
           "typeHierarchy/supertypes", "typeHierarchy/subtypes", "didOpen", "didChange", "didSave", "didClose"]


def messages(program, path, count, chance):
    with open(path, encoding="utf-8") as source:
        text = source.read()
    server = start(program)
    server.asked = type("Nothing", (dict,), {"get": lambda *_: None})()
    say_open(server, text)
    for number in range(count):
        params = {chance.choice(NAMES): chance.choice(VALUES) for _ in range(chance.randrange(5))}
        if chance.random() < 0.7:
            params["textDocument"] = {"uri": URI}
        if chance.random() < 0.7:
            params["position"] = {"line": chance.randrange(60), "character": chance.randrange(60)}
        method = chance.choice(METHODS)
        if method == "didClose" and chance.random() < 0.9:
            continue
        if method.startswith("did"):
            server.notify("textDocument/" + method, params)
        else:
            own = method.split("/")[0]
            whole = own in ("inlayHint", "codeLens", "completionItem", "workspaceSymbol", "workspace", "callHierarchy", "typeHierarchy") and "/" in method
            if chance.random() < 0.5:
                params["data"] = {"uri": URI, "at": chance.randrange(500), "kind": chance.randrange(20), "name": "maria", "lens": "references"}
                params["item"] = {"data": params["data"]}
            server.request(method if whole else "textDocument/" + method, params)
        if number % 200 == 199:
            say_open(server, text)
    assert server.request("shutdown", None)["result"] is None
    assert server.end() == 0


def main():
    program, count = os.path.abspath(sys.argv[1]), int(sys.argv[2])
    seed = int(sys.argv[3]) if sys.argv[3].isdigit() else 1
    paths = [path for path in sys.argv[3:] if not path.isdigit()]
    runs = [(edits, path) for path in paths] + [(messages, next(path for path in paths if os.path.isfile(path)))]
    failed = 0
    for test, path in runs:
        try:
            test(program, path, count, random.Random(seed))
            print("ok - %d random %s: %s" % (count, test.__name__, path))
        except (AssertionError, RuntimeError, queue.Empty) as problem:
            failed += 1
            print("not ok - %d random %s (seed %d): %s: %s" % (count, test.__name__, seed, path, str(problem)[:3000]))
    print("%d passed, %d failed" % (len(runs) - failed, failed))
    return failed != 0


if __name__ == "__main__":
    sys.exit(main())
