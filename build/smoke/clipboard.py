"""The clipboard of the display, as another program has it: what a spreadsheet puts there, and what a
chat takes from there.

Run as a program it is that other one: `put` owns the clipboard with the text of its standard input
until it is ended or another program takes over; `take TARGET` writes what the clipboard holds in that
form, such as image/png, to standard output.
"""

import os
import subprocess
import sys

# It has no window that a screen reader would read.
SILENT = dict(os.environ, NO_AT_BRIDGE="1")


class Clipboard:
    """Puts text on the clipboard and takes from it, each in a program of its own."""

    def __init__(self):
        self.owner = None

    def put(self, text):
        """Makes the text what the next Ctrl+V pastes."""
        self.close()
        self.owner = subprocess.Popen(
            [sys.executable, __file__, "put"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=SILENT
        )
        self.owner.stdin.write(text)
        self.owner.stdin.close()
        self.owner.stdout.readline()

    def take(self, target):
        """What the clipboard holds in this form, as bytes; b"" where it does not."""
        return subprocess.run([sys.executable, __file__, "take", target], check=True, capture_output=True, env=SILENT).stdout

    def close(self):
        """Ends the program that owns the clipboard."""
        if self.owner is not None:
            self.owner.terminate()
            self.owner.wait()
            self.owner = None


def main(do, target="", *_):
    """Puts or takes, as the module says."""
    import gi  # pylint: disable=import-outside-toplevel  # the journey itself draws nothing

    gi.require_version("Gtk", "3.0")
    gi.require_version("Gdk", "3.0")
    from gi.repository import Gdk, Gtk  # pylint: disable=import-outside-toplevel

    clipboard = Gtk.Clipboard.get(Gdk.SELECTION_CLIPBOARD)
    if do == "take":
        held = clipboard.wait_for_contents(Gdk.Atom.intern(target, False))
        sys.stdout.buffer.write(held.get_data() if held else b"")
        return
    clipboard.connect("owner-change", lambda *_: Gtk.main_quit() if not owns(Gdk) else None)
    clipboard.set_text(sys.stdin.read(), -1)
    print("owned", flush=True)
    Gtk.main()


def owns(gdk):
    """Tells whether the clipboard still is this program's."""
    return gdk.selection_owner_get(gdk.SELECTION_CLIPBOARD) is not None


if __name__ == "__main__":
    main(*sys.argv[1:])
