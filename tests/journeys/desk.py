"""A screen with a window manager, the program on it, and a hand: controls are found by the names that a screen reader is told,
and pressed by a pointer and keys of the X server. Nothing is waited for by time alone."""

import atexit
import os
import pathlib
import shutil
import subprocess
import tempfile
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

PATIENCE = 30.0


class Failed(Exception):
    """A journey did not go as it should."""


def until(what, question, patience=PATIENCE):
    """Asks until the answer is something; fails where it does not come."""
    end = time.monotonic() + patience
    while True:
        answer = question()
        if answer:
            return answer
        if time.monotonic() > end:
            raise Failed(f"{what} does not come")
        time.sleep(0.05)


def hand(*arguments):
    """Moves the pointer or presses keys."""
    subprocess.run(["xdotool", *map(str, arguments)], check=True, stdout=subprocess.DEVNULL)


class Screen:
    """An X server of its own, with a window manager and the service that screen readers ask."""

    def __init__(self, width=1366, height=768):
        self.width, self.height = width, height
        self.children = []
        atexit.register(self.close)
        shown, number = os.pipe()
        self.start("Xvfb", "-displayfd", str(number), "-screen", "0", f"{width}x{height}x24", "+extension", "GLX", "-noreset", pass_fds=[number])
        os.close(number)
        os.environ["DISPLAY"] = ":" + os.read(shown, 16).decode().strip()
        self.start("openbox")
        self.start("/usr/libexec/at-spi-bus-launcher", "--launch-immediately")
        until("the window manager", lambda: quiet("xdotool", "get_desktop"))
        for name in ["IsEnabled", "ScreenReaderEnabled"]:
            until("the accessibility bus", lambda: quiet(
                "gdbus", "call", "--session", "--dest", "org.a11y.Bus", "--object-path", "/org/a11y/bus", "--method",
                "org.freedesktop.DBus.Properties.Set", "org.a11y.Status", name, "<true>"))

    def start(self, *command, **options):
        quiet_ends = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        child = subprocess.Popen(command, **quiet_ends, **options)
        self.children.append(child)
        return child

    def close(self):
        for child in reversed(self.children):
            child.terminate()
            child.wait()


def quiet(*command):
    """Whether a command goes well."""
    return subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False).returncode == 0


class Control:
    """Something on screen that has a name."""

    def __init__(self, node):
        self.node = node
        self.name = node.get_name() or ""
        self.role = node.get_role_name()

    def middle(self):
        place = self.node.get_extents(Atspi.CoordType.SCREEN)
        return place.x + place.width // 2, place.y + place.height // 2

    def can_be_seen(self):
        states = self.node.get_state_set()
        place = self.node.get_extents(Atspi.CoordType.SCREEN)
        return states.contains(Atspi.StateType.VISIBLE) and place.width > 0 and place.height > 0

    def has_keys(self):
        return self.node.get_state_set().contains(Atspi.StateType.FOCUSED)


class Program:
    """The program with files open, in a folder of its own."""

    def __init__(self, screen, program, *files):
        self.screen = screen
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="journey-"))
        self.files = [self.folder / pathlib.Path(file).name for file in files]
        for source, file in zip(files, self.files):
            shutil.copy(source, file)
        homes = {"HOME": "home", "JIBIAO_CONFIG": "config", "JIBIAO_STATE": "state", "XDG_RUNTIME_DIR": "run"}
        environment = dict(os.environ)
        for name, place in homes.items():
            (self.folder / place).mkdir(mode=0o700)
            environment[name] = str(self.folder / place)
        self.child = screen.start(program, *map(str, self.files[:1]), env=environment, cwd=self.folder)
        self.root = until("the window", self.window)
        until("the first controls", lambda: len(self.all()) > 10)

    def window(self):
        """The program as a screen reader finds it."""
        desktop = Atspi.get_desktop(0)
        for at in range(desktop.get_child_count()):
            found = desktop.get_child_at_index(at)
            if found and found.get_process_id() == self.child.pid:
                found.set_cache_mask(Atspi.Cache.NONE)
                return found
        return None

    def all(self):
        """Everything that has a name; what goes while it is looked at is left out."""
        found, waiting = [], [self.root]
        while waiting:
            node = waiting.pop()
            try:
                control = Control(node)
                found += [control] if control.name else []
                waiting += [child for at in reversed(range(node.get_child_count())) if (child := node.get_child_at_index(at))]
            except GLib.Error:
                continue
        return found

    def some(self, part, role=None):
        """The controls whose names have `part` in them."""
        return [control for control in self.all() if part in control.name and role in (None, control.role)]

    def find(self, name, role=None, nth=-1):
        """The control that has exactly this name, once there is one, else one whose name has it in it; the last one stands
        in front."""

        def question():
            fitting = [control for control in self.some(name, role) if control.can_be_seen()]
            exact = [control for control in fitting if control.name == name]
            return (exact or fitting or [None])[nth]

        return until(f"“{name}”", question)

    def press(self, name, role=None, nth=-1, button=1, times=1):
        """Presses a control in its middle."""
        x, y = self.find(name, role, nth).middle()
        if not (0 <= x < self.screen.width and 0 <= y < self.screen.height):
            raise Failed(f"“{name}” is off the screen, at {x}, {y}")
        hand("mousemove", x, y)
        hand("click", "--repeat", times, "--delay", 80, button)

    def to_front(self):
        hand("search", "--sync", "--all", "--onlyvisible", "--pid", self.child.pid, "--name", ".", "windowactivate", "--sync")

    def key(self, *keys):
        hand("key", *keys)

    def write(self, text):
        """Types; letters that the keyboard lacks need a moment each."""
        hand("type", "--delay", 30 if text.isascii() else 600, text)

    def until_gone(self, part):
        until(f"the end of “{part}”", lambda: not self.some(part))

    def until_keys(self, part):
        """Waits until what has the keys is called so."""
        until(f"the keys in “{part}”", lambda: any(control.has_keys() for control in self.some(part)))

    def save(self):
        """Saves, and waits until the file is another one than before and nothing is left to save."""
        self.key("ctrl+s")
        self.find("已保存")

    def close(self):
        """Ends the program as the window's own button does."""
        self.key("alt+F4")
        until("the end of the program", lambda: self.child.poll() is not None)

    def stop(self):
        if self.child.poll() is None:
            self.child.kill()
            self.child.wait()
        shutil.rmtree(self.folder)
