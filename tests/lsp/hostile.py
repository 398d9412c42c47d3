#!/usr/bin/env python3
"""Messages and texts that mean harm: a correct error, or an end with code 1; never a crash, a hang, or more memory than 128 MiB.

    hostile.py JOURNEY [--no-memory]

Memory is the most that was resident; with sanitizers it is not looked at."""
import json
import os
import subprocess
import sys
import time

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from run import Server  # noqa: E402

MOST = 128 << 10  # KiB
MANY = 8 << 20  # more than is read in an editor
READ = 4000000  # just less than that


def frame(body):
    return b"Content-Length: %d\r\n\r\n" % len(body) + body


def begin(program):
    server = Server(program, None)
    server.request("initialize", {"processId": None, "rootUri": None, "capabilities": {}})
    server.notify("initialized", {})
    return server


def peak(process):
    with open("/proc/%d/status" % process.pid, encoding="ascii") as status:
        return next(int(line.split()[1]) for line in status if line.startswith("VmHWM"))


def open_text(server, text):
    server.notify("textDocument/didOpen", {"textDocument": {"uri": "untitled:x", "languageId": "journey", "version": 1, "text": text}})


def text_case(text):
    def run(program):
        server = begin(program)
        open_text(server, text)
        document = {"textDocument": {"uri": "untitled:x"}}
        for method, more in (("documentSymbol", {}), ("semanticTokens/full", {}), ("hover", {"position": {"line": 0, "character": 3}}),
                             ("completion", {"position": {"line": 0, "character": 3}}), ("foldingRange", {}),
                             ("formatting", {"options": {"tabSize": 2, "insertSpaces": True}})):
            server.request("textDocument/" + method, dict(document, **more))
        server.notify("textDocument/didChange", {"textDocument": {"uri": "untitled:x", "version": 2}, "contentChanges": [
            {"range": {"start": {"line": 0, "character": 0}, "end": {"line": 0, "character": 1}}, "text": "a"}]})
        server.request("textDocument/documentSymbol", document)
        server.request("shutdown", None)
        most = peak(server.process)
        assert server.end() == 0, "ended with %d" % server.process.returncode
        return most
    return run


def bytes_case(data, code, answers=True):
    """The bytes come after initialize; then the server still answers, or (code 1) is over."""
    def run(program):
        server = begin(program)
        server.bytes(data)
        if code == 0:
            server.request("$/nothing", {})
            server.request("shutdown", None)
            most = peak(server.process)
            assert server.end() == 0
            return most
        assert server.process.wait(60) == 1, "ended with %d" % server.process.returncode
        return 0
    return run


def flood(program):
    """5,000 requests at once are answered, in their order."""
    server = begin(program)
    open_text(server, "team cx \"CX\"\npersona maria { need: \"x\" }\n" * 100)
    body = b"".join(frame(json.dumps({"jsonrpc": "2.0", "id": 1000 + i, "method": "textDocument/" + ("completion", "hover")[i % 2],
                                      "params": {"textDocument": {"uri": "untitled:x"}, "position": {"line": 1, "character": 16}}}).encode())
                    for i in range(5000))
    server.asked = type("Nothing", (dict,), {"get": lambda *_: None})()
    server.bytes(body)
    seen = 0
    while seen < 5000:
        message = server.next(60)
        assert message is not None, "the server ended"
        if "method" not in message:
            assert message["id"] == 1000 + seen
            seen += 1
    most = peak(server.process)
    assert server.end() == 1
    return most


