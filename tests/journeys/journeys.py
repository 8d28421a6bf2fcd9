"""The journeys. Each ends with what the file holds afterwards."""

import difflib
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import time
import traceback

from desk import Failed, Program, Screen, hand, quiet, until

HERE = pathlib.Path(__file__).parent
SAMPLES = HERE.parent.parent / "assets" / "samples"
UNKNOWN = HERE.parent / "data" / "unknown" / "hubei-ezhou-2022.xlsx"
# What is copied in Calc.
TABLE = "三级指标\t指标值\n维修次数\t≥3次\n更换零件\t≤12个\n"


def a_hand_that_types_nothing_changes_nothing(screen, program):
    """It clicks between the forms and cells of every sample."""
    for sample in sorted(SAMPLES.glob("*.ron")):
        desk = Program(screen, program, sample)
        try:
            for form in range(2 * len(forms_in_sight(desk))):
                rows = forms_in_sight(desk)
                desk.press(rows[form % len(rows)].name)
                for cell in cells_in_sight(desk)[:3]:
                    hand("mousemove", *cell.middle())
                    hand("click", 1)
            if desk.some("有改动"):
                raise Failed(f"{sample.name} counts as changed")
            desk.save()
            compare(sample.read_text(), desk.files[0].read_text(), "")
            desk.close()
        finally:
            desk.stop()


def a_year_is_filled_in(screen, program):
    """Fill in, switch, find, mend, accept, import, paste from a spreadsheet, export, undo, save and close."""
    sample = SAMPLES / "guangyuan-2021.ron"
    desk = Program(screen, program, sample)
    try:
        fill_in_and_switch(desk)
        find(desk)
        mend_and_accept(desk)
        bring_in(desk, program)
        paste(screen, desk)
        put_out(desk)
        take_back(desk)
        desk.save()
        compare(sample.read_text(), desk.files[0].read_text(), (HERE / "filled-in.diff").read_text())
        desk.close()
    finally:
        desk.stop()


def a_form_is_learned(screen, program):
    """A county's form is brought, remembered, and another one of its kind filled in and exported."""
    desk = Program(screen, program)
    try:
        shutil.copy(UNKNOWN, desk.folder / "unknown.xlsx")
        picture("start")
        desk.press("把你们的表拿来")
        desk.press("unknown.xlsx")
        desk.press("打开", "push button")
        desk.find("填进了表里")
        picture("unknown")
        desk.press("记住这种表…", "push button")
        desk.find("模板第 1 页")
        picture("remember")
        desk.press("名称", "entry")
        desk.key("ctrl+a")
        desk.write("Our form")
        desk.press("记住", "push button")
        desk.until_gone("模板第 1 页")
        until("the form read again", lambda: desk.some("导入 1 张表") and not desk.some("记住这种表…"))
        picture("known")
        desk.press("导入 1 张表")
        desk.until_gone("填进了表里")
        picture("imported")
        desk.key("ctrl+shift+n")
        desk.until_keys("添加表")
        desk.write("Our form")
        desk.key("Return")
        desk.press("项目名称", "table cell")
        desk.write("Project 8")
        desk.key("Return")
        picture("filled")
        desk.key("ctrl+shift+e")
        desk.press("全部 2 张")
        desk.press("选择文件…", "push button")
        desk.until_keys("文件名")
        desk.key("ctrl+a")
        desk.write("out.pdf")
        desk.key("Return")
        until("the exported file", (desk.folder / "out.pdf").exists)
        desk.press("知道了")
        picture("exported")
        if os.environ.get("JOURNEYS_SHOTS"):
            shutil.copy(desk.folder / "out.pdf", os.environ["JOURNEYS_SHOTS"])
        desk.key("ctrl+w")
        desk.press("不保存")
        desk.find("我们的表")
        picture("own")
        desk.press("改名、移走…")
        desk.find("移走")
        picture("manage")
        desk.press("移走", "check box")
        desk.press("确定")
        desk.until_gone("我们的表")
        picture("removed")
        desk.close()
    finally:
        desk.stop()


