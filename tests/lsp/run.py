#!/usr/bin/env python3
"""Runs sessions with the language server and compares its whole replies.

    run.py JOURNEY [--update] [FILE.txt …]

A file holds cases. A case begins with `== what it shows`; then, a line each:

    client WORD…              before the first message: utf-8, utf-32 (encodings offered), bare (a client that can nothing),
                              folder (the folder is a folder of the workspace), raw (nothing is said by itself)
    disk NAME <<              a file on disk; its text follows up to a line `>>`
    remove NAME
    open NAME VERSION <<      didOpen; its text follows up to a line `>>`
    change NAME VERSION JSON  didChange with these contentChanges
    save NAME, close NAME, watched [NAME]
    hold, release             what is said between the two is sent in one go
    METHOD NAME [L:C] [JSON]  a request; JSON is laid over the params; `< RESULT` or `! CODE MESSAGE` follows. "show" in the JSON is
                              not sent: "labels" (of a completion, in their order), or what part of the result is compared:
                              "capabilities.hoverProvider", "0.range", "*.label"
    note METHOD JSON          a notification
    findings                  the publishDiagnostics that come, one `< NAME vVERSION: range code severity | …` a line
    body [N] TEXT             a message with this body, N times over
    bytes TEXT                bytes as they are, with the escapes of Python
    repeat N TEXT             the same, N times in one go
    reply                     whatever comes next, as it is
    end CODE                  stdin is closed; the server ends with this code
    over CODE                 the server ends by itself

In texts a line end is LF; `\\r` and `\\u{1F600}` mean what they say. ROOT is the case's folder as a URI. With --update the
expectations are written anew: read them. Every reply is also read by lsprotocol's model of the protocol, where that is
installed."""
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import threading
import urllib.parse
import queue

try:
    from lsprotocol import converters, types
    CONVERTER = converters.get_converter()
except ImportError:
    CONVERTER = None

FULL = {
    "workspace": {"workspaceEdit": {"documentChanges": True}},
    "textDocument": {
        "completion": {"completionItem": {"snippetSupport": True}},
        "hover": {"contentFormat": ["markdown"]},
        "documentSymbol": {"hierarchicalDocumentSymbolSupport": True},
        "codeAction": {"codeActionLiteralSupport": {"codeActionKind": {"valueSet": []}}},
        "publishDiagnostics": {"relatedInformation": True},
    },
}


