"""Forms written by the others, each a process of its own: writers.py <typst|xlsxwriter|openpyxl|python-docx> FORMS.json OUT.

FORMS.json has a list of forms. A form is {title, widths, heights, cells, merged}: widths in characters of a spreadsheet, heights
in points, cells as [row, column, text], merged as [row, column, last row, last column], all from 1."""

import json
import sys

POINTS_OF_A_CHARACTER = 5.6


def spans(form):
    """The size of each merged cell by its corner, and the cells that it covers."""
    sizes, covered = {}, set()
    for row, column, last_row, last_column in form["merged"]:
        sizes[row, column] = (last_row - row + 1, last_column - column + 1)
        covered |= {(r, c) for r in range(row, last_row + 1) for c in range(column, last_column + 1)} - {(row, column)}
    return sizes, covered


def by_typst(forms, out):
    import pathlib
    import tempfile
    import typst

    def quoted(text):
        return json.dumps(text, ensure_ascii=False)

    lines = ['#set page(paper: "a4", margin: 15mm)', '#set text(font: "Noto Serif SC", size: 9pt)']
    for at, form in enumerate(forms):
        sizes, covered = spans(form)
        texts = {(row, column): text for row, column, text in form["cells"]}
        lines += ["#pagebreak()"] if at else []
        widths = ", ".join(f"{width}fr" for width in form["widths"])
        lines.append(f"#table(columns: ({widths}), stroke: 0.5pt, align: center + horizon,")
        for row in range(1, len(form["heights"]) + 1):
            for column in range(1, len(form["widths"]) + 1):
                if (row, column) in covered:
                    continue
                rows, columns = sizes.get((row, column), (1, 1))
                text = quoted(texts.get((row, column), ""))
                lines.append(f"table.cell(rowspan: {rows}, colspan: {columns}, text({text})),")
        lines.append(")")
    with tempfile.TemporaryDirectory() as folder:
        source = pathlib.Path(folder) / "forms.typ"
        source.write_text("\n".join(lines), encoding="utf-8")
        typst.compile(str(source), output=out, font_paths=["fonts"], ignore_system_fonts=True)


def by_xlsxwriter(forms, out):
    import xlsxwriter

    book = xlsxwriter.Workbook(out)
    look = book.add_format({"border": 1, "text_wrap": True, "align": "center", "valign": "vcenter", "font_name": "宋体", "font_size": 9})
    for at, form in enumerate(forms):
        sheet = book.add_worksheet(f"{at + 1}")
        sizes, covered = spans(form)
        texts = {(row, column): text for row, column, text in form["cells"]}
        for column, width in enumerate(form["widths"]):
            sheet.set_column(column, column, width)
        for row, height in enumerate(form["heights"]):
            sheet.set_row(row, height)
            for column in range(len(form["widths"])):
                place = (row + 1, column + 1)
                if place in covered:
                    continue
                text = texts.get(place, "")
                rows, columns = sizes.get(place, (1, 1))
                if rows * columns > 1:
                    sheet.merge_range(row, column, row + rows - 1, column + columns - 1, text, look)
                else:
                    sheet.write_string(row, column, text, look)
    book.close()


def by_openpyxl(forms, out):
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Border, Font, Side
    from openpyxl.utils import get_column_letter

    book = Workbook()
    book.remove(book.active)
    side = Side(style="thin")
    border, font = Border(side, side, side, side), Font(name="宋体", size=9)
    alignment = Alignment("center", "center", wrap_text=True)
    for at, form in enumerate(forms):
        sheet = book.create_sheet(f"{at + 1}")
        for column, width in enumerate(form["widths"], 1):
            sheet.column_dimensions[get_column_letter(column)].width = width
        for row, height in enumerate(form["heights"], 1):
            sheet.row_dimensions[row].height = height
            for column in range(1, len(form["widths"]) + 1):
                cell = sheet.cell(row, column)
                cell.border, cell.font, cell.alignment = border, font, alignment
        for row, column, text in form["cells"]:
            sheet.cell(row, column).value = text
        for row, column, last_row, last_column in form["merged"]:
            sheet.merge_cells(start_row=row, start_column=column, end_row=last_row, end_column=last_column)
    book.save(out)


def by_python_docx(forms, out):
    from docx import Document
    from docx.shared import Pt

    book = Document()
    book.styles["Normal"].font.size = Pt(9)
    for at, form in enumerate(forms):
        if at:
            book.add_page_break()
        table = book.add_table(len(form["heights"]), len(form["widths"]), "Table Grid")
        # All cells at once: to ask the table for one walks over all of them.
        columns, cells = len(form["widths"]), table._cells
        for index, width in enumerate(form["widths"]):
            table.columns[index].width = Pt(width * POINTS_OF_A_CHARACTER)
        for row, column, text in form["cells"]:
            cells[(row - 1) * columns + column - 1].text = text
        for row, column, last_row, last_column in form["merged"]:
            cells[(row - 1) * columns + column - 1].merge(cells[(last_row - 1) * columns + last_column - 1])
    book.save(out)


WRITERS = {"typst": by_typst, "xlsxwriter": by_xlsxwriter, "openpyxl": by_openpyxl, "python-docx": by_python_docx}

if __name__ == "__main__":
    name, source, target = sys.argv[1:]
    with open(source, encoding="utf-8") as file:
        WRITERS[name](json.load(file), target)