def names_are_offered(screen, program):
    """A name is typed by initials and taken by Tab, taken back, typed on, and taken by the pointer."""
    sample = SAMPLES / "guangyuan-2021.ron"
    before = sample.read_text()
    line = next(line for line in before.splitlines() if 'name: "沙发", value: "5套"' in line)
    renamed = lambda name: f"-{line}\n+{line.replace('沙发', name)}\n"
    name, target = "绩效指标第 3 行的三级指标", "绩效指标第 3 行的指标值"
    desk = Program(screen, program, sample)
    library = desk.folder / "config" / "library"
    library.mkdir()
    shutil.copy(SAMPLES / "weinan-2023.ron", library)
    (library / "damaged.ron").write_text("(version: 1, forms: [")
    try:
        show(desk, "zccg", "资产采购，")

        def type_name(text):
            desk.press(name, "table cell")
            desk.write(text)
            desk.find("填入：")

        type_name("fwcbhz")
        desk.find("填入：服务参保患者工作者满意度，")
        picture("offered")
        desk.key("Tab")
        desk.until_keys(target)
        desk.until_gone("填入：")
        desk.key("ctrl+z")
        desk.until_keys(name)
        desk.save()
        compare(before, desk.files[0].read_text(), "")
        type_name("myd")
        desk.write("x")
        desk.until_gone("填入：")
        desk.key("Tab")
        desk.save()
        compare(before, desk.files[0].read_text(), renamed("mydx"))
        type_name("my")
        desk.key("Return")
        desk.until_gone("填入：")
        desk.save()
        compare(before, desk.files[0].read_text(), renamed("my"))
        type_name("fwdxmyd")
        desk.press("填入：服务对象满意度，")
        desk.until_keys(target)
        desk.save()
        compare(before, desk.files[0].read_text(), renamed("服务对象满意度"))
        desk.key("ctrl+l")
        desk.find("，加进表里")
        picture("library")
        desk.close()
    finally:
        desk.stop()


def a_manuscript_is_written(screen, program):
    """A manuscript is begun in a file of forms: text, headings, a figure, a table, all forms in their places, the book."""
    sample = SAMPLES / "shapotou-2023.ron"
    desk = Program(screen, program, sample)
    try:
        desk.key("ctrl+shift+n")
        desk.until_keys("添加表")
        desk.write("文稿")
        until("one template", lambda: desk.some("文稿（文字") and not desk.some("自评表　项目支出"))
        desk.key("Return")
        desk.press("标题", "table cell")
        desk.write("Our book")
        desk.press("第 1 段", "table cell")
        desk.write("Goals")
        desk.press("段落样式")
        desk.press("一级标题")
        desk.key("End", "Return")
        desk.write("We have ")
        desk.press("数据")
        desk.press("项目数：1")
        desk.write(" projects.")
        desk.key("Return")
        desk.press("表格")
        desk.press("新表格的大小")
        desk.write("Name")
        desk.key("Tab")
        desk.press("表单")
        desk.press("放进所有还没放的表")
        picture("manuscript")
        desk.press("一、Goals")
        desk.save()
        after = desk.files[0].read_text()
        for part in ['style: "一级标题", text: "Goals"', 'text: "We have {项目数} projects."', 'style: "表头", text: "Name"', 'extra("form"): "1"']:
            if part not in after:
                raise Failed(f"{part} is not in the file:\n{after}")
        desk.key("ctrl+shift+e")
        desk.press("选择文件…", "push button")
        desk.until_keys("文件名")
        desk.key("ctrl+a")
        desk.write("book.pdf")
        desk.key("Return")
        until("the book", (desk.folder / "book.pdf").exists)
        desk.press("知道了")
        picture("book")
        desk.close()
    finally:
        desk.stop()


WHEEL_UP = 4


def fill_in_and_switch(desk):
    # The list begins at the form that is shown; the wheel goes to its top.
    desk.press(" 处问题", "toggle button", button=WHEEL_UP, times=20)
    desk.press("资产采购，")
    desk.press("预算单位", "table cell")
    desk.write("Bureau 7")
    # What is typed stays in its form when another one is shown.
    desk.press("帮村扶贫工作经费，")
    desk.press("项目名称", "table cell")
    desk.write("Project 7")
    desk.key("Tab")
    desk.key("F2")
    desk.write("A")
    desk.key("Return")


def find(desk):
    desk.key("ctrl+f")
    desk.until_keys("查找")
    desk.write("DRG")
    desk.key("Return", "F3")
    desk.find(" / 8 处")
    desk.until_keys("查找")
    desk.key("Escape")


def show(desk, initials, name):
    """Shows a form that may be out of sight in the list, by the initials of its name in pinyin."""
    desk.press("筛选表", "entry")
    desk.until_keys("筛选表")
    desk.key("ctrl+a")
    desk.write(initials)
    until("one form alone", lambda: [row.name.startswith(name) for row in forms_in_sight(desk)] == [True])
    desk.press(name)


def mend_and_accept(desk):
    show(desk, "ylbxjg", "医疗保险监管经费，")
    desk.key("ctrl+shift+f")
    desk.press("改正", "push button", 0)
    desk.press("其他", "push button", 0)
    desk.press("接受这一处")
    desk.until_keys("理由")
    desk.write("agreed")
    desk.key("Return")
    desk.until_gone("理由（会印在检查报告里）")


