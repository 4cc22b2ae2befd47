package desktop

import (
	"os"
	"runtime"
	"strings"

	"cairn/app/appstate"
)

const appName = "Cairn"

// windowTitle is what the desktop shows above the window and in its lists.
func windowTitle(planName string) string {
	if planName == "" {
		return appName
	}
	return planName + " - " + appName
}

type colour struct{ red, green, blue uint8 }

// canvasOf is the colour of the window until the page paints: the page's own,
// --bg-app of tokens.css. The page finds out what the desktop prefers; until
// then only GTK's variable tells.
func canvasOf(theme appstate.Theme) colour {
	dark := theme == appstate.Dark
	if theme == appstate.System {
		dark = strings.HasSuffix(strings.ToLower(os.Getenv("GTK_THEME")), "dark")
	}
	if dark {
		return colour{0x14, 0x14, 0x13}
	}
	return colour{0xf4, 0xf3, 0xf0}
}

// prepareEnvironment sets what WebKitGTK reads from the environment: its
// renderer over DMA-BUF leaves the window empty with some graphics drivers.
func prepareEnvironment() {
	const renderer = "WEBKIT_DISABLE_DMABUF_RENDERER"
	if _, set := os.LookupEnv(renderer); runtime.GOOS == "linux" && !set {
		_ = os.Setenv(renderer, "1")
	}
}
