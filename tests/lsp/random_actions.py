#!/usr/bin/env python3
"""Everything that changes a text, at random places of texts that are broken in random ways.

    random_actions.py JOURNEY STEPS FILE…

The same numbers each time. Each answer is a message of the protocol or an error with words, each edit can be made (nothing overlaps, no
place lies outside of the text), formatting twice is formatting once, and the server lives."""
import json
import os
import random
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from server import FULL, Server, edited  # noqa: E402

PIECES = ["{", "}", '"', "\n", "\r\n", ";", "// x\n", "é", "😀", ":", ",", ".", " from ", "as maria { emotion: -1 }", "touchpoint t", "stage s {",
          "journey j ", '"A title (Talks)"', "owner: nobody", "next: x.y", "\u202e", "|", "  ", "\t", "state: future\n", "\x00", "persona: maria, budi\n"]
TYPED = ["}", "\n", ";"]


def broken(text, source):
    for _ in range(source.randrange(1, 4)):
        at = source.randrange(len(text) + 1)
        what = source.randrange(4)
        if what == 0:
            text = text[:at] + source.choice(PIECES) + text[at:]
        elif what == 1:
            text = text[:at] + text[at + source.randrange(1, 40):]
        elif what == 2:
            end = at + source.randrange(1, 200)
            text = text[:at] + text[at:end] * 2 + text[end:]
        else:
            other = source.randrange(len(text) + 1)
            text = text[:at] + text[other:other + 60] + text[at:]
    return text


class Walk:
    def __init__(self, program, path, seed):
        self.source = random.Random(seed)
        self.path = os.path.abspath(path)
        self.uri = "file://" + self.path
        with open(path, encoding="utf-8", newline="") as source:
            self.original = self.text = source.read()
        able = json.loads(json.dumps(FULL))
        able["workspace"]["workspaceEdit"]["resourceOperations"] = ["create"]
        able["textDocument"]["codeAction"]["disabledSupport"] = True
        self.server, self.version = Server(program), 1
        self.server.request("initialize", {"processId": None, "rootUri": None, "capabilities": able})
        self.server.notify("initialized", {})
        self.server.notify("textDocument/didOpen", {"textDocument": {"uri": self.uri, "languageId": "journey", "version": 1, "text": self.text}})

    def change(self, text):
        self.version += 1
        self.text = text
        self.server.notify("textDocument/didChange", {"textDocument": {"uri": self.uri, "version": self.version}, "contentChanges": [{"text": text}]})

    def place(self):
        lines = self.text.split("\n")
        line = self.source.randrange(len(lines))
        return {"line": line, "character": self.source.randrange(len(lines[line]) + 2)}

    def ask(self, method, **params):
        answer = self.server.request(method, params)
        assert "result" in answer or answer["error"]["message"], answer
        return answer.get("result")

    def made(self, edit):
        """The text after an edit that may be a WorkspaceEdit."""
        if isinstance(edit, list):
            return edited(self.text, edit, "utf-16")
        text = self.text
        for change in edit.get("documentChanges", []):
            if change.get("textDocument", {}).get("uri") == self.uri:
                assert change["textDocument"]["version"] == self.version
                text = edited(text, change["edits"], "utf-16")
        return text

    def step(self, number):
        document, here, there = {"uri": self.uri}, self.place(), self.place()
        options = {"tabSize": 2, "insertSpaces": True}
        if number % 7 == 0:
            self.change(self.original)
        self.change(broken(self.text, self.source))
        ends = sorted([here, there], key=lambda p: (p["line"], p["character"])) if number % 3 == 0 else [here, here]
        for action in self.ask("textDocument/codeAction", textDocument=document, range={"start": ends[0], "end": ends[1]}, context={"diagnostics": []}) or []:
            if "edit" in action:
                self.made(action["edit"])
        self.ask("textDocument/prepareRename", textDocument=document, position=here)
        edit = self.ask("textDocument/rename", textDocument=document, position=here, newName=self.source.choice(["neu", "größe", "from", "x y", "maria"]))
        if edit:
            self.made(edit)
        self.ask("textDocument/linkedEditingRange", textDocument=document, position=here)
        edits = self.ask("textDocument/onTypeFormatting", textDocument=document, position=here, ch=self.source.choice(TYPED), options=options)
        self.made(edits or [])
        edits = self.ask("textDocument/rangesFormatting", textDocument=document, ranges=[{"start": here, "end": there}, {"start": there, "end": here}], options=options)
        self.made(edits)
        self.ask("journey/previewAt", textDocument=document, position=here)
        self.ask("workspace/textDocumentContent", uri="journey:/json/x.json?uri=" + self.uri)
        self.ask("workspace/willRenameFiles", files=[{"oldUri": self.uri, "newUri": self.uri[:-1]}, {"oldUri": "file:///", "newUri": "file:///tmp"}])
        if number % 10 == 0:
            self.ask("journey/preview", textDocument=document, view=self.source.choice(["map", "blueprint", "emotions"]))
            self.ask("workspace/executeCommand", command="journey.check")
        fresh = self.made(self.ask("textDocument/formatting", textDocument=document, options=options))
        if fresh != self.text:
            self.change(fresh)
            again = self.ask("textDocument/formatting", textDocument=document, options=options)
            assert again == [], "formatted again, it changes: %s" % json.dumps(again)[:300]


def main():
    program, steps = os.path.abspath(sys.argv[1]), int(sys.argv[2])
    passed = failed = 0
    for path in sys.argv[3:]:
        walk, number = Walk(program, path, 20261129), 0
        try:
            for number in range(steps):
                walk.step(number)
            assert not walk.server.complaints, walk.server.complaints[0]
            assert walk.server.end() in (0, 1), "the server ended with %s" % walk.server.process.returncode
            passed += 1
            print("ok - %s: %d steps" % (path, steps))
        except (AssertionError, RuntimeError, IndexError) as problem:
            failed += 1
            print("not ok - %s: step %d: %s" % (path, number, problem))
    print("%d passed, %d failed" % (passed, failed))
    return failed != 0


if __name__ == "__main__":
    sys.exit(main())
