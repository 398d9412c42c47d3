#!/usr/bin/env python3
"""The table of run.sh: makes the maps, times what is compared, prints ratios.

In: the program, and a folder with `stopwatch` and `parse_only` in it. Out: a table on standard output. Each row's commands
are run in turns within the same seconds, so that their ratio holds on a busy machine, where no absolute figure does.
"""
import argparse
import glob
import os
import shutil
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
LATE = 124  # stopwatch's code for a command it had to stop


class Result:
    """One command's least and median wall time and least processor time in ms, its peak memory in bytes, its exit code."""

    def __init__(self, line):
        least, median, busy, kib, code = line.split()
        self.least, self.median, self.busy = float(least) / 1000, float(median) / 1000, float(busy) / 1000
        self.memory, self.code = int(kib) * 1024, int(code)


class Bench:
    def __init__(self, options):
        self.journey, self.work = os.path.abspath(options.journey), options.work
        self.rounds, self.rows = options.rounds, []

    def path(self, name):
        return os.path.join(self.work, name)

    def make(self, name, touchpoints, *more):
        command = [sys.executable, os.path.join(HERE, "generate.py"), self.path(name), "--touchpoints", str(touchpoints)]
        subprocess.run(command + list(more), check=True)

    def size(self, name):
        return sum(os.path.getsize(path) for path in self.files(name))

    def files(self, name):
        return sorted(glob.glob(os.path.join(self.path(name), "**", "*.journey"), recursive=True))

    def time(self, rounds, *commands, timeout=60):
        words = [self.path("stopwatch"), str(rounds), str(timeout)]
        for command in commands:
            words += ["--"] + command
        done = subprocess.run(words, check=True, stdout=subprocess.PIPE, text=True)
        return [Result(line) for line in done.stdout.splitlines()]

    def check(self, name):
        return [self.journey, "check", self.path(name)]

    def render(self, name):
        return [self.journey, "render", self.path(name)]

    def parse(self, name):
        return [self.path("parse_only")] + self.files(name)

    def dot(self, name):
        return ["dot", "-Tsvg", self.path(name)]

    def row(self, what, mine, peer, other, goal, inverse=False):
        """`inverse`: how many times faster than the peer, where the others say how many times its time."""
        if mine.code != 0:
            self.rows.append((what, f"fails ({mine.code})", peer, "", "", "", "", goal))
            return
        if other.code not in (0, LATE):
            self.rows.append((what, f"{mine.least:.2f}", peer, f"fails ({other.code})", "", "", "", goal))
            return
        pairs = [(mine.least, other.least), (mine.median, other.median), (mine.busy, other.busy)]
        mark = "> " if other.code == LATE else ""
        # A ratio of processor times is steadier than one of wall times; /bin/true's is too short to be measured well.
        ratios = [f"{mark}{b / a:.1f}x faster" if inverse else f"{a / b:.2f}" for a, b in pairs]
        self.rows.append((what, f"{mine.least:.2f}", peer, f"{mark}{other.least:.2f}", *ratios, goal))

    def figure(self, what, value, goal):
        self.rows.append((what, "", "", "", value, "", "", goal))

    def print(self):
        head = ("row", "ms", "peer", "ms", "ratio", "of medians", "of processor time", "goal")
        widths = [max(len(row[i]) for row in [head] + self.rows) for i in range(len(head))]
        for row in [head, tuple("-" * width for width in widths)] + self.rows:
            print("| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths)) + " |")


def make_maps(bench, long):
    bench.make("one", 1)
    bench.make("lean", 1000, "--columns", bench.path("lean.dot"), "--graph", bench.path("lean-graph.dot"))
    bench.make("full", 1000, "--full", "--columns", bench.path("full.dot"))
    bench.make("files", 20000, "--files", "200")
    bench.make("big", 20000, "--columns", bench.path("big.dot"), *(["--graph", bench.path("big-graph.dot")] if long else []))


def compare_checks(bench):
    true = shutil.which("true") or "/bin/true"
    one, nothing = bench.time(bench.rounds * 15, bench.check("one"), [true])
    bench.row("check, 1 touchpoint", one, "/bin/true", nothing, "at most 3")
    lean, floor = bench.time(bench.rounds * 2, bench.check("lean"), bench.parse("lean"))
    bench.row("check, 1,000 lean", lean, "libtree-sitter", floor, "10 ms")
    full, floor = bench.time(bench.rounds, bench.check("full"), bench.parse("full"))
    bench.row("check, 1,000 full", full, "libtree-sitter", floor, "at most 1.5")
    files, floor = bench.time(max(5, bench.rounds // 2), bench.check("files"), bench.parse("files"))
    bench.row("check, 20,000 lean in 200 files", files, "libtree-sitter", floor, "at most 1.5")
    big, floor = bench.time(max(5, bench.rounds // 2), bench.check("big"), bench.parse("big"))
    bench.row("check, 20,000 lean in 1 file", big, "libtree-sitter", floor, "")
    for name, result in (("full", full), ("files", files), ("big", big)):
        bytes_each = (result.memory - one.memory) / bench.size(name)
        bench.figure(f"check, memory a byte of source, {name}", f"{bytes_each:.1f} bytes", "at most 40")
    growth = (big.busy / bench.size("big")) / (lean.busy / bench.size("lean"))
    bench.figure("check, processor time a byte, 20,000 against 1,000", f"{growth:.2f}", "about 1")


def write_python(folder, count, size):
    """`count` Python files of about `size` bytes each that ruff finds nothing in."""
    os.makedirs(folder)
    for index in range(count):
        text, step = f'"""Module {index}."""\n\nTOTAL = {index}\n', 0
        while len(text) < size:
            text += f"\n\ndef step_{step}(amount, rate):\n    return amount * rate + {index + step}\n"
            step += 1
        with open(os.path.join(folder, f"module_{index}.py"), "w", encoding="utf-8") as out:
            out.write(text)


def compare_files(bench):
    """A thousand small files: opening, reading and telling are what costs. The peer is given the same number and size of files."""
    bench.make("small", 4000, "--files", "1000")
    ruff = shutil.which("ruff")
    if not ruff:
        print("ruff is not here (PyPI: ruff): 1,000 files are timed alone\n")
        (alone,) = bench.time(bench.rounds, bench.check("small"))
        bench.figure("check, 1,000 files", f"{alone.least:.1f} ms", "at most 1.5 of ruff")
        return
    write_python(bench.path("python"), 1000, bench.size("small") // 1000)
    mine, other = bench.time(bench.rounds, bench.check("small"), [ruff, "check", "--no-cache", "--isolated", bench.path("python")])
    bench.row("check, 1,000 small files", mine, "ruff check --no-cache", other, "at most 1.5")


def compare_drawings(bench, long):
    has_dot = shutil.which("dot") is not None
    if not has_dot:
        print("dot is not here (Debian: graphviz): the drawings are timed alone\n")
    missing = Result("0 0 0 0 127")
    rounds = max(5, bench.rounds // 2)
    lean, *dots = bench.time(rounds, bench.render("lean"), *([bench.dot("lean.dot"), bench.dot("lean-graph.dot")] if has_dot else []))
    columns, graph = dots or (missing, missing)
    bench.row("svg, 1,000 lean", lean, "dot, a record a stage", columns, "15 ms, 6x faster", inverse=True)
    bench.row("svg, 1,000 lean", lean, "dot, a box a touchpoint", graph, "", inverse=True)
    full, *dots = bench.time(rounds, bench.render("full"), *([bench.dot("full.dot")] if has_dot else []))
    bench.row("svg, 1,000 full", full, "dot, a record a stage", dots[0] if dots else missing, "", inverse=True)
    if lean.code == 0 and full.code == 0:
        bytes_each = full.memory / bench.size("full")
        bench.figure("svg, memory a byte of source, full", f"{bytes_each:.1f} bytes", "")
    if not long:
        return
    big, *dots = bench.time(1, bench.render("big"), *([bench.dot("big.dot"), bench.dot("big-graph.dot")] if has_dot else []))
    columns, graph = dots or (missing, missing)
    bench.row("svg, 20,000 lean", big, "dot, a record a stage", columns, "", inverse=True)
    bench.row("svg, 20,000 lean", big, "dot, a box a touchpoint", graph, "dot: over a minute", inverse=True)
    if lean.code == 0 and big.code == 0:
        growth = (big.busy / bench.size("big")) / (lean.busy / bench.size("lean"))
        bench.figure("svg, processor time a byte, 20,000 against 1,000", f"{growth:.2f}", "about 1")


SMALL = """persona p "Maria, the planner"
journey lamp "A new lamp" { persona: p
  stage before "Looks around" { touchpoint stars "Reads what others say" { emotion: +1 "Hopeful" } }
  stage during "Buys" { touchpoint shelf "Looks for the lamps" { emotion: -2 "Lost"; pain: "Nobody says where the lamps are" severity 4 } }
  stage after "At home" { touchpoint hangs "The lamp hangs" { emotion: +2 "Proud" } }
}
"""
BOXES = [("Looks around", "Reads what others say", "Hopeful"), ("Buys", "Looks for the lamps", "Lost"), ("At home", "The lamp hangs", "Proud")]


def write_peers(bench):
    """The same few strings for those who draw boxes."""
    with open(bench.path("small.journey"), "w") as file:
        file.write(SMALL)
    with open(bench.path("small.dot"), "w") as file:
        file.write("digraph { rankdir=LR; node [shape=record];" + " -> ".join(f"n{i}" for i in range(3)) + ";")
        file.write("".join(f'n{i} [label="{{{"|".join(box)}}}"];' for i, box in enumerate(BOXES)) + "}")
    with open(bench.path("small.d2"), "w") as file:
        file.write("n0 -> n1 -> n2\n" + "".join(f'n{i}: "{" / ".join(box)}"\n' for i, box in enumerate(BOXES)))
    with open(bench.path("small.mmd"), "w") as file:
        file.write("journey\n  title A new lamp\n")
        file.write("".join(f"  section {stage}\n    {title}: {3 + i}: Maria\n" for i, (stage, title, _) in enumerate(BOXES)))
    with open(bench.path("chromium.json"), "w") as file:
        file.write('{"executablePath": "%s", "args": ["--no-sandbox"]}' % (shutil.which("chromium") or ""))


def peers_for(bench, kind):
    """The commands of those that are here; those that are not are said."""
    commands = {"dot": ["dot", "-T" + kind, "-o", bench.path("dot." + kind), bench.path("small.dot")]}
    if kind == "svg":
        commands["d2"] = ["d2", bench.path("small.d2"), bench.path("d2.svg")]
    commands["mmdc"] = ["mmdc", "-q", "-p", bench.path("chromium.json"), "-i", bench.path("small.mmd"), "-o", bench.path("mmdc." + kind)]
    for name in list(commands):
        if shutil.which(name) is None or (name == "mmdc" and shutil.which("chromium") is None):
            print(f"SKIPPED: {name} is not here; {kind} is timed without it")
            del commands[name]
    return commands


def compare_pictures(bench):
    """Small maps and one page, beside programs that draw three boxes. They have next to nothing to draw: a whole map is drawn here."""
    write_peers(bench)
    example = os.path.join(HERE, "..", "..", "examples", "retail")
    page = [bench.journey, "render", example, "--journey", "first-visit"]
    rows = [("svg", "small map", [bench.journey, "render", bench.path("small.journey")], "3 ms")]
    for kind, goal in (("png", "75 ms"), ("pdf", "25 ms")):
        out = bench.path("out." + kind)
        rows.append((kind, "small map", [bench.journey, "render", bench.path("small.journey"), "-o", out], goal))
        rows.append((kind, "retail, first visit", page + ["-o", out], goal))
    for kind, what, command, goal in rows:
        peers = peers_for(bench, kind)
        rounds = max(5, bench.rounds // 2)
        fast = {name: words for name, words in peers.items() if name == "dot"}
        mine, *others = bench.time(rounds, command, *fast.values())
        for name, other in zip(fast, others):
            bench.row(f"{kind}, {what}", mine, f"{name}, three boxes", other, goal, inverse=True)
        if not others:
            bench.figure(f"{kind}, {what}", f"{mine.least:.1f} ms", goal)
        for name in peers:
            if name == "dot":
                continue
            mine, other = bench.time(2, command, peers[name], timeout=120)
            bench.row(f"{kind}, {what}", mine, f"{name}, three boxes", other, goal, inverse=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--journey", required=True)
    parser.add_argument("--work", required=True)
    parser.add_argument("--rounds", type=int, default=20)
    parser.add_argument("--long", action="store_true")
    options = parser.parse_args()
    bench = Bench(options)
    make_maps(bench, options.long)
    compare_checks(bench)
    compare_files(bench)
    compare_drawings(bench, options.long)
    compare_pictures(bench)
    bench.print()


if __name__ == "__main__":
    main()
