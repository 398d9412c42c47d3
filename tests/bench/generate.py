#!/usr/bin/env python3
"""Writes a journey project of any size, and the same words as drawings for Graphviz, D2 and Mermaid.

    generate.py FOLDER --touchpoints N [--files F] [--full] [--columns FILE] [--graph FILE] [--d2 FILE] [--mermaid FILE]

With one file the whole project is FOLDER/map.journey, one journey; with several there are a project file, a file of
channels and teams, and F files with a journey each. A touchpoint is lean (a name, a title, a channel, an emotion, an action; about
120 bytes) or full (every lane of the map filled; about 620 bytes). The maps have no errors. The same arguments give the
same bytes on any machine: the words come from a generator of numbers written out here, not from Python's.
"""
import argparse
import os

STAGE_SIZE = 8
PHASES = ("before", "during", "after")
TEAMS = (("store-team", "Store team"), ("care-team", "Customer care"))
CHANNELS = (
    ("web-shop", "Web shop", "digital"), ("store", "Store", "physical"), ("phone", "Phone line", "phone"),
    ("leaflet", "Leaflet", "print"), ("radio", "Radio in the store", "broadcast"), ("adviser", "Adviser", "person"),
)
VERBS = (
    ("ask", "Asks about"), ("see", "Sees"), ("compare", "Compares"), ("try", "Tries"), ("choose", "Chooses"),
    ("order", "Orders"), ("measure", "Measures"), ("pay", "Pays for"), ("fetch", "Picks up"), ("build", "Builds up"),
    ("show", "Shows a friend"), ("return", "Brings back"),
)
THINGS = (
    ("sofa", "the sofa"), ("lamp", "a lamp"), ("shelf", "the shelf"), ("rug", "a wool rug"),
    ("table", "the long table"), ("chair", "six chairs"), ("bed", "the wide bed"), ("desk", "a small desk"),
    ("mirror", "the round mirror"), ("curtain", "the curtains"), ("kitchen", "the new kitchen"), ("drawer", "the deep drawers"),
)
STAGES = ("Looks around", "Plans the room", "Visits the store", "Talks to an adviser", "Makes up her mind",
          "Buys it", "Waits for it", "Gets it home", "Builds it up", "Lives with it", "Asks for help", "Comes back for more")
ACTIONS = ("Saves the list", "Takes a photo of it", "Walks back to the door", "Calls her brother",
           "Writes down the width", "Opens the second page", "Waits at the desk", "Reads the small print")
WHYS = ("Curious now", "Lost in the aisle", "Sure of the price", "Tired of waiting", "Glad to be asked")
THOUGHTS = ("Will it fit the hall?", "That looks like ours", "Why is it dearer here?", "I could do this myself")
QUESTIONS = ("When can it come?", "Can I bring it back?", "Is it there today?", "Who carries it up?")
MOTIVES = ("Wants the room ready", "Guests come on Saturday", "Moves in next month", "Tired of the old one")
EXPECTS = ("A price on the tag", "An answer the same day", "Somebody who knows", "A seat while waiting")
RECEIVES = ("A tag without a price", "An answer on Monday", "Somebody from the till", "A number to wait for")
PAINS = ("Nobody says where lamps are", "The queue does not move", "The code is not read", "The page forgets the list")
BARRIERS = ("Must open an account", "Needs the old receipt", "Only cards are taken", "Lift is out of order")
GAINS = ("Sees it lit", "Feels the fabric", "Knows the day", "Gets a spare screw")
QUOTES = ("I gave up after ten minutes", "They knew at once", "It was all in one place", "Nobody called me back")
MESSAGES = ("Yours in two days", "Ask us anything", "A whole room for less", "Built by us, free")
BACKSTAGE = ("Counts the stock", "Prints the labels", "Checks the order", "Books the van")
SYSTEMS = ("Stock list", "Till", "Order book", "Van planner")


