"""A running language server, as the tests talk to it: what it says is read by the protocol's own model (where lsprotocol is
installed), and held against what the client declared. Also the clients themselves, and edits made to texts."""
import importlib.util
import json
import os
import queue
import re
import subprocess
import threading

try:
    from lsprotocol import converters, types
    CONVERTER = converters.get_converter()
except ImportError:
    CONVERTER = None

from declared import undeclared

RECORDED = {"neovim": "neovim_v0.11.0.json", "emacs": "emacs_v29.1.json", "vscode": "visual_studio_code_v1.65.2.json"}


def recorded(name):
    """What a real client declares, or None where pytest-lsp is not installed."""
    found = importlib.util.find_spec("pytest_lsp")
    if not found:
        return None
    with open(os.path.join(os.path.dirname(found.origin), "clients", RECORDED[name]), encoding="utf-8") as source:
        return json.load(source)["capabilities"]


class Skip(Exception):
    """The case needs something that is not installed."""


FULL = {
    "workspace": {"workspaceEdit": {"documentChanges": True}},
    "textDocument": {
        "completion": {"completionItem": {"snippetSupport": True, "documentationFormat": ["markdown"]},
                       "completionItemKind": {"valueSet": list(range(1, 26))}},
        "rename": {"prepareSupport": True},
        "hover": {"contentFormat": ["markdown"]},
        "documentSymbol": {"hierarchicalDocumentSymbolSupport": True, "symbolKind": {"valueSet": list(range(1, 27))}},
        "codeAction": {"codeActionLiteralSupport": {"codeActionKind": {"valueSet": []}}, "isPreferredSupport": True, "dataSupport": True},
        "publishDiagnostics": {"relatedInformation": True, "versionSupport": True, "dataSupport": True, "codeDescriptionSupport": True,
                               "tagSupport": {"valueSet": [1, 2]}},
    },
}


# What a server asks a client at the start: passed over where a case does not wait for it.
STARTING = ("client/registerCapability", "workspace/configuration", "window/workDoneProgress/create")


class Server:
    """One running server, and what it said."""

    def __init__(self, program, able=None):
        self.able = able  # what is not declared here must not be sent
        environment = dict(os.environ, SOURCE_DATE_EPOCH="1793491200")  # 2026-11-01
        self.process = subprocess.Popen([program, "lsp"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment)
        self.inbox = queue.Queue()
        self.asked = {}
        self.complaints = []
        self.count = 0
        self.held = None
        self.sampled = 0  # of each kind of message so many are read by the model; 0: all
        self.seen = {}
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
        kind = message.get("method") or self.asked.get(message.get("id"))
        self.seen[kind] = self.seen.get(kind, 0) + 1
        if self.sampled and self.seen[kind] > self.sampled:
            return
        if self.able is not None:
            method = message.get("method") or self.asked.get(message.get("id"))
            for what in undeclared(self.able, method, message):
                self.complaints.append("not declared by the client: %s, in %s" % (what, method))
        if CONVERTER is None:
            return
        try:
            if message.get("method", "").startswith("journey/"):
                return  # ours: docs/editors.md
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

    def pipeline(self, method, list_of_params):
        """Asks many at once; the answers in their order."""
        first = self.count + 1
        data, self.held = self.held, b""
        for params in list_of_params:
            self.count += 1
            self.asked[self.count] = method
            self.send({"id": self.count, "method": method, "params": params})
        data, self.held = self.held, data
        self.bytes(data)
        answers = {}
        while len(answers) < len(list_of_params):
            message = self.next()
            if message is None:
                raise RuntimeError("the server ended")
            if "method" not in message and message.get("id", 0) >= first:
                answers[message["id"]] = message
        return [answers[ident] for ident in range(first, self.count + 1)]

    def end(self, timeout=30):
        try:
            self.process.stdin.close()
        except BrokenPipeError:
            pass
        return self.process.wait(timeout)


def lay_over(under, over):
    """Puts what `over` has into `under`, object by object."""
    for name, value in over.items():
        if isinstance(value, dict) and isinstance(under.get(name), dict):
            lay_over(under[name], value)
        else:
            under[name] = value


def units(text, encoding):
    return len(text.encode({"utf-8": "utf-8", "utf-16": "utf-16-le", "utf-32": "utf-32-le"}[encoding])) // {"utf-8": 1, "utf-16": 2, "utf-32": 4}[encoding]


def edited(text, edits, encoding):
    """The text after edits as the protocol has them; AssertionError when they overlap or lie outside."""
    starts = [0] + [m.end() for m in re.finditer(r"\r\n|\n|\r", text)]

    def offset(place):
        at, count = starts[place["line"]], 0
        while count < place["character"]:
            assert at < len(text) and text[at] not in "\r\n", "a column past the end of its line"
            count += units(text[at], encoding)
            at += 1
        assert count == place["character"], "a column inside of a character"
        return at
    spans = sorted(((offset(e["range"]["start"]), offset(e["range"]["end"]), i, e["newText"]) for i, e in enumerate(edits)), reverse=True)
    behind = len(text)
    for start, end, _, fresh in spans:
        assert start <= end <= behind, "edits overlap"
        text, behind = text[:start] + fresh + text[end:], start
    return text
