#!/usr/bin/env python3
"""Runs sessions with the language server and compares its whole replies.

    run.py JOURNEY [--update] [FILE.txt …]

A file holds cases. A case begins with `== what it shows`; then, a line each:

    client WORD…              before the first message: utf-8, utf-32 (encodings offered), bare (a client that can nothing),
                              folder (the folder is a folder of the workspace), raw (nothing is said by itself); neovim, emacs,
                              vscode: what that client declares, as recorded by pytest-lsp
    able JSON                 before the first message: capabilities laid over those of the client
    locale TAG                before the first message: the language of the client's user
    disk NAME <<              a file on disk; its text follows up to a line `>>`
    link NAME TARGET          a symbolic link; TARGET may begin with FOLDER
    remove NAME
    needs LIBRARY             the case is skipped where this shared library is not there
    starts NAME               the first eight bytes of a file that the server wrote
    open NAME VERSION <<      didOpen; its text follows up to a line `>>`
    change NAME VERSION JSON  didChange with these contentChanges
    save NAME, close NAME, watched [NAME]
    hold, release             what is said between the two is sent in one go
    METHOD NAME [L:C] [JSON]  a request; JSON is laid over the params; `< RESULT` or `! CODE MESSAGE` follows. "show" in the JSON is
                              not sent: "labels" (of a completion, in their order), "=LABEL" (that item), "lines:PART" (of an
                              object, a member a line), or what part of the result is compared:
                              "capabilities.hoverProvider", "0.range", "*.label"
    apply METHOD …            the same, but the edits that come are made, and the new texts follow: `< NAME vVERSION`, then `< |LINE`
    act NAME L:C[-L:C] TITLE  asks for code actions, and makes the edits of the one whose title begins like this
    note METHOD JSON          a notification
    findings                  the publishDiagnostics that come, one `< NAME vVERSION: range code severity | …` a line
    told METHOD               the messages of this method that come, a `< PARAMS` each
    body [N] TEXT             a message with this body, N times over
    bytes TEXT                bytes as they are, with the escapes of Python
    repeat N TEXT             the same, N times in one go
    reply                     whatever comes next, as it is
    progress [PART]           the values of the `$/progress` that came with the last answer (or a part of each), a line each
    asked                     the next request of the server: `< METHOD`, or `< nothing`
    greet JSON                initialize with these params, and initialized; for `client raw`, the answer is not shown
    respond JSON, refuse      an answer to the request that `asked` showed last
    logged                    what $/logTrace told, a line each
    end CODE                  stdin is closed; the server ends with this code
    over CODE                 the server ends by itself

In texts a line end is LF; `\\r` and `\\u{1F600}` mean what they say, `\\*600 team t-#` is six hundred lines, numbered. ROOT is
the case's folder as a URI, "#1" the first result id that came. With --update the expectations are written anew: read them.
Every reply is also read by lsprotocol's model of the protocol, where that is installed."""
import ctypes
import json
import os
import queue
import re
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.parse

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from server import CONVERTER, FULL, RECORDED, STARTING, Server, Skip, edited, lay_over, recorded  # noqa: E402


def unescape(text):
    text = re.sub(r"(?m)^\\\*(\d+) (.*\n)", lambda m: "".join(m[2].replace("#", str(n)) for n in range(int(m[1]))), text)
    text = re.sub(r"\\u\{([0-9A-Fa-f]+)\}", lambda m: chr(int(m[1], 16)), text)
    return text.replace("\\r", "\r")