class Numbers:
    """A linear congruential generator: the same numbers everywhere, for ever."""

    def __init__(self, seed):
        self.state = seed & 0xFFFFFFFF

    def below(self, limit):
        self.state = (self.state * 1664525 + 1013904223) & 0xFFFFFFFF
        return (self.state >> 8) % limit

    def pick(self, items):
        return items[self.below(len(items))]


class Touchpoint:
    """name, title, channel (name, title), emotion, then rows of (key, text, what stands behind it)."""

    def __init__(self, name, title, channel, emotion, why, rows):
        self.name, self.title, self.channel = name, title, channel
        self.emotion, self.why, self.rows = emotion, why, rows

    def strings(self):
        """What a drawing of it must show, in the order of the text."""
        why = f" {self.why}" if self.why else ""
        return [self.title, self.channel[1], f"{self.emotion:+d}{why}"] + [row[1] for row in self.rows]


def full_rows(numbers):
    return [
        ("action", numbers.pick(ACTIONS), ""),
        ("thought", numbers.pick(THOUGHTS), ""),
        ("question", numbers.pick(QUESTIONS), ""),
        ("motivation", numbers.pick(MOTIVES), ""),
        ("quote", numbers.pick(QUOTES), " from interviews"),
        ("expects", numbers.pick(EXPECTS), ""),
        ("receives", numbers.pick(RECEIVES), ""),
        ("message", numbers.pick(MESSAGES), ""),
        ("pain", numbers.pick(PAINS), f" severity {1 + numbers.below(3)}"),
        ("barrier", numbers.pick(BARRIERS), f" severity {1 + numbers.below(3)}"),
        ("gain", numbers.pick(GAINS), ""),
        ("backstage", numbers.pick(BACKSTAGE), ""),
        ("system", numbers.pick(SYSTEMS), ""),
    ]


