#!/usr/bin/env python3
"""After any edits a server says of a text what a fresh server says of it; and no message makes it fall over.

    random_edits.py JOURNEY FILE [EDITS [SEED]]

Two tests: random edits (in UTF-16 columns, CRLF and emoji among them), compared every now and then with a fresh server; and random
requests with random values, after which the server still answers."""
import json
import os
import random
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from run import FULL, Server  # noqa: E402

URI = "untitled:random.journey"
PIECES = ["{", "}", '"', "\n", "\r\n", "\r", ";", ",", ":", " ", "\U0001F600", "é", "touchpoint t ", "stage s {\n", "owner: cx", "// allow ", "|",
          "persona", "next: a.b.c", "\ufeff", "\0", "-", "9", ".", "e\u0301", "as maria { emotion: 1 }", "from", "\t", "team cx \"Care\" {}\n"]


def start(program):
    server = Server(program)
    server.request("initialize", {"processId": None, "rootUri": None, "capabilities": FULL})
    server.notify("initialized", {})
    return server


def say_open(server, text):
    server.notify("textDocument/didOpen", {"textDocument": {"uri": URI, "languageId": "journey", "version": 0, "text": text}})


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


def ask_all(server):
    document = {"textDocument": {"uri": URI}}
    options = {"options": {"tabSize": 2, "insertSpaces": True}}
    whole = {"range": {"start": {"line": 0, "character": 0}, "end": {"line": 10 ** 6, "character": 0}}, "context": {"diagnostics": []}}
    said = []
    answers = [server.request("textDocument/" + method, dict(document, **more), said).get("result") for method, more in (
        ("documentSymbol", {}), ("semanticTokens/full", {}), ("formatting", options), ("codeAction", whole), ("foldingRange", {}))]
    return json.dumps(answers, sort_keys=True)


def edits(program, text, count, chance):
    server = start(program)
    say_open(server, text)
    for version in range(1, count + 1):
        changes = []
        for _ in range(chance.choice((1, 1, 1, 3))):
            from_, at = place(text, chance.randrange(len(text) + 1))
            to, end = place(text, min(len(text), at + chance.choice((0, 0, 1, 2, 20))))
            if end < at:
                from_, at, to, end = to, end, from_, at
            fresh = chance.choice(PIECES)
            text = text[:at] + fresh + text[end:]
            changes.append({"range": {"start": from_, "end": to}, "text": fresh})
        # The version stays 0, so that answers that hold it can be compared.
        server.notify("textDocument/didChange", {"textDocument": {"uri": URI, "version": 0}, "contentChanges": changes})
        if version % 50 == 0:
            other = start(program)
            say_open(other, text)
            assert ask_all(server) == ask_all(other), "after %d edits the answers differ" % version
            other.end()
        if len(text) > 60000:
            text = text[:20000]
            server.notify("textDocument/didChange", {"textDocument": {"uri": URI, "version": 0}, "contentChanges": [{"text": text}]})
    assert server.request("shutdown", None)["result"] is None
    assert server.end() == 0
    assert not server.complaints, server.complaints[0]


VALUES = [None, True, 0, -1, 2 ** 31, 2 ** 53, 0.5, "", "a", URI, "file:///", "file://%00", "file:///%zz/../..", [], {}, [[]], {"uri": URI},
          {"line": 1, "character": 5}, {"start": {"line": 0, "character": 0}, "end": {"line": 9, "character": 9}}, [{"text": "x"}]]
NAMES = ["textDocument", "position", "range", "context", "newName", "query", "options", "contentChanges", "uri", "only", "event", "added",
         "positions", "item", "color"]
METHODS = ["completion", "hover", "definition", "references", "documentHighlight", "prepareRename", "rename", "documentSymbol", "foldingRange",
           "codeAction", "formatting", "semanticTokens/full", "semanticTokens/range", "rangeFormatting", "implementation", "prepareCallHierarchy",
           "prepareTypeHierarchy", "inlayHint", "documentLink", "documentColor", "colorPresentation", "selectionRange", "didOpen", "didChange", "didSave", "didClose"]


def messages(program, text, count, chance):
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
            server.request("textDocument/" + method, params)
        if number % 200 == 199:
            say_open(server, text)
    assert server.request("shutdown", None)["result"] is None
    assert server.end() == 0


def main():
    program = os.path.abspath(sys.argv[1])
    count = int(sys.argv[3]) if len(sys.argv) > 3 else 1000
    seed = int(sys.argv[4]) if len(sys.argv) > 4 else 1
    with open(sys.argv[2], encoding="utf-8") as source:
        text = source.read()
    failed = 0
    for test in (edits, messages):
        try:
            test(program, text, count, random.Random(seed))
            print("ok - %d random %s" % (count, test.__name__))
        except (AssertionError, RuntimeError) as problem:
            failed += 1
            print("not ok - %d random %s: %s" % (count, test.__name__, problem))
    print("%d passed, %d failed" % (2 - failed, failed))
    return failed != 0


if __name__ == "__main__":
    sys.exit(main())
