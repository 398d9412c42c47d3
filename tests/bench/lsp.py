#!/usr/bin/env python3
"""How long an editor waits: `journey lsp` beside `ruff server` (PyPI) and VS Code's JSON server (npm), in one run.

    lsp.py [JOURNEY] [--long] [--ruff PROGRAM] [--json PROGRAM]

Each server opens a file of as many lines, is typed into, and is asked what editors ask. Rows: from start to the reply to initialize;
from opening to the first findings; from a key (sent in one go with nothing behind it) to the findings for it, median and the 99th of
100; a completion and a hover right after a key, and on a text that rests; symbols; tokens; memory at the end (resident, of the
process and its children). Milliseconds of the wall clock. Where a server cannot do something there is no number. With --long also
100,000 lines. Peers that are not here are skipped, loudly; `tools/setup.sh test` installs them."""
import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import queue

HERE = os.path.dirname(os.path.abspath(__file__))
TOP = os.path.dirname(os.path.dirname(HERE))
KEYS = 100


class Client:
    def __init__(self, command):
        self.began = time.perf_counter()
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        self.inbox, self.count, self.findings = queue.Queue(), 0, {}
        threading.Thread(target=self.read, daemon=True).start()

    def read(self):
        stream = self.process.stdout
        while True:
            length = 0
            while True:
                line = stream.readline()
                if not line:
                    self.inbox.put((time.perf_counter(), None))
                    return
                if line == b"\r\n":
                    break
                if line.lower().startswith(b"content-length:"):
                    length = int(line.split(b":")[1])
            body = stream.read(length)
            self.inbox.put((time.perf_counter(), body))

    def send(self, message):
        body = json.dumps(dict(message, jsonrpc="2.0")).encode()
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self.process.stdin.flush()

    def notify(self, method, params):
        self.send({"method": method, "params": params})

    def until(self, wanted, seconds=60):
        """The first message that is wanted, and when it came; requests of the server are answered meanwhile."""
        while True:
            at, body = self.inbox.get(timeout=seconds)
            if body is None:
                raise RuntimeError("the server ended")
            message = json.loads(body)
            if wanted(message):
                return at, message
            if "id" in message and "method" in message:
                items = message.get("params", {}).get("items", []) if isinstance(message.get("params"), dict) else []
                self.send({"id": message["id"], "result": [None] * len(items) if message["method"] == "workspace/configuration" else None})

    def request(self, method, params):
        """Milliseconds, and the answer."""
        self.count += 1
        ident, began = self.count, time.perf_counter()
        self.send({"id": ident, "method": method, "params": params})
        at, message = self.until(lambda m: m.get("id") == ident and "method" not in m)
        return (at - began) * 1000, message

    def memory(self):
        """MiB resident, of the process and those it started."""
        total, pids = 0, [self.process.pid]
        while pids:
            pid = pids.pop()
            try:
                with open("/proc/%d/status" % pid) as status:
                    total += sum(int(line.split()[1]) for line in status if line.startswith("VmRSS"))
                for task in os.listdir("/proc/%d/task" % pid):
                    with open("/proc/%d/task/%s/children" % (pid, task)) as children:
                        pids += [int(child) for child in children.read().split()]
            except OSError:
                pass
        return total / 1024


ABLE = {
    "textDocument": {"publishDiagnostics": {"versionSupport": True}, "documentSymbol": {"hierarchicalDocumentSymbolSupport": True},
                     "hover": {"contentFormat": ["markdown"]}, "completion": {"completionItem": {"snippetSupport": True}}},
    "workspace": {},
}


