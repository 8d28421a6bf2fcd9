"""Measures whole processes in turn, and prints the table: peers.py PROGRAM [FORMS…]. The best of several runs counts, because
others only ever take time away."""

import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import time

import openpyxl
from openpyxl.utils import get_column_letter

HERE = pathlib.Path(__file__).parent
SAMPLE = HERE.parents[2] / "assets/samples/guangyuan-2021.ron"
# More of the small: they vary most, and cost nothing.
RUNS = {1: 7, 100: 3, 1000: 1}
HEIGHT = 18.0


def project(count):
    """The text of a project file with `count` forms: those of the sample again and again."""
    text = SAMPLE.read_text(encoding="utf-8")
    head, rest = text.split("    forms: [\n", 1)
    forms = re.findall(r"^        \(\n.*?^        \),\n", rest, re.MULTILINE | re.DOTALL)
    tail = rest[sum(map(len, forms)):]
    made = [re.sub(r"^            id: \d+,", f"            id: {at + 1},", forms[at % len(forms)], count=1, flags=re.MULTILINE) for at in range(count)]
    return f"{head}    forms: [\n{''.join(made)}{tail}"


def grids(workbook):
    """The forms of a workbook that this program wrote, as the others take them."""
    for sheet in openpyxl.load_workbook(workbook).worksheets:
        widths = [sheet.column_dimensions[get_column_letter(column)].width for column in range(1, sheet.max_column + 1)]
        heights = [sheet.row_dimensions[row].height or HEIGHT for row in range(1, sheet.max_row + 1)]
        cells = [[cell.row, cell.column, str(cell.value)] for row in sheet.iter_rows() for cell in row if cell.value is not None]
        merged = [[area.min_row, area.min_col, area.max_row, area.max_col] for area in sheet.merged_cells.ranges]
        yield {"title": sheet.title, "widths": widths, "heights": heights, "cells": cells, "merged": merged}


def seconds(command, out, runs):
    """The least time that `command` takes to write `out`, with a first run that warms the system's caches."""
    best = None
    for _ in range(runs):
        out.unlink(missing_ok=True)
        begun = time.perf_counter()
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        took = time.perf_counter() - begun
        if not out.stat().st_size:
            sys.exit(f"{command} wrote nothing")
        best = took if best is None else min(best, took)
    return best


def measured(program, folder, count):
    """The seconds of each, by format and name."""
    source, forms, book = folder / "p.ron", folder / "forms.json", folder / "forms.xlsx"
    source.write_text(project(count), encoding="utf-8")
    subprocess.run([program, "export", source, "--xlsx", book], check=True, stdout=subprocess.DEVNULL)
    forms.write_text(json.dumps(list(grids(book)), ensure_ascii=False), encoding="utf-8")
    own = {name: [program, "export", source, f"--{name}"] for name in ["pdf", "xlsx", "docx"]}
    writer = [sys.executable, HERE / "writers.py"]
    profile = f"-env:UserInstallation=file://{folder}/profile"
    office = ["soffice", profile, "--headless", "--convert-to"]
    commands = {
        ("PDF", "jibiao"): ([*own["pdf"], folder / "a.pdf"], "a.pdf"),
        ("PDF", "typst"): ([*writer, "typst", forms, folder / "b.pdf"], "b.pdf"),
        ("PDF", "LibreOffice"): ([*office, "pdf", "--outdir", folder, book], "forms.pdf"),
        ("XLSX", "jibiao"): ([*own["xlsx"], folder / "a.xlsx"], "a.xlsx"),
        ("XLSX", "XlsxWriter"): ([*writer, "xlsxwriter", forms, folder / "b.xlsx"], "b.xlsx"),
        ("XLSX", "openpyxl"): ([*writer, "openpyxl", forms, folder / "c.xlsx"], "c.xlsx"),
        ("DOCX", "jibiao"): ([*own["docx"], folder / "a.docx"], "a.docx"),
        ("DOCX", "python-docx"): ([*writer, "python-docx", forms, folder / "b.docx"], "b.docx"),
    }
    times = {}
    for key, (command, out) in commands.items():
        times[key] = seconds(command, folder / out, RUNS.get(count, 1))
        print(f"{count} {key[0]} {key[1]}: {times[key]:.3f} s", file=sys.stderr)
    return times


def shown(took, own, is_own):
    """A time, and how many times that of this program it is."""
    time_ = f"{took * 1000:.0f} ms" if took < 1 else f"{took:.1f} s"
    return f"**{time_}**" if is_own else f"{time_} ({took / own:.1f} ×)"


def main(program, counts):
    folder = pathlib.Path(tempfile.mkdtemp(prefix="peers-"))
    os.environ["LC_ALL"] = "C.UTF-8"
    try:
        columns = {count: measured(program, folder, count) for count in counts}
    finally:
        shutil.rmtree(folder)
    print("| | |", " | ".join(f"{count:,} form{'s' if count > 1 else ''}" for count in counts), "|")
    print("|---|---|" + "---:|" * len(counts))
    for kind, name in columns[counts[0]]:
        row = [shown(columns[count][kind, name], columns[count][kind, "jibiao"], name == "jibiao") for count in counts]
        print(f"| {kind} | {name} |", " | ".join(row), "|")


main(sys.argv[1], [int(count) for count in sys.argv[2:]] or [1, 100, 1000])
