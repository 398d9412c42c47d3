#!/usr/bin/env python3
"""The ten requests of every day, on every token and gap of real maps.

    examples.py JOURNEY FILE…

One test a file for each of: diagnostics, completion, hover, definition, references, rename, symbols, code actions,
formatting, tokens. For each file:

- the findings are those of `journey check`;
- at the beginning, behind the first letter and at the end of each key, kind, modifier, reference, word of the language and rating,
  completion has that very word and replaces all of it; at each empty line it has something;
- each token has a hover that stands where the token stands, rules in comments too;
- each reference leads to a declaration, and that declaration's references lead back to it;
- after renaming all declared names, one after the other, nothing is found that was not found before;
- each declared name is among the symbols of the file, and the first of the workspace's when it is searched for;
- code actions are offered where findings have mends, and asked for on every eighth line;
- formatting makes what `journey fmt` makes; tokens lie on their lines, none over another, and a delta gives what a full list gives.
"""
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from server import FULL, Server  # noqa: E402

TYPES = ["keyword", "property", "class", "variable", "enumMember", "string", "number", "comment", "operator"]
RATED = {"emotion", "impact", "effort", "importance", "appealing", "appropriate", "meaningful", "personal", "relevant", "simple"}
MODIFIERS = {"from", "on", "by", "to", "if", "severity"}
DECLARED = re.compile(r"^\s*(?:project|persona|channel|team|goal|kpi|source|competitor|framework|phase|journey|stage|touchpoint|opportunity)"
                      r"\s+([^\W\d][^\s\"{};:,]*)")  # a name may hold marks, which \w does not know
TODAY = dict(os.environ, SOURCE_DATE_EPOCH="1793491200")


def project_of(path):
    folder = os.path.dirname(os.path.abspath(path))
    while not os.path.exists(os.path.join(folder, "project.journey")):
        folder = os.path.dirname(folder)
    return folder


class Token:
    def __init__(self, line, column, text, kind, modifiers):
        self.line, self.column, self.text, self.kind, self.modifiers = line, column, text, kind, modifiers
        self.key = self.before = ""  # of the property it stands in; the token before it on the line

    def place(self):
        return {"start": {"line": self.line, "character": self.column}, "end": {"line": self.line, "character": self.column + len(self.text)}}

    def __str__(self):
        return "`%s` at %d:%d" % (self.text, self.line + 1, self.column + 1)


def decode(data, lines):
    tokens, line, column, key = [], 0, 0, ""
    for at in range(0, len(data), 5):
        down, right, length, kind, modifiers = data[at:at + 5]
        line, column = line + down, right if down else column + right
        token = Token(line, column, lines[line][column:column + length], TYPES[kind], modifiers)
        assert len(token.text) == length and length, "a token beyond its line: %s" % token
        if tokens and tokens[-1].line == line:
            assert tokens[-1].column + len(tokens[-1].text) <= column, "%s lies over %s" % (token, tokens[-1])
            token.before = tokens[-1].text
        if token.kind == "property":
            key = token.text
        elif token.kind == "keyword" and token.text not in MODIFIERS:
            key = ""
        token.key = key
        tokens.append(token)
    return tokens


def apply(text, edits):
    starts = [0]
    for line in text.split("\n"):
        starts.append(starts[-1] + len(line) + 1)

    def offset(place):
        return starts[place["line"]] + place["character"]
    for e in sorted(edits, key=lambda e: offset(e["range"]["start"]), reverse=True):
        text = text[:offset(e["range"]["start"])] + e["newText"] + text[offset(e["range"]["end"]):]
    return text