class Session:
    """One server with one text open. `pulls`: it tells its findings when it is asked."""

    def __init__(self, peer, folder, name, text, place):
        self.peer, self.place, self.version = peer, place, 1
        self.uri = "file://" + os.path.join(folder, name)
        able = json.loads(json.dumps(ABLE))
        if peer.pulls:
            able["textDocument"]["diagnostic"] = {}
        self.client = Client(peer.command)
        root = "file://" + folder
        self.reply = self.client.request("initialize", {"processId": os.getpid(), "rootUri": root, "capabilities": able,
                                                        "workspaceFolders": [{"uri": root, "name": "bench"}]})[1]["result"]
        self.start = (time.perf_counter() - self.client.began) * 1000
        self.client.notify("initialized", {})
        time.sleep(0.3)
        self.text = text

    def wait_findings(self, began):
        if self.peer.pulls:
            self.client.request("textDocument/diagnostic", {"textDocument": {"uri": self.uri}})
            return (time.perf_counter() - began) * 1000
        at = 0
        while at < began:  # what is told of a file on the disk comes before it is opened
            at, _ = self.client.until(lambda m: m.get("method") == "textDocument/publishDiagnostics" and m["params"]["uri"] == self.uri
                                      and m["params"].get("version", self.version) >= self.version)
        return (at - began) * 1000

    def open(self):
        began = time.perf_counter()
        self.client.notify("textDocument/didOpen", {"textDocument": {"uri": self.uri, "languageId": self.peer.language, "version": 1,
                                                                     "text": self.text}})
        return self.wait_findings(began)

    def key(self, character):
        """Types one character at the place, and takes it away again with the next key."""
        line, column = self.place
        self.version += 1
        if self.version % 2:
            change = {"range": {"start": {"line": line, "character": column}, "end": {"line": line, "character": column + 1}}, "text": ""}
        else:
            change = {"range": {"start": {"line": line, "character": column}, "end": {"line": line, "character": column}}, "text": character}
        self.client.notify("textDocument/didChange", {"textDocument": {"uri": self.uri, "version": self.version}, "contentChanges": [change]})

    def keys(self):
        took = []
        for _ in range(KEYS):
            began = time.perf_counter()
            self.key("x")
            took.append(self.wait_findings(began))
            time.sleep(0.005)
        return statistics.median(took), sorted(took)[int(KEYS * 0.99) - 1]

    def ask(self, method, typing=False, **more):
        capability = {"completion": "completionProvider", "hover": "hoverProvider", "documentSymbol": "documentSymbolProvider",
                      "semanticTokens/full": "semanticTokensProvider"}[method]
        if not self.reply["capabilities"].get(capability):
            return None
        took = []
        params = dict({"textDocument": {"uri": self.uri}}, **more)
        for _ in range(11):
            if typing:
                self.key("x")
            took.append(self.client.request("textDocument/" + method, params)[0])
            if typing and not self.peer.pulls:
                time.sleep(0.01)
        return statistics.median(took)

    def measure(self):
        rows = {"start → initialize reply": self.start, "open → findings": self.open()}
        rows["key → findings, median"], rows["key → findings, 99th of 100"] = self.keys()
        at = {"position": {"line": self.place[0], "character": self.place[1]}}
        rows["key → completion"] = self.ask("completion", True, **at)
        rows["completion"] = self.ask("completion", **at)
        rows["key → hover"] = self.ask("hover", True, **at)
        rows["hover"] = self.ask("hover", **at)
        rows["symbols"] = self.ask("documentSymbol")
        rows["tokens"] = self.ask("semanticTokens/full")
        rows["memory, MiB"] = self.client.memory()
        self.client.request("shutdown", None)
        self.client.notify("exit", None)
        self.client.process.wait(10)
        return rows


class Peer:
    def __init__(self, name, command, language, pulls=False):
        self.name, self.command, self.language, self.pulls = name, command, language, pulls


