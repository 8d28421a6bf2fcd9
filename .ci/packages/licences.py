"""The licences of the crates in the program, each text once: licences.py TARGET > FILE. Needs cargo."""

import collections
import json
import pathlib
import subprocess
import sys

NAMES = ("LICENSE", "LICENCE", "COPYING", "NOTICE", "UNLICENSE")


def crates(target):
    """The crates in the program itself, those of tests and of building left out."""
    command = ["cargo", "metadata", "--locked", "--format-version", "1", "--filter-platform", target]
    told = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    packages = {package["id"]: package for package in told["packages"]}
    nodes = {node["id"]: node for node in told["resolve"]["nodes"]}
    found, waiting = {}, [told["resolve"]["root"]]
    while waiting:
        name = waiting.pop()
        if name in found:
            continue
        found[name] = packages[name]
        for dependency in nodes[name]["deps"]:
            if any(kind["kind"] is None for kind in dependency["dep_kinds"]):
                waiting.append(dependency["pkg"])
    del found[told["resolve"]["root"]]
    return sorted(found.values(), key=lambda package: (package["name"], package["version"]))


def main(target):
    texts = collections.defaultdict(list)
    for package in crates(target):
        folder = pathlib.Path(package["manifest_path"]).parent
        files = sorted(file for file in folder.iterdir() if file.is_file() and file.name.upper().startswith(NAMES))
        name = f"{package['name']} {package['version']} ({package['license'] or 'see its text'})"
        if not files:
            # The licence of those that forgot its text is named; the same text stands below for others.
            texts[""].append(name)
        for file in files:
            texts[file.read_text(encoding="utf-8", errors="replace").strip()].append(name)
    for text, names in sorted(texts.items(), key=lambda item: item[1]):
        print("=" * 80, *names, sep="\n")
        print("-" * 80, text or "(without a text of its own: that of the licence named)", "", sep="\n")


main(sys.argv[1])
