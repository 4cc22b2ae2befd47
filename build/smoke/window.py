"""Drives the real window the way a screen reader sees it: through the accessibility tree (AT-SPI).

A Window starts the program, finds what is on the screen by role and name, presses it, types into it,
and reads it. Only the standard library and pyatspi are used, and two programs of the display: xdotool
for keys and import (ImageMagick) for a picture of a failure.
"""

import os
import re
import signal
import subprocess
import time

import pyatspi

# How long something may take to appear, in seconds. Software rendering on two busy cores is slow.
PATIENCE = 30.0


class Missing(Exception):
    """Something that should be on the screen is not there."""


class Window:
    """The program in a session of its own, with the accessibility bus of that session."""

    def __init__(self, bus_launcher, home):
        self.home = home
        self.process = None
        self.log = os.path.join(home, "app.log")
        self.bus = subprocess.Popen([bus_launcher, "--launch-immediately"], stderr=subprocess.DEVNULL)
        until(lambda: pyatspi.Registry.getDesktop(0) is not None, "the accessibility bus")

    def environment(self):
        """The environment of the program: the person's own folders are never touched."""
        at = lambda name: os.path.join(self.home, name)
        os.makedirs(at("runtime"), mode=0o700, exist_ok=True)
        return dict(
            os.environ,
            HOME=self.home,
            CAIRN_HOME="",
            XDG_CONFIG_HOME=at("config"),
            XDG_DATA_HOME=at("data"),
            XDG_STATE_HOME=at("state"),
            XDG_CACHE_HOME=at("cache"),
            XDG_RUNTIME_DIR=at("runtime"),
            GTK_MODULES="gail:atk-bridge",
            LANG="C.UTF-8",
            LIBGL_ALWAYS_SOFTWARE="1",
        )

    def start(self, program, *args):
        """Starts the program and waits until its page can be read."""
        with open(self.log, "ab") as log:
            self.process = subprocess.Popen(
                [program, *args], env=self.environment(), stdout=log, stderr=log, start_new_session=True
            )
        page = self.find("document web")
        # There is no window manager here that would give the window the keyboard.
        shown = xdotool("search", "--sync", "--onlyvisible", "--pid", str(self.process.pid))
        xdotool("windowfocus", "--sync", shown.split()[-1])
        return page

    def stop(self):
        """Asks the program to end, as the end of a session does; its exit status must be 0."""
        process, self.process = self.process, None
        process.send_signal(signal.SIGTERM)
        try:
            status = process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            raise Missing("the program did not end when it was asked to") from None
        if status != 0:
            raise Missing(f"the program ended with status {status}")

    def abandon(self):
        """Ends what still runs, by force."""
        if self.process is not None and self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()
        self.bus.terminate()
        self.bus.wait()

    def find(self, role, name=".*", within=None):
        """Waits for an element with this role that says something matching, and returns it."""
        return until(
            lambda: next(self.matching(role, name, within), None), f"{role} named {name!r}", self.is_alive
        )

    def gone(self, role, name, within=None):
        """Waits until no such element is there."""
        until(lambda: next(self.matching(role, name, within), None) is None, f"no {role} named {name!r}")

    def matching(self, role, name=".*", within=None):
        """Yields the elements with this role that say something matching, in the order of the tree.

        An element says its name; one without a name says what is written in it."""
        expression = re.compile(name)
        for element in walk(within or pyatspi.Registry.getDesktop(0)):
            if text_of(element.getRoleName) == role and expression.search(self.read(element)):
                yield element

    def press(self, role, name=".*", within=None):
        """Does what a click does, through the element's own action."""
        element = self.find(role, name, within)
        element.queryAction().doAction(0)
        return element

    def focus(self, element):
        """Moves the keyboard to the element."""
        element.queryComponent().grabFocus()

    def type(self, text):
        """Types into what has the keyboard."""
        xdotool("type", "--delay", "20", "--", text)

    def key(self, *names):
        """Presses keys by their X names, such as "Return" or "ctrl+z"."""
        xdotool("key", "--delay", "40", *names)

    def choose_file(self, title, path):
        """Answers the system's own file dialog with a path, whether it opens or saves."""
        chooser = self.find("file chooser", title)
        # Where a file is opened, the entry for a path comes with a key; other entries are hidden ones.
        entries = lambda: [e for e in self.matching("text", within=chooser) if has_state(e, pyatspi.STATE_SHOWING)]
        if not entries():
            self.focus(next(self.matching("table", within=chooser)))
            self.key("ctrl+l")
        entry = until(entries, "the entry for a path in the file dialog")[0]
        entry.queryEditableText().setTextContents(path)
        until(lambda: own_text(entry) == path, f"the path {path} in the file dialog")
        accept = self.find("push button", "^(Open|Save)$", within=chooser)
        until(lambda: has_state(accept, pyatspi.STATE_SENSITIVE), "the file dialog takes the path")
        accept.queryAction().doAction(0)
        self.gone("file chooser", title)

    def read(self, element):
        """What a screen reader would say: the element's name or, without one, all that is written in it."""
        name = text_of(lambda: element.name)
        if name:
            return name
        parts = [text_of(lambda: part.name) or own_text(part) for part in walk(element)]
        return " ".join(part for part in parts if part)

    def describe(self):
        """The accessibility tree as text, for the explanation of a failure."""
        lines = []
        for element, depth in walk_with_depth(pyatspi.Registry.getDesktop(0), 0):
            line = f"{'  ' * depth}{text_of(element.getRoleName)} {text_of(lambda: element.name)!r}"
            lines.append(line)
        return "\n".join(lines)

    def picture(self, path):
        """Saves what the display shows."""
        subprocess.run(["import", "-window", "root", path], check=False)

    def is_alive(self):
        """Raises Missing once the program has ended by itself."""
        if self.process is not None and self.process.poll() is not None:
            raise Missing(f"the program ended with status {self.process.returncode}")


def until(probe, what, check=lambda: None):
    """Waits until probe answers something true, and returns that."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        answer = probe()
        if answer:
            return answer
        check()
        time.sleep(0.1)
    raise Missing(f"not there after {PATIENCE:.0f} s: {what}")


def walk(root):
    """Yields an element and everything below it."""
    for element, _ in walk_with_depth(root, 0):
        yield element


def walk_with_depth(root, depth):
    """Yields elements with their depth. What vanishes while it is read is left out."""
    yield root, depth
    try:
        children = [root.getChildAtIndex(i) for i in range(root.childCount)]
    except Exception:  # pylint: disable=broad-except  # pyatspi raises GLib errors of many kinds here
        return
    for child in children:
        if child is not None:
            yield from walk_with_depth(child, depth + 1)


def text_of(read):
    """A property of an element; "" if the element has gone since it was found."""
    try:
        return read() or ""
    except Exception:  # pylint: disable=broad-except  # pyatspi raises GLib errors of many kinds here
        return ""


def own_text(element):
    """The text that an element holds itself, such as the content of an entry."""

    def read():
        text = element.queryText()
        return text.getText(0, text.characterCount).replace("\ufffc", "").strip()

    return text_of(read)


def has_state(element, state):
    """Tells whether an element is in a state now, such as to be seen or to take a click."""
    return element.getState().contains(state)


def xdotool(*args):
    """Does something on the display and returns the answer."""
    return subprocess.run(["xdotool", *args], check=True, stdout=subprocess.PIPE, text=True).stdout