class Check:
    def __init__(self, program, path):
        self.program, self.path, self.root = program, os.path.abspath(path), project_of(path)
        self.uri = "file://" + self.path
        able = json.loads(json.dumps(FULL))
        able["general"] = {"positionEncodings": ["utf-32"]}
        able["textDocument"]["diagnostic"] = {}
        able["textDocument"]["semanticTokens"] = {"requests": {"full": {"delta": True}}}
        able["textDocument"]["completion"]["completionItem"]["resolveSupport"] = {"properties": ["documentation"]}
        able["workspace"]["diagnostics"] = {"refreshSupport": True}
        self.server = Server(program, able)
        self.server.sampled = 50
        self.server.request("initialize", {"processId": None, "rootUri": None, "capabilities": able})
        self.server.notify("initialized", {})
        self.texts, self.version = {}, 1
        for folder, folders, names in os.walk(self.root):
            folders[:] = [name for name in folders if not name.startswith(".")]
            for name in names:
                if name.endswith(".journey"):
                    with open(os.path.join(folder, name), encoding="utf-8", newline="") as source:
                        self.texts["file://" + os.path.join(folder, name)] = source.read()
        for uri, text in self.texts.items():
            self.server.notify("textDocument/didOpen", {"textDocument": {"uri": uri, "languageId": "journey", "version": 1, "text": text}})
        self.text = self.texts[self.uri]
        self.lines = self.text.split("\n")
        self.tokens = decode(self.result("textDocument/semanticTokens/full", {"textDocument": {"uri": self.uri}})["data"], self.lines)

    # ---- asking ----

    def result(self, method, params):
        answer = self.server.request(method, params)
        assert "error" not in answer, "%s: %s" % (method, answer.get("error"))
        return answer["result"]

    def many(self, method, places):
        """Answers for many places of the file, asked for at once: (place, result)."""
        places = list(places)
        for start in range(0, len(places), 100):
            chunk = places[start:start + 100]
            answers = self.server.pipeline("textDocument/" + method, [
                {"textDocument": {"uri": self.uri}, "position": {"line": line, "character": column}} for line, column, _ in chunk])
            for place, answer in zip(chunk, answers):
                assert "error" not in answer, "%s at %d:%d: %s" % (method, place[0] + 1, place[1] + 1, answer["error"])
                yield place, answer["result"]

    def change(self, uri, text):
        self.version += 1
        self.texts[uri] = text
        self.server.notify("textDocument/didChange", {"textDocument": {"uri": uri, "version": self.version}, "contentChanges": [{"text": text}]})

    def rules(self):
        """The rules of all findings of the project, as the server has them."""
        reports = self.result("workspace/diagnostic", {"previousResultIds": []})["items"]
        return sorted(d["code"] for report in reports for d in report["items"])

    def checked(self, root):
        out = subprocess.run([self.program, "check", "--format", "jsonl", root], capture_output=True, text=True, check=False, env=TODAY).stdout
        return sorted(json.loads(row)["rule"] for row in out.splitlines() if '"rule"' in row)

    # ---- the ten ----

    def diagnostics(self):
        assert self.rules() == self.checked(self.root), "the findings are not those of `journey check`"

    def expected(self):
        """Tokens that completion has to know: (token, how the label ends)."""
        words = [t for t in self.tokens if t.kind in ("keyword", "property", "variable", "enumMember", "number")]
        cards = dict((id(place[2]), result) for place, result in self.many("hover", [(t.line, t.column, t) for t in words if t.kind == "variable"]))
        for token in words:
            rated = token.kind == "number" and (token.before == "severity" or token.key in RATED and token.before == token.key)
            known = token.kind == "enumMember" and token.modifiers & 2 or token.kind in ("keyword", "property") or rated
            card = cards.get(id(token)) if token.kind == "variable" else None
            if card and re.match(r"\*\*.*\*\* — [a-z]+ `", card["contents"]["value"]):
                known = True  # what is referred to is declared
            if known:
                yield token

    def completion(self):
        places = []
        for token in self.expected():
            for column in sorted({token.column, token.column + 1, token.column + len(token.text)}):
                places.append((token.line, column, token))
        assert places or not self.tokens, "no token"
        for (line, column, token), result in self.many("completion", places):
            labels = [item["label"] for item in result["items"]]
            assert len(labels) == len(set(labels)), "something twice in the completion at %d:%d" % (line + 1, column + 1)
            ends = token.text.split(".")[-1]
            found = [item for item in result["items"] if item["label"].split(".")[-1] == ends or item["label"] == "+" + ends]
            assert found, "no %s in the completion at %d:%d" % (token, line + 1, column + 1)
            if token.kind != "number":
                assert found[0]["textEdit"]["range"] == token.place(), "the completion of %s replaces %s" % (token, found[0]["textEdit"]["range"])
        gaps = [(number, len(line), None) for number, line in enumerate(self.lines) if not line.strip()]
        for (line, _, _), result in self.many("completion", gaps):
            assert result["items"] and "key" not in result, "nothing to complete at the gap in line %d" % (line + 1)

    def hover(self):
        places = [(t.line, column, t) for t in self.tokens if t.kind != "comment"
                  for column in sorted({t.column, t.column + len(t.text) - 1})]
        for (line, column, token), result in self.many("hover", places):
            assert result and result["contents"]["value"].strip(), "no hover on %s" % token
            start, end = result["range"]["start"], result["range"]["end"]
            assert (start["line"], start["character"]) <= (line, column) <= (end["line"], end["character"]), "the hover on %s stands elsewhere" % token
        rules = [(number, match.start(1) + part.start(), part[0]) for number, line in enumerate(self.lines)
                 for match in re.finditer(r"//\s*allow(?:-file)?\s+([a-z, -]+):", line) for part in re.finditer(r"[a-z][a-z-]+", match[1])]
        for (line, _, rule), result in self.many("hover", rules):
            assert result and result["contents"]["value"].startswith("# " + rule), "no page of `%s` in line %d" % (rule, line + 1)

    def references_of(self):
        """(token, where it is declared) of each reference that is not to what is built in."""
        named = [(t.line, t.column + len(t.text), t) for t in self.tokens if t.kind in ("variable", "class")]
        return [(place[2], result) for place, result in self.many("definition", named) if result]

    def definition(self):
        for number, match in ((n, DECLARED.match(line)) for n, line in enumerate(self.lines)):
            if match:
                here = self.result("textDocument/definition", {"textDocument": {"uri": self.uri}, "position": {"line": number, "character": match.start(1)}})
                assert here["uri"] == self.uri and here["range"]["start"] == {"line": number, "character": match.start(1)}, "definition of %s" % match[1]
        for token, target in self.references_of():
            line = self.texts[target["uri"]].split("\n")[target["range"]["start"]["line"]]
            name = line[target["range"]["start"]["character"]:target["range"]["end"]["character"]]
            assert name == token.text.split(".")[-1] or name.startswith('"'), "%s leads to `%s`" % (token, name)

    def references(self):
        for token, target in self.references_of():
            places = self.result("textDocument/references", {
                "textDocument": {"uri": target["uri"]}, "position": target["range"]["start"], "context": {"includeDeclaration": True}})
            end = {"line": token.line, "character": token.column + len(token.text)}
            assert [p for p in places if p["uri"] == self.uri and p["range"]["end"] == end], "%s is not among the references to it" % token
            marks = self.result("textDocument/documentHighlight", {
                "textDocument": {"uri": self.uri}, "position": {"line": token.line, "character": token.column + len(token.text)}})
            assert [m for m in marks if m["range"]["end"] == end], "%s is not marked" % token

    def rename(self):
        before, kept = self.rules(), dict(self.texts)
        count = len([line for line in self.lines if DECLARED.match(line)])
        for index in range(count):
            number, match = [(n, DECLARED.match(line)) for n, line in enumerate(self.texts[self.uri].split("\n")) if DECLARED.match(line)][index]
            answer = self.server.request("textDocument/rename", {
                "textDocument": {"uri": self.uri}, "position": {"line": number, "character": match.start(1)}, "newName": match[1] + "-renamed"})
            if answer.get("error", {}).get("code") == -32803:
                continue  # refused with words: it would be misread afterwards
            edit = answer["result"]
            for change in edit["documentChanges"]:
                uri = change["textDocument"]["uri"]
                self.change(uri, apply(self.texts[uri], change["edits"]))
            assert self.rules() == before, "renaming `%s` brings findings" % match[1]
        with tempfile.TemporaryDirectory() as folder:
            copy = os.path.join(folder, os.path.basename(self.root))
            shutil.copytree(self.root, copy)
            for uri, text in self.texts.items():
                with open(os.path.join(copy, os.path.relpath(uri[7:], self.root)), "w", encoding="utf-8", newline="") as target:
                    target.write(text)
            assert self.checked(copy) == self.checked(self.root), "`journey check` finds more after all was renamed"
        for uri, text in kept.items():
            self.change(uri, text)

    def symbols(self):
        flat, stack = [], list(self.result("textDocument/documentSymbol", {"textDocument": {"uri": self.uri}}))
        while stack:
            symbol = stack.pop()
            flat.append(symbol)
            for child in symbol.get("children", []):
                outer, inner = symbol["range"], child["range"]
                assert [outer["start"]["line"], outer["start"]["character"]] <= [inner["start"]["line"], inner["start"]["character"]] and \
                    [inner["end"]["line"], inner["end"]["character"]] <= [outer["end"]["line"], outer["end"]["character"]], "a symbol lies outside its parent"
                stack.append(child)
        places = {(s["selectionRange"]["start"]["line"], s["selectionRange"]["start"]["character"]) for s in flat}
        for number, match in ((n, DECLARED.match(line)) for n, line in enumerate(self.lines)):
            if not match:
                continue
            assert (number, match.start(1)) in places, "no symbol for `%s`" % match[1]
            hits = self.result("workspace/symbol", {"query": match[1]})
            texts = {uri: text.split("\n") for uri, text in self.texts.items()}
            first = hits[0]["location"]
            found = texts[first["uri"]][first["range"]["start"]["line"]][first["range"]["start"]["character"]:first["range"]["end"]["character"]]
            assert found == match[1] or hits[0]["name"].lower() == match[1].lower(), "searching `%s` finds `%s` first" % (match[1], found)

    def code_actions(self):
        report = self.result("textDocument/diagnostic", {"textDocument": {"uri": self.uri}})
        for finding in report["items"]:
            actions = self.result("textDocument/codeAction", {
                "textDocument": {"uri": self.uri}, "range": finding["range"], "context": {"diagnostics": [finding]}})
            mends = [a for a in actions if a.get("kind") == "quickfix"]
            assert mends or not finding["data"]["mends"], "no mend for %s" % finding["code"]
        for number in range(0, len(self.lines), 8):
            place = {"line": number, "character": len(self.lines[number]) // 2}
            self.result("textDocument/codeAction", {
                "textDocument": {"uri": self.uri}, "range": {"start": place, "end": place}, "context": {"diagnostics": []}})

    def formatting(self):
        messy = re.sub(r"(?m)^ +", "      ", self.text)
        self.change(self.uri, messy)
        edits = self.result("textDocument/formatting", {"textDocument": {"uri": self.uri}, "options": {"tabSize": 2, "insertSpaces": True}})
        wanted = subprocess.run([self.program, "fmt", "-"], input=messy, capture_output=True, text=True, check=False).stdout
        assert apply(messy, edits) == wanted, "formatting is not what `journey fmt` makes"
        self.change(self.uri, self.text)

    def semantic_tokens(self):
        params = {"textDocument": {"uri": self.uri}}
        full = self.result("textDocument/semanticTokens/full", params)
        middle = len(self.lines) // 2
        changed = "\n".join(self.lines[:middle] + ["// between"] + self.lines[middle:])
        self.change(self.uri, changed)
        delta = self.result("textDocument/semanticTokens/full/delta", dict(params, previousResultId=full["resultId"]))
        data = list(full["data"])
        for e in delta["edits"]:
            data[e["start"]:e["start"] + e["deleteCount"]] = e["data"]
        anew = self.result("textDocument/semanticTokens/full", params)["data"]
        assert data == anew, "a delta gives other tokens than a full list"
        decode(anew, changed.split("\n"))
        assert len([n for n in range(0, len(data), 5)]) >= len(self.tokens), "tokens are lost"
        self.change(self.uri, self.text)


def main():
    program, passed, failed = os.path.abspath(sys.argv[1]), 0, 0
    for path in sys.argv[2:]:
        check = Check(program, path)
        for test in (check.diagnostics, check.completion, check.hover, check.definition, check.references, check.symbols, check.code_actions,
                     check.formatting, check.semantic_tokens, check.rename):
            try:
                test()
                assert not check.server.complaints, check.server.complaints[0]
                passed += 1
                print("ok - %s: %s" % (path, test.__name__))
            except (AssertionError, RuntimeError, KeyError, IndexError) as problem:
                failed += 1
                print("not ok - %s: %s\n  %s %s" % (path, test.__name__, type(problem).__name__, problem))
                check.server.complaints.clear()
        check.server.end()
    print("%d passed, %d failed" % (passed, failed))
    return failed != 0


if __name__ == "__main__":
    sys.exit(main())