class Session:
    """One case: runs its lines, and writes down what really happened in the same form."""

    def __init__(self, program, lines):
        self.program, self.lines, self.at = program, lines, 0
        self.folder = os.path.realpath(tempfile.mkdtemp(prefix="lsp case "))
        self.root = "file://" + self.folder.replace(" ", "%20")
        self.server, self.client, self.found = None, set(), []
        self.able, self.texts, self.encoding, self.locale = {}, {}, "utf-16", None
        self.results = []  # result ids, in the order in which they came
        self.lines_out, self.problems = [], []

    def uri(self, name):
        return name if ":" in name else self.root + "/" + name.replace(" ", "%20")

    def block(self):
        text = []
        while self.lines[self.at] != ">>":
            text.append(self.lines[self.at])
            self.lines_out.append(self.lines[self.at])
            self.at += 1
        self.lines_out.append(">>")
        self.at += 1
        return unescape("\n".join(text) + ("\n" if text else ""))

    def start(self):
        if self.server:
            return
        able = {} if "bare" in self.client else json.loads(json.dumps(FULL))
        for name in self.client & set(RECORDED):
            able = recorded(name)
            if able is None:
                raise Skip("python3 -m pip install pytest-lsp")
        lay_over(able, self.able)
        self.server = Server(self.program, None if "raw" in self.client else able)
        if "raw" in self.client:
            return
        encodings = [word for word in ("utf-8", "utf-16", "utf-32") if word in self.client]
        if encodings:
            able["general"] = {"positionEncodings": encodings}
        self.encoding = able.get("general", {}).get("positionEncodings", ["utf-16"])[0]
        folder = [{"uri": self.root, "name": "case"}] if "folder" in self.client else None
        params = {"processId": None, "rootUri": None, "workspaceFolders": folder, "capabilities": able}
        if self.locale:
            params["locale"] = self.locale
        self.server.request("initialize", params)
        self.server.notify("initialized", {})
        if "folder" in self.client:
            self.settle(self.found)  # what it finds in the folder comes by itself: before what the case says next

    def settle(self, said):
        """Waits until the server has said what it has to say: requests go first, findings when nothing else is to be done."""
        for _ in range(2):
            self.server.request("$/nothing", {}, said)
            time.sleep(0.02)
        self.server.request("$/nothing", {}, said)

    def show(self, value):
        text = json.dumps(value, sort_keys=True, ensure_ascii=False)
        for ident in re.findall(r'"resultId": ("[^"]*")', text):
            if ident not in self.results:
                self.results.append(ident)
        for number, ident in enumerate(self.results):
            text = text.replace('"resultId": ' + ident, '"resultId": "#%d"' % (number + 1))
        return text.replace(urllib.parse.quote(self.root, safe=""), "ROOT").replace(self.root, "ROOT").replace(self.folder, "FOLDER")

    def expect(self, actual):
        """Compares with the `<` and `!` lines that follow."""
        wanted = []
        while self.at < len(self.lines) and self.lines[self.at][:2] in ("< ", "! ", "<"):
            wanted.append(self.lines[self.at])
            self.at += 1
        if wanted != actual:
            self.problems.append("expected\n    %s\n  came\n    %s" % ("\n    ".join(wanted), "\n    ".join(actual)))
        self.lines_out += actual

    def answer(self, message):
        if message is None:
            return ["! the server ended"]
        if "error" in message:
            return ["! %d %s" % (message["error"]["code"], self.show(message["error"]["message"]))]
        return ["< " + self.show(message["result"])]

    def findings(self):
        wanted = self.at < len(self.lines) and self.lines[self.at].startswith("< ")
        said, self.found = self.found, []
        while not [m for m in said if m.get("method") == "textDocument/publishDiagnostics"]:
            try:
                said.append(self.server.next(10 if wanted else 0.3))
            except queue.Empty:
                break
        self.settle(said)
        rows = []
        for message in said:
            if message is None or message.get("method") != "textDocument/publishDiagnostics":
                continue
            params = message["params"]
            items = []
            for d in params["diagnostics"]:
                r = d["range"]
                items.append("%d:%d-%d:%d %s %d%s" % (
                    r["start"]["line"], r["start"]["character"], r["end"]["line"], r["end"]["character"], d["code"], d["severity"],
                    "".join(" ->" + self.show(x["location"]["uri"]).strip('"') + ":%d" % x["location"]["range"]["start"]["line"]
                            for x in d.get("relatedInformation", []))))
            version = " v%d" % params["version"] if "version" in params else ""
            rows.append("< %s%s: %s" % (params["uri"].replace(self.root + "/", ""), version, " | ".join(items) or "none"))
        return sorted(rows)

    def told(self, method):
        wanted = self.at < len(self.lines) and self.lines[self.at].startswith("< ")
        while not [m for m in self.found if m and m.get("method") == method]:
            try:
                self.found.append(self.server.next(10 if wanted else 0.3))
            except queue.Empty:
                break
        rows = ["< " + self.show(m["params"]) for m in self.found if m and m.get("method") == method]
        self.found = [m for m in self.found if m and m.get("method") != method]
        return sorted(rows)

    def command(self, line):
        word, _, rest = line.partition(" ")
        if word == "client":
            self.client = set(rest.split())
            return
        if word == "locale":
            self.locale = rest
            return
        if word == "able":
            lay_over(self.able, json.loads(rest))
            return
        if word == "disk":
            path = os.path.join(self.folder, urllib.parse.unquote(rest.replace(" <<", "")))
            os.makedirs(os.path.dirname(path), exist_ok=True)
            with open(path, "w", encoding="utf-8", newline="") as out:
                out.write(self.block())
            return
        if word == "link":
            name, target = rest.split(" ")
            os.symlink(target.replace("FOLDER", self.folder), os.path.join(self.folder, name))
            return
        if word == "starts":
            with open(os.path.join(self.folder, rest), "rb") as drawn:
                self.expect(["< %r" % drawn.read(8)])
            return
        if word == "needs":
            try:
                ctypes.CDLL(rest)
            except OSError:
                raise Skip(rest)
            return
        if word == "remove":
            os.remove(os.path.join(self.folder, rest))
            return
        self.start()
        if word == "open":
            name, version = rest.replace(" <<", "").rsplit(" ", 1)
            self.texts[self.uri(name)] = self.block()
            self.server.notify("textDocument/didOpen", {"textDocument": {
                "uri": self.uri(name), "languageId": "journey", "version": int(version), "text": self.texts[self.uri(name)]}})
        elif word == "change":
            name, version, changes = rest.split(" ", 2)
            self.server.notify("textDocument/didChange", {
                "textDocument": {"uri": self.uri(name), "version": int(version)}, "contentChanges": json.loads(changes)})
            self.follow(self.uri(name), json.loads(changes))
        elif word in ("save", "close"):
            self.server.notify("textDocument/did" + word.capitalize(), {"textDocument": {"uri": self.uri(rest)}})
        elif word == "hold":
            self.server.held = b""
        elif word == "release":
            data, self.server.held = self.server.held, None
            self.server.bytes(data)
        elif word == "watched":
            changes = [{"uri": self.uri(rest), "type": 2}] if rest else []
            self.server.notify("workspace/didChangeWatchedFiles", {"changes": changes})
        elif word == "note":
            method, params = rest.split(" ", 1)
            self.server.notify(method, json.loads(params.replace("ROOT", self.root)))
        elif word == "findings":
            self.expect(self.findings())
        elif word == "told":
            self.expect(self.told(rest))
        elif word in ("bytes", "repeat"):
            count = 1
            if word == "repeat":
                number, rest = rest.split(" ", 1)
                count = int(number)
            self.server.bytes(rest.encode().decode("unicode_escape").encode("latin-1") * count)
        elif word == "body":
            count, rest = rest.split(" ", 1) if rest[0].isdigit() else (1, rest)
            body = rest.encode().decode("unicode_escape").encode("latin-1") * int(count)
            self.server.bytes(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        elif word == "reply":
            message = self.server.next()
            self.expect(["< " + self.show(message)])
        elif word == "progress":
            self.settle(self.found)
            said = [m for m in self.found if m and m.get("method") == "$/progress"]
            self.found = [m for m in self.found if m not in said]
            self.expect(["< " + self.show(part(m["params"]["value"], rest) if rest else m["params"]["value"]) for m in said] or ["< nothing"])
        elif word == "asked":
            self.expect(["< " + self.next_request()])
        elif word == "greet":
            self.server.request("initialize", json.loads(rest.replace("ROOT", self.root).replace("FOLDER", self.folder)))
            self.server.notify("initialized", {})
        elif word == "respond":
            self.server.send({"id": self.last_asked["id"], "result": json.loads(rest)})
        elif word == "refuse":
            self.server.send({"id": self.last_asked["id"], "error": {"code": -32601, "message": "no"}})
        elif word == "logged":
            self.settle(self.found)
            said = [m for m in self.found if m and m.get("method") == "$/logTrace"]
            self.found = [m for m in self.found if m not in said]
            self.expect(["< " + m["params"]["message"] for m in said] or ["< nothing"])
        elif word == "end":
            self.expect_code(self.server.end(), rest, line)
        elif word == "over":
            self.expect_code(self.server.process.wait(30), rest, line)
        elif word == "apply":
            method, rest = rest.split(" ", 1)
            self.ask(method, rest, True)
        elif word == "act":
            self.act(rest)
        else:
            self.ask(word, rest)

    def next_request(self):
        """The method of the next request of the server."""
        while True:
            try:
                message = self.found.pop(0) if self.found else self.server.next(0.3 if self.lines[self.at:self.at + 1] == ["< nothing"] else 2)
            except queue.Empty:
                return "nothing"
            if message and "id" in message and "method" in message:
                self.last_asked = message
                if message["method"] not in STARTING or self.lines[self.at:self.at + 1] == ["< " + message["method"]]:
                    return message["method"]

    def expect_code(self, code, wanted, line):
        if str(code) != wanted:
            self.problems.append("ended with %s, not %s" % (code, wanted))
            self.lines_out[-1] = line.split(" ")[0] + " %d" % code

    def follow(self, uri, changes):
        """Keeps the text of a buffer, for `apply`; what is changed in a way no editor would is not kept."""
        for change in changes:
            try:
                self.texts[uri] = edited(self.texts[uri], [dict(change, newText=change["text"])], self.encoding) if "range" in change else change["text"]
            except (AssertionError, KeyError, IndexError, TypeError):
                self.texts.pop(uri, None)

    def text_of(self, uri):
        if uri in self.texts:
            return self.texts[uri]
        with open(urllib.parse.unquote(uri[len("file://"):]), encoding="utf-8", newline="") as source:
            return source.read()

    def outcome(self, message, uri):
        """The texts that the edits of an answer give."""
        result = message.get("result")
        if isinstance(result, dict) and "edit" in result:
            result = result["edit"]
        if not isinstance(result, (dict, list)):
            return self.answer(message)
        changes = [(uri, None, result)] if isinstance(result, list) else [(name, "changes", edits) for name, edits in result.get("changes", {}).items()]
        lines, fresh = [], {}
        for change in result.get("documentChanges", []) if isinstance(result, dict) else []:
            if "kind" in change:
                lines.append("< " + self.show({key: value for key, value in change.items()}))
                if change["kind"] == "create":
                    fresh[change["uri"]] = ""
            else:
                changes.append((change["textDocument"]["uri"], change["textDocument"]["version"], change["edits"]))
        for name, version, edits in changes:
            text = edited(fresh.get(name) if name in fresh else self.text_of(name), edits, self.encoding)
            lines.append("< %s%s" % (self.show(name).strip('"'), "" if version == "changes" else " v%s" % version if version is not None else ""))
            lines += ["< |" + line.replace("\r", "\\r") for line in text.split("\n")]
        return lines or ["< nothing"]

    def act(self, rest):
        match = re.match(r"(\S+) (\d+):(\d+)(?:-(\d+):(\d+))? (.*)$", rest)
        start = {"line": int(match[2]), "character": int(match[3])}
        end = {"line": int(match[4]), "character": int(match[5])} if match[4] else start
        uri = self.uri(match[1])
        message = self.server.request("textDocument/codeAction", {
            "textDocument": {"uri": uri}, "range": {"start": start, "end": end}, "context": {"diagnostics": []}}, self.found)
        chosen = [action for action in message["result"] if action["title"].startswith(match[6])]
        if len(chosen) != 1:
            self.expect(["! offered: " + " | ".join(action["title"] for action in message["result"])])
            return
        if "disabled" in chosen[0]:
            self.expect(["! disabled: " + chosen[0]["disabled"]["reason"]])
            return
        answer = {"result": chosen[0]} if "edit" in chosen[0] else self.server.request("codeAction/resolve", chosen[0], self.found)
        self.expect(["< %s: %s" % (chosen[0]["kind"], chosen[0]["title"])] + self.outcome(answer, uri))

    def ask(self, method, rest, apply=False):
        params, match = {}, re.match(r"(?:([^ {]+))?(?: (\d+):(\d+))?(?: ?({.*))?$", rest)
        if match[1]:
            params["textDocument"] = {"uri": self.uri(match[1])}
        if match[2]:
            params["position"] = {"line": int(match[2]), "character": int(match[3])}
        if match[4]:
            more = match[4].replace("ROOT", self.root)
            for number, ident in enumerate(self.results):
                more = more.replace('"#%d"' % (number + 1), ident)
            params.update(json.loads(more))
        short = {"hover", "completion", "definition", "references", "documentHighlight", "prepareRename", "rename", "documentSymbol",
                 "foldingRange", "codeAction", "formatting", "semanticTokens/full", "rangeFormatting", "semanticTokens/range", "declaration",
                 "implementation", "prepareCallHierarchy", "prepareTypeHierarchy", "inlayHint", "documentLink", "documentColor",
                 "colorPresentation", "selectionRange", "linkedEditingRange", "onTypeFormatting", "rangesFormatting", "signatureHelp",
                 "codeLens", "typeDefinition", "diagnostic", "semanticTokens/full/delta"}
        shown = params.pop("show", "")
        if method.endswith("ormatting"):
            params.setdefault("options", {"tabSize": 2, "insertSpaces": True})
        message = self.server.request("textDocument/" + method if method in short else method, params, self.found)
        if method == "completion" and "result" in message and message["result"]["items"] and shown == "labels":
            self.expect(["< " + " ".join(item["label"] for item in sorted(message["result"]["items"], key=lambda i: i["sortText"]))])
        elif shown.startswith("=") and "result" in message:
            found = [item for item in message["result"]["items"] if item["label"] == shown[1:]]
            self.expect(["< " + self.show(item) for item in found] or ["< nothing"])
        elif shown.startswith("lines:") and "result" in message:
            members = part(message["result"], shown[6:])
            self.expect(["< %s: %s" % (name, self.show(members[name])) for name in sorted(members)])
        elif shown not in ("", "labels") and "result" in message:
            self.expect(["< " + self.show(part(message["result"], shown))])
        elif apply:
            self.expect(self.outcome(message, params.get("textDocument", {}).get("uri")))
        else:
            self.expect(self.answer(message))

    def run(self):
        try:
            while self.at < len(self.lines):
                line = self.lines[self.at]
                self.at += 1
                self.lines_out.append(line)
                if line and not line.startswith("#"):
                    self.command(line)
        except (queue.Empty, RuntimeError, subprocess.TimeoutExpired) as problem:
            self.problems.append("at `%s`: %s %s" % (self.lines[self.at - 1], type(problem).__name__, problem))
        if self.server:
            if self.server.process.poll() is None:
                self.server.end()
            if self.server.process.returncode not in (0, 1):
                self.problems.append("the server ended with %d" % self.server.process.returncode)
            self.problems += self.server.complaints
        shutil.rmtree(self.folder)
        return self.problems


def part(value, path):
    """What `path` leads to: "a.b" into objects, "0.a" into lists, "*.a" of all of a list."""
    for index, step in enumerate(path.split(".")):
        if step == "size" and isinstance(value, str):
            return "%d lines" % value.count("\n")
        if step == "*":
            return [part(item, ".".join(path.split(".")[index + 1:])) for item in value or []]
        if isinstance(value, list):
            value = value[int(step)] if int(step) < len(value) else None
        else:
            value = value.get(step) if isinstance(value, dict) else None
    return value


def main():
    known = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "lsan.supp")  # of libraries that draw
    os.environ.setdefault("LSAN_OPTIONS", "suppressions=%s:print_suppressions=0" % known)
    program, update = os.path.abspath(sys.argv[1]), "--update" in sys.argv
    here = os.path.dirname(os.path.abspath(__file__))
    files = [a for a in sys.argv[2:] if not a.startswith("--")] or sorted(
        os.path.join(here, name) for name in os.listdir(here) if name.endswith(".txt"))
    passed = failed = skipped = 0
    for path in files:
        with open(path, encoding="utf-8", newline="") as source:
            parts = re.split(r"^== ", source.read(), flags=re.M)
        out = [parts[0]]
        for part in parts[1:]:
            lines = part.rstrip("\n").split("\n")
            session = Session(program, lines[1:])
            try:
                problems = session.run()
            except Skip as reason:
                skipped += 1
                print("[SKIP] %s: %s: %s" % (os.path.basename(path), lines[0], reason))
                out.append(part + "\n")
                continue
            out.append(lines[0] + "\n" + "\n".join(session.lines_out).rstrip("\n") + "\n\n")
            if problems:
                failed += 1
                print("not ok - %s: %s" % (os.path.basename(path), lines[0]))
                for problem in problems:
                    print("  " + problem[:3000])
            else:
                passed += 1
                print("ok - %s: %s" % (os.path.basename(path), lines[0]))
        if update:
            with open(path, "w", encoding="utf-8", newline="") as target:
                target.write("== ".join(out).rstrip("\n") + "\n")
    print("%d passed, %d failed, %d skipped" % (passed, failed, skipped))
    if CONVERTER is None:
        print("[SKIP] replies were not read by the protocol's model: python3 -m pip install lsprotocol")
    return failed != 0


if __name__ == "__main__":
    sys.exit(main())