def python_text(lines):
    part = ("def room_{0}(width, depth):\n    area = width * depth\n    if area > {0}:\n        return [width, depth, area]\n"
            "    import os\n    return {{\"width\": width, \"depth\": depth}}\n\n\n")
    return "".join(part.format(i) for i in range(lines // 8))


def json_text(lines):
    parts = ['    {\n      "name": "room %d",\n      "width": %d,\n      "depth": %d,\n      "tags": ["flat", "room", "new"],\n'
             '      "owner": {"team": "store", "since": "2026-01-01"}\n    }' % (i, i, i + 1) for i in range(lines // 7)]
    return '{\n  "rooms": [\n' + ",\n".join(parts) + "\n  ]\n}\n"


def journey_text(folder, lines, files=1, touchpoints=None):
    command = [sys.executable, os.path.join(HERE, "generate.py"), folder, "--touchpoints", str(touchpoints or max(1, lines // 20)),
               "--files", str(files)]
    subprocess.run(command + ([] if touchpoints else ["--full"]), check=True, stdout=subprocess.DEVNULL)


def middle_of(text, marker):
    """A place in the middle of the text: behind the marker on its line."""
    lines = text.split("\n")
    number = next(i for i in range(len(lines) // 2, len(lines)) if marker in lines[i])
    return number, lines[number].index(marker) + len(marker)


def table(title, results):
    names = list(results)
    print("\n%s\n" % title)
    print("| | %s |" % " | ".join(names))
    print("| --- |%s" % (" --- |" * len(names)))
    for row in results[names[0]]:
        cells = [("%.1f" % results[name][row]) if results[name].get(row) is not None else "–" for name in names]
        print("| %s | %s |" % (row, " | ".join(cells)))


def run(peers, lines, work):
    results = {}
    for peer in peers:
        folder = tempfile.mkdtemp(dir=work)
        if peer.language == "journey":
            journey_text(folder, lines)
            name = "map.journey"
            with open(os.path.join(folder, name), encoding="utf-8") as source:
                text = source.read()
            place = middle_of(text, "channel: ")
        elif peer.language == "python":
            name, text = "rooms.py", python_text(lines)
            place = middle_of(text, "area = w")
        else:
            name, text = "rooms.json", json_text(lines)
            place = middle_of(text, '"name": "')
        with open(os.path.join(folder, name), "w", encoding="utf-8") as out:
            out.write(text)
        results[peer.name] = Session(peer, folder, name, text, place).measure()
    table("%d lines" % lines, results)


def workspace(peer, work):
    folder = tempfile.mkdtemp(dir=work)
    journey_text(folder, 0, 200, 20000)
    name = "journeys/room-0100.journey"
    with open(os.path.join(folder, name), encoding="utf-8") as source:
        text = source.read()
    table("20,000 touchpoints in 200 files, one of them open", {peer.name: Session(peer, folder, name, text, middle_of(text, "channel: ")).measure()})


def find(given, *places):
    for place in (given,) + places:
        path = place and (shutil.which(place) or (os.path.exists(place) and place))
        if path:
            return path
    return None


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("journey", nargs="?", default=os.path.join(TOP, "build/release/journey"))
    parser.add_argument("--long", action="store_true")
    parser.add_argument("--ruff")
    parser.add_argument("--json")
    options = parser.parse_args()
    peers = [Peer("journey", [os.path.abspath(options.journey), "lsp"], "journey")]
    ruff = find(options.ruff, os.path.join(TOP, "build/venv/bin/ruff"), "ruff")
    server = find(options.json, os.path.join(TOP, "build/bench/node_modules/.bin/vscode-json-language-server"), "vscode-json-language-server")
    if ruff:
        peers.append(Peer("ruff server", [ruff, "server"], "python"))
    else:
        print("[SKIP] ruff server is not here (PyPI: ruff)")
    if server:
        peers.append(Peer("JSON server, pushed", [server, "--stdio"], "json"))
        peers.append(Peer("JSON server, pulled", [server, "--stdio"], "json", True))
    else:
        print("[SKIP] VS Code's JSON server is not here (npm: vscode-langservers-extracted)")
    work = tempfile.mkdtemp(prefix="lsp bench ".replace(" ", "-"))
    try:
        for lines in (1000, 10000) + ((100000,) if options.long else ()):
            run(peers, lines, work)
        workspace(peers[0], work)
    finally:
        shutil.rmtree(work, ignore_errors=True)


if __name__ == "__main__":
    main()
