"""One journey through the real window: the program that people get, read and driven as a screen reader
does it. A spreadsheet of 490 rows is imported through the system's file dialogs, a title is edited,
undone, redone; the program is closed and opened again; the edit is undone, and the export is byte for
byte what it was before. Then text and a picture go over the clipboard, as a spreadsheet and a chat see it.

`go run ./build test real-window` runs this on a display and a session bus of its own.
"""

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import traceback

from clipboard import Clipboard
from window import Missing, Window, until

QUARTER = "frontend/e2e/testdata/okrs-2018-q3.csv"
OLD_TITLE = "Grow Incremental ACV according to plan"
NEW_TITLE = "Grow what customers pay us each year"
PASTED = ("Win back what we lost", "Raise returning customers from 4 to 12")
PNG = b"\x89PNG\r\n\x1a\n"


class Files:
    """The plan that the journey makes, and its exports, made on the command line."""

    def __init__(self, cli, window):
        self.cli = cli
        self.window = window
        self.plan = os.path.join(window.home, "quarter.cairn")

    def cairn(self, *args):
        """Runs the command line in the program's own folders."""
        return subprocess.run(
            [self.cli, *args], env=self.window.environment(), check=True, capture_output=True, text=True
        ).stdout

    def titles(self):
        """The titles of the objectives, from the top, as scripts get them."""
        return [row["title"] for row in json.loads(self.cairn("show", self.plan, "objectives", "--json"))]

    def export(self, name):
        """Exports the plan and returns its okrs.csv."""
        folder = os.path.join(self.window.home, name)
        self.cairn("export", self.plan, "--to", folder)
        with open(os.path.join(folder, "okrs.csv"), "rb") as file:
            return file.read()


def journey(window, app, files, clipboard):
    """The journey itself; each step says what it waits for."""
    edits(window, app, files)
    exchanges(window, app, files, clipboard)


def edits(window, app, files):
    """From a spreadsheet to a plan that is edited, closed, opened again and is what it was."""
    step("a spreadsheet is imported into a new plan")
    window.start(app)
    window.press("push button", "^Import a spreadsheet")
    window.choose_file("Import a spreadsheet", os.path.abspath(QUARTER))
    window.press("push button", "^Create the plan")
    window.choose_file("New plan", files.plan)
    window.press("push button", "^Import 490 rows")

    step("the outline is read out")
    window.find("tree table", "2018-Q3")
    window.find("table row", re.escape(OLD_TITLE))
    before = files.export("before")

    step("a title is edited")
    window.focus(window.find("table row", re.escape(OLD_TITLE)))
    window.key("F2")
    window.find("entry", "^Title$")
    window.key("ctrl+a")
    window.type(NEW_TITLE)
    window.key("Return")
    edited = window.find("table row", re.escape(NEW_TITLE))
    expect("a row says its status", re.search(r"Not started", window.read(edited)))

    step("the edit is undone by its key, and done again")
    window.key("ctrl+z")
    window.find("table row", re.escape(OLD_TITLE))
    window.press("push button", "^Redo")
    window.find("table row", re.escape(NEW_TITLE))

    step("the program is closed and opened again, and opens the last plan")
    window.stop()
    expect("the export has the new title", NEW_TITLE.encode() in files.export("edited"))
    expect("the command line shows the new title", files.titles()[0] == NEW_TITLE)
    window.start(app)
    window.find("table row", re.escape(NEW_TITLE))

    step("the edit is undone after the restart")
    window.press("push button", "^Undo")
    window.find("table row", re.escape(OLD_TITLE))
    window.stop()
    expect("the export is what it was before", files.export("after") == before)
    files.cairn("verify", files.plan)


def exchanges(window, app, files, clipboard):
    """What goes over the clipboard, which a browser alone does not show: WebKit has its own rules."""
    step("a row is copied as text for chat")
    window.start(app)
    window.focus(window.find("table row", re.escape(OLD_TITLE)))
    window.key("ctrl+shift+c")
    copied = until(lambda: clipboard.take("UTF8_STRING"), "a text on the clipboard").decode()
    expect("the text begins with the objective", OLD_TITLE in copied.splitlines()[0])
    expect("mail gets it with its shape", OLD_TITLE.encode() in clipboard.take("text/html"))

    step("rows of a spreadsheet are pasted")
    window.focus(window.find("table row", re.escape(OLD_TITLE)))
    clipboard.put(f"{PASTED[0]}\n\t{PASTED[1]}\n")
    window.key("ctrl+v")
    window.press("push button", "^Add 2 rows")
    window.find("table row", re.escape(PASTED[0]))
    window.press("push button", "^Undo")
    window.gone("table row", re.escape(PASTED[0]))
    window.stop()

    step("the picture of a chart is copied")
    sample = os.path.join(window.home, "sample.cairn")
    files.cairn("new", sample, "--sample")
    window.start(app, sample)
    window.press("link", "^KPIs")
    window.focus(window.find("table row", "Activation"))
    window.press("push button", "^Details")
    window.press("page tab", "^Chart")
    window.press("push button", "^Copy the picture")
    picture = until(lambda: clipboard.take("image/png"), "a picture on the clipboard")
    expect("it is a PNG", picture.startswith(PNG))
    window.stop()


def step(what):
    """Says where the journey is."""
    print(what, flush=True)


def expect(what, holds):
    """Fails the journey where something does not hold."""
    if not holds:
        raise Missing(f"this does not hold: {what}")


def main():
    """Runs the journey and explains its failure with the tree, the program's log and a picture."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--app", required=True, help="the program with a window")
    parser.add_argument("--cli", required=True, help="the program without one")
    parser.add_argument("--bus", required=True, help="the program that starts the accessibility bus")
    parser.add_argument("--pictures", required=True, help="the folder for pictures of failures")
    options = parser.parse_args()

    home = tempfile.mkdtemp(prefix="cairn-window-")
    window = Window(options.bus, home)
    clipboard = Clipboard()
    try:
        journey(window, os.path.abspath(options.app), Files(os.path.abspath(options.cli), window), clipboard)
        return 0
    except (Missing, subprocess.CalledProcessError):
        window.picture(os.path.join(options.pictures, "real-window.png"))
        print(window.describe())
        with open(window.log, encoding="utf-8", errors="replace") as log:
            print(log.read())
        traceback.print_exc()
        return 1
    finally:
        clipboard.close()
        window.abandon()
        shutil.rmtree(home, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main())
