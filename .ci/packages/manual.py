"""The manual as one page for a browser: manual.py > FILE. Needs python3-markdown."""

import pathlib

import markdown

HELP = pathlib.Path(__file__).parents[2] / "assets/help"
PAGES = ["README.zh-CN.md", "install.md", "rules.md", "templates.md", "keys-in-cells.md", "try-on-a-pc.md"]
STYLE = """
body { max-width: 50em; margin: 2em auto; padding: 0 1em; font: 16px/1.7 "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; color: #222 }
h1 { border-bottom: 2px solid #1f5fa8; margin-top: 3em } h2 { color: #1f5fa8 }
pre { background: #f2f4f7; padding: .8em; overflow-x: auto } code { background: #f2f4f7 }
table { border-collapse: collapse } td, th { border: 1px solid #bbb; padding: .2em .6em; vertical-align: top }
@media print { body { font-size: 11pt; margin: 0 } }
"""


def table_heads(text):
    """Rows of a table that has no head of its own get an empty one: Markdown knows no other."""
    lines, before = [], ""
    for line in text.splitlines():
        if line.startswith("|") and not before.startswith("|"):
            columns = line.strip("|").count("|") + 1
            lines += ["", "|" + " |" * columns, "|" + "---|" * columns]
        lines.append(line)
        before = line
    return "\n".join(lines)


def page(name):
    text = (HELP / name).read_text(encoding="utf-8")
    # Where a table's second line is its ruling, it has a head.
    has_heads = any(set(line) <= set("|-: ") and line.startswith("|") for line in text.splitlines())
    return markdown.markdown(text if has_heads else table_heads(text), extensions=["tables", "fenced_code", "sane_lists"])


pages = "\n".join(page(name) for name in PAGES)
print(f'<!DOCTYPE html>\n<html lang="zh-CN"><head><meta charset="utf-8"><title>绩表 使用说明</title><style>{STYLE}</style></head>')
print(f"<body>\n{pages}\n</body></html>")