class Server:
    """One running server, and what it said."""

    def __init__(self, program):
        environment = dict(os.environ, SOURCE_DATE_EPOCH="1793491200")  # 2026-11-01
        self.process = subprocess.Popen([program, "lsp"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment)
        self.inbox = queue.Queue()
        self.asked = {}
        self.complaints = []
        self.count = 0
        self.held = None
        threading.Thread(target=self.read, daemon=True).start()

    def read(self):
        stream = self.process.stdout
        while True:
            header = b""
            while not header.endswith(b"\r\n\r\n"):
                byte = stream.read(1)
                if not byte:
                    if header:
                        self.complaints.append("bytes that are no message: %r" % header)
                    self.inbox.put(None)
                    return
                header += byte
            match = re.fullmatch(rb"Content-Length: (\d+)\r\n\r\n", header)
            if not match:
                self.complaints.append("bytes that are no message: %r" % header)
                self.inbox.put(None)
                return
            message = json.loads(stream.read(int(match[1])))
            self.validate(message)
            self.inbox.put(message)

    def validate(self, message):
        if CONVERTER is None:
            return
        try:
            if "method" in message:
                CONVERTER.structure(message, types.METHOD_TO_TYPES[message["method"]][0])
            elif "error" not in message:
                method = self.asked.get(message["id"])
                if method in types.METHOD_TO_TYPES:
                    CONVERTER.structure(message, types.METHOD_TO_TYPES[method][1])
        except Exception as problem:  # whatever the model says
            self.complaints.append("no message of the protocol: %s: %s" % (json.dumps(message)[:300], problem))

    def bytes(self, data):
        if self.held is not None:
            self.held += data
            return
        try:
            self.process.stdin.write(data)
            self.process.stdin.flush()
        except BrokenPipeError:
            pass

    def send(self, message):
        body = json.dumps(dict(message, jsonrpc="2.0")).encode()
        self.bytes(b"Content-Length: %d\r\n\r\n" % len(body) + body)

    def notify(self, method, params):
        self.send({"method": method, "params": params})

    def next(self, timeout=30):
        return self.inbox.get(timeout=timeout)

    def request(self, method, params, found=None):
        """Asks and returns the answer; what the server says meanwhile goes to `found`."""
        self.count += 1
        ident = self.count
        self.asked[ident] = method
        self.send({"id": ident, "method": method, "params": params})
        while True:
            message = self.next()
            if message is None:
                raise RuntimeError("the server ended")
            if message.get("id") == ident and "method" not in message:
                return message
            if found is not None:
                found.append(message)

    def end(self, timeout=30):
        try:
            self.process.stdin.close()
        except BrokenPipeError:
            pass
        return self.process.wait(timeout)


def unescape(text):
    text = re.sub(r"\\u\{([0-9A-Fa-f]+)\}", lambda m: chr(int(m[1], 16)), text)
    return text.replace("\\r", "\r")


class Session:
    """One case: runs its lines, and writes down what really happened in the same form."""

    def __init__(self, program, lines):
        self.program, self.lines, self.at = program, lines, 0
        self.folder = os.path.realpath(tempfile.mkdtemp(prefix="lsp case "))
        self.root = "file://" + self.folder.replace(" ", "%20")
        self.server, self.client, self.found = None, set(), []
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
        self.server = Server(self.program)
        if "raw" in self.client:
            return
        able = {} if "bare" in self.client else json.loads(json.dumps(FULL))
        encodings = [word for word in ("utf-8", "utf-16", "utf-32") if word in self.client]
        if encodings:
            able["general"] = {"positionEncodings": encodings}
        folder = [{"uri": self.root, "name": "case"}] if "folder" in self.client else None
        self.server.request("initialize", {"processId": None, "rootUri": None, "workspaceFolders": folder, "capabilities": able})
        self.server.notify("initialized", {})

    def show(self, value):
        text = json.dumps(value, sort_keys=True, ensure_ascii=False)
        return text.replace(self.root, "ROOT").replace(self.folder, "FOLDER")

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
        self.server.request("$/nothing", {}, said)
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

    def command(self, line):
        word, _, rest = line.partition(" ")
        if word == "client":
            self.client = set(rest.split())
            return
        if word == "disk":
            path = os.path.join(self.folder, urllib.parse.unquote(rest.replace(" <<", "")))
            os.makedirs(os.path.dirname(path), exist_ok=True)
            with open(path, "w", encoding="utf-8", newline="") as out:
                out.write(self.block())
            return
        if word == "remove":
            os.remove(os.path.join(self.folder, rest))
            return
        self.start()
        if word == "open":
            name, version = rest.replace(" <<", "").rsplit(" ", 1)
            self.server.notify("textDocument/didOpen", {"textDocument": {
                "uri": self.uri(name), "languageId": "journey", "version": int(version), "text": self.block()}})
        elif word == "change":
            name, version, changes = rest.split(" ", 2)
            self.server.notify("textDocument/didChange", {
                "textDocument": {"uri": self.uri(name), "version": int(version)}, "contentChanges": json.loads(changes)})
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
        elif word == "end":
            self.expect_code(self.server.end(), rest, line)
        elif word == "over":
            self.expect_code(self.server.process.wait(30), rest, line)
        else:
            self.ask(word, rest)

    def expect_code(self, code, wanted, line):
        if str(code) != wanted:
            self.problems.append("ended with %s, not %s" % (code, wanted))
            self.lines_out[-1] = line.split(" ")[0] + " %d" % code

    def ask(self, method, rest):
        params, match = {}, re.match(r"(?:([^ {]+))?(?: (\d+):(\d+))?(?: ?({.*))?$", rest)
        if match[1]:
            params["textDocument"] = {"uri": self.uri(match[1])}
        if match[2]:
            params["position"] = {"line": int(match[2]), "character": int(match[3])}
        if match[4]:
            params.update(json.loads(match[4].replace("ROOT", self.root)))
        short = {"hover", "completion", "definition", "references", "documentHighlight", "prepareRename", "rename", "documentSymbol",
                 "foldingRange", "codeAction", "formatting", "semanticTokens/full", "rangeFormatting", "semanticTokens/range", "declaration",
                 "implementation", "prepareCallHierarchy", "prepareTypeHierarchy", "inlayHint", "documentLink", "documentColor",
                 "colorPresentation", "selectionRange"}
        shown = params.pop("show", "")
        if method in ("formatting", "rangeFormatting"):
            params.setdefault("options", {"tabSize": 2, "insertSpaces": True})
        message = self.server.request("textDocument/" + method if method in short else method, params, self.found)
        if method == "completion" and "result" in message and message["result"]["items"] and shown == "labels":
            self.expect(["< " + " ".join(item["label"] for item in sorted(message["result"]["items"], key=lambda i: i["sortText"]))])
        elif shown not in ("", "labels") and "result" in message:
            self.expect(["< " + self.show(part(message["result"], shown))])
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
        if step == "*":
            return [part(item, ".".join(path.split(".")[index + 1:])) for item in value or []]
        if isinstance(value, list):
            value = value[int(step)] if int(step) < len(value) else None
        else:
            value = value.get(step) if isinstance(value, dict) else None
    return value


def main():
    program, update = os.path.abspath(sys.argv[1]), "--update" in sys.argv
    here = os.path.dirname(os.path.abspath(__file__))
    files = [a for a in sys.argv[2:] if not a.startswith("--")] or sorted(
        os.path.join(here, name) for name in os.listdir(here) if name.endswith(".txt"))
    passed = failed = 0
    for path in files:
        with open(path, encoding="utf-8", newline="") as source:
            parts = re.split(r"^== ", source.read(), flags=re.M)
        out = [parts[0]]
        for part in parts[1:]:
            lines = part.rstrip("\n").split("\n")
            session = Session(program, lines[1:])
            problems = session.run()
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
    print("%d passed, %d failed" % (passed, failed))
    if CONVERTER is None:
        print("[SKIP] replies were not read by the protocol's model: python3 -m pip install lsprotocol")
    return failed != 0


if __name__ == "__main__":
    sys.exit(main())
