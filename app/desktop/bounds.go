package desktop

import "cairn/app/appstate"

// The window is never smaller than the page is made for, and begins at a size
// that shows an outline whole.
const (
	minWidth, minHeight         = 1024, 700
	initialWidth, initialHeight = 1440, 900
)

// size is that of a screen or a window, in the units of the desktop.
type size struct{ width, height int }

// initialSize is how large the window begins: as it was left, within the
// limits.
func initialSize(left appstate.Window) size {
	if left.Width == 0 || left.Height == 0 {
		return size{initialWidth, initialHeight}
	}
	return size{max(left.Width, minWidth), max(left.Height, minHeight)}
}

// fits says whether a window may go back to where it was left: whether its
// title bar is then on the screen, which may be another one than it was.
func fits(left appstate.Window, screen size) bool {
	const grip = 100 // enough of the title bar to take hold of
	return left.Width > 0 && left.X >= 0 && left.Y >= 0 && left.X+grip <= screen.width && left.Y+grip <= screen.height
}
