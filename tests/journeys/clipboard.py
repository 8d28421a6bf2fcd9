"""Puts a table on the clipboard as LibreOffice Calc does, as HTML and as text, until it is ended."""

import sys

from Xlib import X, Xatom, display
from Xlib.protocol import event

rows = [line.split("\t") for line in sys.stdin.read().splitlines()]
text = "".join("\t".join(row) + "\n" for row in rows)
cells = "".join("<tr>" + "".join(f'<td height="17" align="left">{cell}</td>' for cell in row) + "</tr>\n" for row in rows)
html = (
    '<!DOCTYPE html>\n<html>\n<head>\n<meta http-equiv="content-type" content="text/html; charset=utf-8"/>\n'
    f'<title></title>\n</head>\n<body>\n<table cellspacing="0" border="0">\n{cells}</table>\n</body>\n</html>\n'
)

screen = display.Display()
window = screen.screen().root.create_window(0, 0, 1, 1, 0, X.CopyFromParent)
atom = screen.intern_atom
offers = {
    atom("text/html"): html,
    atom("UTF8_STRING"): text,
    atom("text/plain;charset=utf-8"): text,
}
window.set_selection_owner(atom("CLIPBOARD"), X.CurrentTime)
screen.flush()
print("ready", flush=True)

while True:
    asked = screen.next_event()
    if asked.type == X.SelectionClear:
        break
    if asked.type != X.SelectionRequest:
        continue
    given = asked.property or asked.target
    if asked.target == atom("TARGETS"):
        asked.requestor.change_property(given, Xatom.ATOM, 32, [atom("TARGETS"), *offers])
    elif asked.target in offers:
        asked.requestor.change_property(given, asked.target, 8, offers[asked.target].encode())
    else:
        given = X.NONE
    answer = event.SelectionNotify(
        time=asked.time, requestor=asked.requestor, selection=asked.selection, target=asked.target, property=given)
    asked.requestor.send_event(answer)
    screen.flush()
