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

from peers import Peers

HERE = os.path.dirname(os.path.abspath(__file__))
TIMEOUT = 60  # seconds that a command is given
LATE = 124  # stopwatch's code for a command it had to stop


def times_faster(mine, other):
    return f"{other / mine:.1f}x faster" if other >= mine else f"{mine / other:.1f}x slower"


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

    def time(self, rounds, *commands, timeout=TIMEOUT):
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

    def row(self, what, mine, peer, other, goal, inverse=False):
        """`inverse`: how many times faster than the peer, where the others say how many times its time."""
        if mine.code != 0:
            self.rows.append((what, f"fails ({mine.code})", peer, "", "", "", "", goal))
            return
        if other.code not in (0, LATE):
            self.rows.append((what, f"{mine.least:.2f}", peer, "not here" if other.code == 127 else f"fails ({other.code})", "", "", "", goal))
            return
        pairs = [(mine.least, other.least), (mine.median, other.median), (mine.busy, other.busy)]
        late = other.code == LATE
        mark = "> " if late else ""
        # A ratio of processor times is steadier than one of wall times; /bin/true's is too short to be measured well.
        ratios = [mark + times_faster(a, b) if inverse else f"{a / b:.2f}" for a, b in pairs]
        self.rows.append((what, f"{mine.least:.2f}", peer, f"> {TIMEOUT} s" if late else f"{other.least:.2f}", *ratios, goal))

    def figure(self, what, value, goal):
        self.rows.append((what, "", "", "", value, "", "", goal))

    def print(self):
        head = ("row", "ms", "peer", "ms", "ratio", "of medians", "of processor time", "goal")
        widths = [max(len(row[i]) for row in [head] + self.rows) for i in range(len(head))]
        for row in [head, tuple("-" * width for width in widths)] + self.rows:
            print("| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths)) + " |")


def drawing_options(bench, name):
    """What has generate.py write a map's words for the others, too."""
    ends = (("--columns", ".dot"), ("--graph", "-graph.dot"), ("--d2", ".d2"), ("--mermaid", ".mmd"))
    return [word for option, end in ends for word in (option, bench.path(name + end))]


def make_maps(bench, long):
    bench.make("one", 1)
    bench.make("lean", 1000, *drawing_options(bench, "lean"))
    bench.make("full", 1000, "--full", "--columns", bench.path("full.dot"))
    bench.make("files", 20000, "--files", "200")
    bench.make("big", 20000, *(drawing_options(bench, "big") if long else []))


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


def compare_slow(bench, what, command, peers, rounds, boxes="a box a touchpoint", tasks="a task a touchpoint"):
    """Beside those that take seconds, one at a time; who takes over a minute is stopped."""
    for name, words in peers.items():
        mine, other = bench.time(rounds, command, words)
        bench.row(what, mine, f"{name}, {tasks if name == 'mmdc' else boxes}", other, "", inverse=True)


def compare_drawings(bench, peers, long):
    def drawings(*names):
        return [peers.dot(name) for name in names] if "dot" in peers.here else []

    missing = Result("0 0 0 0 127")
    rounds = max(5, bench.rounds // 2)
    lean, *dots = bench.time(rounds, bench.render("lean"), *drawings("lean", "lean-graph"))
    columns, graph = dots or (missing, missing)
    bench.row("svg, 1,000 lean", lean, "dot, a record a stage", columns, "15 ms, 6x faster", inverse=True)
    bench.row("svg, 1,000 lean", lean, "dot, a box a touchpoint", graph, "", inverse=True)
    compare_slow(bench, "svg, 1,000 lean", bench.render("lean"), peers.slow("lean"), 2)
    full, *dots = bench.time(rounds, bench.render("full"), *drawings("full"))
    bench.row("svg, 1,000 full", full, "dot, a record a stage", dots[0] if dots else missing, "", inverse=True)
    if lean.code == 0 and full.code == 0:
        bytes_each = full.memory / bench.size("full")
        bench.figure("svg, memory a byte of source, full", f"{bytes_each:.1f} bytes", "")
    if not long:
        return
    big, *dots = bench.time(1, bench.render("big"), *drawings("big", "big-graph"))
    columns, graph = dots or (missing, missing)
    bench.row("svg, 20,000 lean", big, "dot, a record a stage", columns, "400 ms", inverse=True)
    bench.row("svg, 20,000 lean", big, "dot, a box a touchpoint", graph, "dot: over a minute", inverse=True)
    compare_slow(bench, "svg, 20,000 lean", bench.render("big"), peers.slow("big"), 1)
    if lean.code == 0 and big.code == 0:
        growth = (big.busy / bench.size("big")) / (lean.busy / bench.size("lean"))
        bench.figure("svg, processor time a byte, 20,000 against 1,000", f"{growth:.2f}", "about 1")


PICTURES = (("svg", "3 ms", ""), ("png", "75 ms", "75 ms"), ("pdf", "25 ms", "25 ms"))  # format, goal of a small map and of one page


def compare_picture(bench, peers, what, command, kind, goal, drawings):
    """One picture beside `drawings` of the same words: (name, what it is called) for dot; the last one's words for the others."""
    here = drawings if "dot" in peers.here else []
    mine, *others = bench.time(max(5, bench.rounds // 2), command, *(peers.dot(name, kind) for name, _ in here))
    for (_, called), other in zip(here, others):
        bench.row(f"{kind}, {what}", mine, f"dot, {called}", other, goal, inverse=True)
    if not others:
        bench.figure(f"{kind}, {what}", f"{mine.least:.1f} ms", goal)
    tasks = "a task a touchpoint" if len(drawings) > 1 else "three tasks"
    compare_slow(bench, f"{kind}, {what}", command, peers.slow(drawings[0][0], kind), 2, drawings[-1][1], tasks)


def compare_pictures(bench, peers):
    """A small map, and one page of 16 full touchpoints, beside others' drawings of the same words; a whole map of the examples alone."""
    bench.make("page", 16, "--full", *drawing_options(bench, "page"))
    page = [("page", "a record a stage"), ("page-graph", "a box a touchpoint")]
    example = os.path.join(HERE, "..", "..", "examples", "retail")
    for kind, small_goal, page_goal in PICTURES:
        out = ["-o", bench.path("out." + kind)]
        small = [bench.journey, "render", bench.path("small.journey")] + out
        compare_picture(bench, peers, "small map", small, kind, small_goal, [("small", "three boxes")])
        compare_picture(bench, peers, "one page, 16 full", bench.render("page") + out, kind, page_goal, page)
        whole, = bench.time(max(5, bench.rounds // 2), [bench.journey, "render", example, "--journey", "first-visit"] + out)
        bench.figure(f"{kind}, retail, first visit", f"{whole.least:.1f} ms", page_goal)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--journey", required=True)
    parser.add_argument("--work", required=True)
    parser.add_argument("--rounds", type=int, default=20)
    parser.add_argument("--long", action="store_true")
    options = parser.parse_args()
    bench, peers = Bench(options), Peers(options.work)
    make_maps(bench, options.long)
    compare_checks(bench)
    compare_files(bench)
    compare_drawings(bench, peers, options.long)
    compare_pictures(bench, peers)
    bench.print()


if __name__ == "__main__":
    main()