def bring_in(desk, program):
    """Imports two spreadsheets at once, chosen in the program's own dialog."""
    names = ["shapotou-2023.xlsx", "weinan-2023.xlsx"]
    for name in names:
        sample = SAMPLES / name.replace(".xlsx", ".ron")
        # The forms, without the manuscript beside them.
        forms = ["--form", "1"] if name.startswith("shapotou") else ["--form", "1", "--form", "2"]
        subprocess.run([program, "export", sample, *forms, "--xlsx", desk.folder / name], check=True, capture_output=True)
    desk.key("ctrl+shift+i")
    desk.press(names[0])
    hand("keydown", "ctrl")
    desk.press(names[1])
    hand("keyup", "ctrl")
    desk.press("打开", "push button")
    desk.press("导入 3 张表")
    desk.until_gone("填进了表里")


def paste(screen, desk):
    show(desk, "zccg", "资产采购，")
    table = desk.folder / "table.csv"
    table.write_text(TABLE)
    owner = calc(screen, desk, table)
    desk.to_front()
    desk.press("绩效指标第 1 行的三级指标", "table cell")
    desk.key("ctrl+v")
    until("what was pasted", lambda: desk.some("粘贴"))
    os.killpg(owner.pid, signal.SIGKILL)


def calc(screen, desk, table):
    """Copies the table in LibreOffice Calc, which must live until it is pasted."""
    quiet_start = ["--norestore", "--nologo", "--nofirststartwizard"]
    # Tabs between the cells, UTF-8.
    filters = "--infilter=Text - txt - csv (StarCalc):9,34,76,1,,0,false,true,false"
    home = f"-env:UserInstallation=file://{desk.folder}/office"
    owner = screen.start("soffice", "--calc", *quiet_start, home, filters, str(table), start_new_session=True)
    hand("search", "--sync", "--onlyvisible", "--name", "table.csv", "windowactivate", "--sync")

    def copied():
        hand("key", "ctrl+a", "ctrl+c")
        targets = subprocess.run(["xclip", "-o", "-t", "TARGETS", "-selection", "clipboard"], capture_output=True, check=False)
        return b"text/html" in targets.stdout

    until("a table on the clipboard", copied)
    return owner


def put_out(desk):
    desk.key("ctrl+e")
    desk.press("全部 ")
    desk.press("选择文件…", "push button")
    desk.until_keys("文件名")
    desk.key("Return")
    sheet = desk.files[0].with_suffix(".xlsx")
    until("the exported file", sheet.exists)
    desk.press("知道了")
    desk.until_gone("已导出")


def take_back(desk):
    """Undoes the paste and does it again."""
    for key in ["ctrl+z", "ctrl+y"]:
        desk.key(key)


def compare(before, after, wanted):
    """Fails unless the lines that changed are the wanted ones."""
    lines = difflib.unified_diff(before.splitlines(), after.splitlines(), n=0, lineterm="")
    changed = "".join(line + "\n" for line in lines if not line.startswith(("---", "+++", "@@")))
    if changed != wanted:
        raise Failed("the file is another one than expected; what changed:\n" + changed)


def forms_in_sight(desk):
    """The rows of the list of forms."""
    return [row for row in desk.some(" 万元，", "toggle button") if "处问题" in row.name]


def cells_in_sight(desk):
    """The cells of the form whose middles lie between the panes."""
    right = desk.find("打印预览", "toggle button").middle()[0] - 60
    fits = lambda cell: 130 < cell.middle()[1] < 690 and cell.middle()[0] < right
    return [control for control in desk.some("", "table cell") if fits(control)]


def picture(name):
    folder = os.environ.get("JOURNEYS_SHOTS")
    if folder:
        pathlib.Path(folder).mkdir(parents=True, exist_ok=True)
        quiet("import", "-window", "root", str(pathlib.Path(folder) / f"{name}.png"))


JOURNEYS = [
    a_hand_that_types_nothing_changes_nothing,
    a_year_is_filled_in,
    a_form_is_learned,
    names_are_offered,
    a_manuscript_is_written,
]


def main():
    program = sys.argv[1]
    wanted = sys.argv[2:]
    screen = Screen()
    failed = []
    try:
        for journey in JOURNEYS:
            name = journey.__name__
            if wanted and name not in wanted:
                continue
            begun = time.monotonic()
            try:
                journey(screen, program)
                print(f"{name}: ok, {time.monotonic() - begun:.0f} s", flush=True)
            except Exception:
                traceback.print_exc()
                picture(name)
                failed.append(name)
    finally:
        screen.close()
    sys.exit(f"failed: {', '.join(failed)}" if failed else 0)


if __name__ == "__main__":
    main()