def never_reads(program, said=b'{"jsonrpc":"2.0","id":2,"method":"nothing/at-all","params":{}}'):
    """A client that asks on and on and takes nothing."""
    process = subprocess.Popen([program, "lsp"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    process.stdin.write(frame(b'{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"capabilities":{}}}'))
    ask = frame(said) * 1000
    most, until = 0, time.monotonic() + 120
    os.set_blocking(process.stdin.fileno(), False)
    while process.poll() is None and time.monotonic() < until:
        try:
            os.write(process.stdin.fileno(), ask)
        except BlockingIOError:
            time.sleep(0.02)
        except BrokenPipeError:
            break
        try:
            most = max(most, peak(process))
        except (OSError, StopIteration):
            break
    assert process.wait(30) == 1, "ended with %d" % process.returncode
    return most


def long_uri(program):
    """A path that no file can have is none: nobody climbs a quarter of a million folders."""
    server = begin(program)
    for _ in range(20):
        asked = {"textDocument": {"uri": "file:///" + "a/" * 250000 + "x.journey"}, "position": {"line": 0, "character": 0}}
        assert server.request("textDocument/hover", asked)["error"]["code"] == -32602
    server.request("shutdown", None)
    most = peak(server.process)
    assert server.end() == 0
    return most


def too_long(program):
    """A message of more than 32 MiB is passed over, and the next one is read."""
    server = begin(program)
    body = b'{"jsonrpc":"2.0","id":7,"method":"x","params":{"a":"' + b"a" * (100 << 20) + b'"}}'
    server.bytes(frame(body) + frame(b'{"jsonrpc":"2.0","id":8,"method":"nothing/at-all"}'))
    first, second, third = server.next(60), server.next(60), server.next(60)
    assert first["id"] is None and first["error"]["code"] == -32600, first
    assert second["method"] == "window/logMessage" and second["params"]["type"] == 2, second
    assert third["id"] == 8 and third["error"]["code"] == -32601, third
    server.request("shutdown", None)
    most = peak(server.process)
    assert server.end() == 0
    return most


def orphan(program):
    """The process that the client names ends: so does the server, though its input stays open."""
    parent = subprocess.Popen(["sleep", "600"])
    server = Server(program, None)
    server.request("initialize", {"processId": parent.pid, "rootUri": None, "capabilities": {}})
    parent.kill()
    parent.wait()
    assert server.process.wait(60) == 1
    return 0


def surrogates(program):
    """Half a pair in an edit is one unit: what comes behind it stays where it is."""
    server = begin(program)
    open_text(server, 'team cx "A"\n')
    for body in (r'{"jsonrpc":"2.0","method":"textDocument/didChange","params":{"textDocument":{"uri":"untitled:x","version":2},"contentChanges":'
                 r'[{"range":{"start":{"line":0,"character":9},"end":{"line":0,"character":9}},"text":"\ud83d"}]}}',
                 r'{"jsonrpc":"2.0","method":"textDocument/didChange","params":{"textDocument":{"uri":"untitled:x","version":3},"contentChanges":'
                 r'[{"range":{"start":{"line":0,"character":11},"end":{"line":0,"character":11}},"text":"B"}]}}'):
        server.bytes(frame(body.encode()))
    names = [s["name"] for s in server.request("textDocument/documentSymbol", {"textDocument": {"uri": "untitled:x"}})["result"]]
    assert names == ["\ufffdAB"], names
    server.request("shutdown", None)
    assert server.end() == 0
    return 0


def repeated(unit, size=READ):
    return unit * (size // len(unit.encode()))


UNITS = (
    "{", "}", "a: b,", ",", "team a\n", "team a \"\u00e9\"\n", "a\n", "as x {", "next: a.b\n", "\n", "  | x\n", '"', "// allow x: y\n", "\U0001F600",
    "touchpoint t { next: u; emotion: 1 }\n", "\0")
CASES = [("4 MB of %r" % unit, text_case(repeated(unit))) for unit in UNITS]
CASES += [("8 MiB of %r" % unit, text_case(repeated(unit, MANY))) for unit in ("{", "team a\n", "a: b,")]
CASES += [("as many names", text_case("".join("team a%d\n" % i for i in range(READ // 14))))]
CASES += [("a persona with %s" % words, text_case(text)) for words, text in (
    ("4 MB of values", "persona p { need: " + repeated("a, ") + " }\n"),
    ("4 MB of views", "journey j { stage s { touchpoint t { " + repeated("as p { emotion: 1 }\n") + "}}}\n"))]
CASES += [
    ("a message that is no JSON", bytes_case(frame(b"{"), 0)),
    ("an empty message", bytes_case(frame(b""), 0)),
    ("JSON a million deep", bytes_case(frame(b"[" * 1000000), 0)),
    ("JSON a million deep, closed", bytes_case(frame(b"[" * 1000000 + b"]" * 1000000), 0)),
    ("a million members", bytes_case(frame(b"{" + b",".join(b'"a%d":0' % i for i in range(1000000)) + b"}"), 0)),
    ("bytes that are no UTF-8", bytes_case(frame(b'{"jsonrpc":"2.0","method":"x","params":{"a":"\xff\xfe"}}'), 0)),
    ("a Content-Length of 2^31", bytes_case(b"Content-Length: 2147483648\r\n\r\n", 1)),
    ("a Content-Length of -1", bytes_case(b"Content-Length: -1\r\n\r\n", 1)),
    ("a Content-Length of 10^30", bytes_case(b"Content-Length: 1" + b"0" * 30 + b"\r\n\r\n", 1)),
    ("two lengths", bytes_case(b"Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}", 1)),
    ("no length", bytes_case(b"Content-Type: x\r\n\r\n{}", 1)),
    ("a flood of headers", bytes_case(b"X: y\r\n" * 100000, 1)),
    ("a header without an end", bytes_case(b"X: " + b"y" * 1000000, 1)),
    ("a page of HTTP", bytes_case(b"GET / HTTP/1.1\r\nHost: x\r\n\r\n", 1)),
    ("5,000 requests at once", flood),
    ("a client that never reads", never_reads),
    ("a client that never reads and sends no JSON", lambda program: never_reads(program, b"{")),
    ("a message of 100 MiB", too_long),
    ("a path of half a megabyte", long_uri),
    ("a client whose process ends", orphan),
    ("half a surrogate pair in an edit", surrogates),
]


def main():
    program, watched = os.path.abspath(sys.argv[1]), "--no-memory" not in sys.argv
    wanted = [word for word in sys.argv[2:] if not word.startswith("--")]
    passed = failed = 0
    for name, case in CASES:
        if wanted and not any(word in name for word in wanted):
            continue
        try:
            most = case(program)
            assert not watched or most <= MOST, "%d MiB were resident" % (most >> 10)
            passed += 1
            print("ok - %s%s" % (name, " (%d MiB)" % (most >> 10) if most else ""))
        except Exception as problem:  # whatever happens to a case, the others go on
            failed += 1
            print("not ok - %s: %s %s" % (name, type(problem).__name__, str(problem)[:300]))
    print("%d passed, %d failed" % (passed, failed))
    return failed != 0


if __name__ == "__main__":
    sys.exit(main())