def touchpoints(numbers, count, full):
    """`count` touchpoints of one stage; thing and verb walk at different steps, so that no two are alike."""
    start, result = numbers.below(len(VERBS) * len(THINGS)), []
    for i in range(count):
        verb = VERBS[(start + i) % len(VERBS)]
        thing = THINGS[(start // len(VERBS) + i * 5) % len(THINGS)]
        rows = full_rows(numbers) if full else [("action", numbers.pick(ACTIONS), "")]
        why = numbers.pick(WHYS) if full else ""
        result.append(Touchpoint(f"{verb[0]}-{thing[0]}", f"{verb[1]} {thing[1]}", numbers.pick(CHANNELS),
                                 numbers.below(5) - 2 if full else i % 3, why, rows))
    return result


def stages(numbers, count, full):
    """Titles and touchpoints of the stages of one journey with `count` touchpoints."""
    sizes = [STAGE_SIZE] * (count // STAGE_SIZE)
    if count % STAGE_SIZE:
        sizes.append(count % STAGE_SIZE)
    result = []
    for i, size in enumerate(sizes):
        again = i // len(STAGES)
        title = STAGES[i % len(STAGES)] + (f", visit {again + 1}" if again else "")
        result.append((title, touchpoints(numbers, size, full)))
    return result


def write_touchpoint(out, touchpoint, full, handoff):
    out.append(f'\t\ttouchpoint {touchpoint.name} "{touchpoint.title}" {{\n')
    out.append(f"\t\t\tchannel: {touchpoint.channel[0]}\n")
    why = f' "{touchpoint.why}"' if touchpoint.why else ""
    out.append(f"\t\t\temotion: {touchpoint.emotion:+d}{why}\n")
    if full:
        out.append("\t\t\timportance: 3\n\t\t\tkpi: satisfaction\n")
    for key, text, behind in touchpoint.rows:
        out.append(f'\t\t\t{key}: "{text}"{behind}\n')
    if handoff:
        out.append(f'\t\t\thandoff: {handoff} "the list is on paper"\n')
    out.append("\t\t}\n")


def write_journey(out, name, title, parts, full):
    out.append(f'journey {name} "{title}" {{\n\tpersona: maria\n\tscenario: "New rooms to furnish before the guests come"\n')
    out.append("\tgoal: whole-rooms\n\tkpi: satisfaction\n\tstate: current\n\towner: store-team\n")
    covered = min(len(parts), len(PHASES))
    for phase in PHASES[covered:]:
        out.append(f'\tskips: {phase} "this map is too short for it"\n')
    for i, (stage_title, members) in enumerate(parts):
        team, following = (TEAMS[(i + step) % 2][0] if full else TEAMS[0][0] for step in (0, 1))
        slug = stage_title.lower().replace(",", "").replace(" ", "-")
        out.append(f'\n\tstage {slug} "{stage_title}" {{\n\t\tphase: {PHASES[i * covered // len(parts)]}\n\t\tgoal: whole-rooms\n\t\towner: {team}\n')
        for j, touchpoint in enumerate(members):
            last = j + 1 == len(members) and i + 1 < len(parts)
            write_touchpoint(out, touchpoint, full, following if full and last else "")
        out.append("\t}\n")
    out.append("}\n")


def write_basics(out):
    out.append('persona maria "Maria, the careful planner" {\n\tage: 34\n\toccupation: "Nurse"\n\tneed: "A room to rest in"\n\thabit: "Measures twice"\n\tjob: "Furnish a room in a weekend"\n}\n')
    for name, title in TEAMS:
        out.append(f'team {name} "{title}"\n')
    for name, title, medium in CHANNELS:
        control = "indirect" if name == "leaflet" else "direct"
        out.append(f'channel {name} "{title}" {{\n\tmedium: {medium}\n\tcontrol: {control}\n}}\n')
    out.append('goal whole-rooms "Sell whole rooms" {\n\tkpi: satisfaction\n\towner: store-team\n}\n')
    out.append('kpi satisfaction "Satisfaction" {\n\tmeasures: customer\n\tunit: "%"\n\ttarget: >= 80% by 2030-12-31\n}\n')
    out.append('source interviews "Interviews" {\n\tmethod: interview\n\tdate: 2026-06-30\n}\n')


def save(folder, name, parts):
    os.makedirs(folder, exist_ok=True)
    with open(os.path.join(folder, name), "w", encoding="utf-8", newline="\n") as file:
        file.write("".join(parts))


PROJECT = 'project rooms "Rooms" {\n\tlanguage-version: 1\n\towner: store-team\n\treview: quarterly from 2026-01-15 by care-team\n\tlint { all-positive: off }\n}\n'


def dot_text(text):
    return "".join("\\" + c if c in '\\"{}|<>' else c for c in text)


def write_columns(path, title, parts):
    """The strings of one journey as a drawing: a record a stage, in it a field a string, arrows from stage to stage.

    Of the drawings that show all strings in their order this is the one dot is fastest at.
    """
    out = [f'digraph journey {{\n  label="{title}"\n  rankdir=LR\n  node [shape=record fontname="Helvetica" fontsize=10]\n']
    for i, (stage_title, members) in enumerate(parts):
        fields = [dot_text(stage_title)]
        for touchpoint in members:
            fields.append("{" + "|".join(dot_text(text) for text in touchpoint.strings()) + "}")
        out.append(f'  stage{i} [label="{"|".join(fields)}"]\n')
        if i:
            out.append(f"  stage{i - 1} -> stage{i}\n")
    out.append("}\n")
    save(os.path.dirname(path) or ".", os.path.basename(path), out)


def write_graph(path, title, parts):
    """The same as people draw it in dot: a cluster a stage, a box a touchpoint, an arrow from each to the next."""
    out = [f'digraph journey {{\n  label="{title}"\n  node [shape=box fontname="Helvetica" fontsize=10]\n']
    number = 0
    for i, (stage_title, members) in enumerate(parts):
        out.append(f'  subgraph cluster_{i} {{\n    label="{stage_title}"\n')
        first = number
        for touchpoint in members:
            out.append(f'    t{number} [label="' + "\\n".join(touchpoint.strings()) + '"]\n')
            number += 1
        out.append("    " + " -> ".join(f"t{j}" for j in range(first, number)) + "\n  }\n")
        if i:
            out.append(f"  t{first - 1} -> t{first} [constraint=false]\n")
    out.append("}\n")
    save(os.path.dirname(path) or ".", os.path.basename(path), out)


def write_d2(path, title, parts):
    """The same for D2: a container a stage, a box a touchpoint, an arrow from each to the next."""
    out, number = [f'title: "{title}" {{ near: top-center; shape: text }}\n'], 0
    for i, (stage_title, members) in enumerate(parts):
        out.append(f'stage{i}: "{stage_title}" {{\n')
        first = number
        for touchpoint in members:
            out.append(f'  t{number}: "' + "\\n".join(touchpoint.strings()) + '"\n')
            number += 1
        out.append("  " + " -> ".join(f"t{j}" for j in range(first, number)) + "\n}\n")
        if i:
            out.append(f"stage{i - 1} -> stage{i}\n")
    save(os.path.dirname(path) or ".", os.path.basename(path), out)


def write_mermaid(path, title, parts):
    """The same as Mermaid's `journey`: a section a stage, a task a touchpoint, its emotion as the score."""
    out = [f"journey\n  title {title}\n"]
    for stage_title, members in parts:
        out.append(f"  section {stage_title}\n")
        for touchpoint in members:
            words = ", ".join([touchpoint.title, touchpoint.channel[1]] + [row[1] for row in touchpoint.rows])
            out.append(f"    {words}: {touchpoint.emotion + 3}: Maria\n")
    save(os.path.dirname(path) or ".", os.path.basename(path), out)


def draw(options, parts):
    if options.columns:
        write_columns(options.columns, "Furnishes the flat", parts)
    if options.graph:
        write_graph(options.graph, "Furnishes the flat", parts)
    if options.d2:
        write_d2(options.d2, "Furnishes the flat", parts)
    if options.mermaid:
        write_mermaid(options.mermaid, "Furnishes the flat", parts)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("folder")
    parser.add_argument("--touchpoints", type=int, required=True)
    parser.add_argument("--files", type=int, default=1)
    parser.add_argument("--full", action="store_true")
    parser.add_argument("--columns", metavar="FILE", help="write the (first) journey for dot, a record a stage")
    parser.add_argument("--graph", metavar="FILE", help="write the (first) journey for dot, a box a touchpoint")
    parser.add_argument("--d2", metavar="FILE", help="write the (first) journey for D2, a box a touchpoint")
    parser.add_argument("--mermaid", metavar="FILE", help="write the (first) journey for Mermaid, a task a touchpoint")
    options = parser.parse_args()
    numbers = Numbers(20260630)
    if options.files == 1:
        parts = stages(numbers, options.touchpoints, options.full)
        out = [PROJECT]
        write_basics(out)
        write_journey(out, "furnish", "Furnishes the flat", parts, options.full)
        save(options.folder, "map.journey", out)
        draw(options, parts)
        return
    save(options.folder, "project.journey", [PROJECT])
    basics = []
    write_basics(basics)
    save(options.folder, "basics.journey", basics)
    for i in range(options.files):
        share = options.touchpoints * (i + 1) // options.files - options.touchpoints * i // options.files
        parts, out = stages(numbers, share, options.full), []
        write_journey(out, f"furnish-{i + 1}", f"Furnishes room {i + 1}", parts, options.full)
        save(os.path.join(options.folder, "journeys"), f"room-{i + 1:04}.journey", out)
        if i == 0:
            draw(options, parts)


if __name__ == "__main__":
    main()
