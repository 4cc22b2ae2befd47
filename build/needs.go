package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
)

// need is something that has to be on the machine. The probe looks for the thing itself, not for a
// package of a certain name, so that it holds on every distribution.
type need struct {
	debian  string // the package that brings it on Debian and Ubuntu
	what    string // what it is, for a person on another system
	present func() bool
}

// systemPython is the distribution's Python: the accessibility modules are packaged for that one only.
const systemPython = "/usr/bin/python3"

// downloadNeeds is what Go and npm take to fetch what the lock files name.
func downloadNeeds() []need {
	return []need{{"ca-certificates", "root certificates", anyFile(
		"/etc/ssl/certs/ca-certificates.crt", "/etc/pki/tls/certs/ca-bundle.crt", "/etc/ssl/ca-bundle.pem", "/etc/ssl/cert.pem",
	)}}
}

// windowNeeds is what building and showing the app takes on Linux. macOS and Windows bring their web
// view with the system.
func windowNeeds() []need {
	return append(downloadNeeds(), []need{
		{"gcc", "a C compiler", program("gcc")},
		{"libc6-dev", "the C library's headers", file("/usr/include/stdlib.h")},
		{"pkg-config", "pkg-config", program("pkg-config")},
		{"libgtk-3-dev", "GTK 3 with headers", library("gtk+-3.0")},
		{"libwebkit2gtk-4.1-dev", "WebKitGTK 4.1 with headers", library("webkit2gtk-4.1")},
	}...)
}

// testNeeds is what the tests take beyond windowNeeds: a display without a screen, a browser, and the
// accessibility bus through which the real window is driven.
func testNeeds() []need {
	return []need{
		{"xvfb", "Xvfb, a display without a screen", program("Xvfb")},
		{"chromium", "Chromium", func() bool { return browser() != "" }},
		{"dbus", "the session bus", program("dbus-run-session")},
		{"at-spi2-core", "the accessibility bus", func() bool { return accessibilityBus() != "" }},
		{"libatk-adaptor", "GTK's bridge to the accessibility bus", anyFile(
			"/usr/lib/*/libatk-bridge-2.0.so*", "/usr/lib*/libatk-bridge-2.0.so*")},
		{"python3-pyatspi", "Python 3 with pyatspi", func() bool {
			return exec.Command(systemPython, "-c", "import pyatspi").Run() == nil
		}},
		{"xdotool", "xdotool", program("xdotool")},
		{"imagemagick", "ImageMagick's import, for pictures of failures", program("import")},
	}
}

// install brings what is missing, with apt where that may be used without asking for a password;
// anywhere else it names what is missing and stops.
func install(ctx context.Context, out io.Writer, needs []need) error {
	if runtime.GOOS != "linux" {
		return nil
	}
	missing := slices.DeleteFunc(needs, func(n need) bool { return n.present() })
	if len(missing) == 0 {
		return nil
	}
	var packages, names []string
	for _, n := range missing {
		packages, names = append(packages, n.debian), append(names, n.what)
	}
	apt, allowed := aptCommand(ctx)
	if apt == nil {
		return fmt.Errorf("this is missing: %s. Install it with your system's package manager "+
			"(the README has a table) and run this again", strings.Join(names, "; "))
	}
	if !allowed {
		return fmt.Errorf("these system packages are missing: %[1]s. Nothing was installed, since that needs "+
			"root. Run\n\n    sudo apt-get install %[1]s\n\nand then this again", strings.Join(packages, " "))
	}
	fmt.Fprintln(out, "Installing system packages:", strings.Join(packages, " "))
	// A fresh machine's package lists are empty or old; a mirror that is down for a moment shows in the install.
	updateErr := process{args: append(slices.Clip(apt), "update"), out: out}.run(ctx)
	args := append(slices.Clip(apt), "install", "-y", "--no-install-recommends")
	if err := (process{args: append(args, packages...), out: out}).run(ctx); err != nil {
		return errors.Join(fmt.Errorf("the system packages were not installed: %w", err), updateErr)
	}
	for _, n := range missing {
		if !n.present() {
			return fmt.Errorf("%s is installed, and still %s was not found", n.debian, n.what)
		}
	}
	return nil
}

// aptCommand returns how to call apt-get, nil where there is none, and whether it may be called at all:
// as root, or through sudo without a password.
func aptCommand(ctx context.Context) (args []string, allowed bool) {
	if !has("apt-get") {
		return nil, false
	}
	quiet := []string{"env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq"}
	if os.Geteuid() == 0 {
		return quiet, true
	}
	_, err := output(ctx, "sudo", "-n", "true")
	return append([]string{"sudo", "-n"}, quiet...), err == nil
}

func program(name string) func() bool {
	return func() bool { return has(name) }
}

func file(path string) func() bool {
	return func() bool { return exists(path) }
}

func anyFile(patterns ...string) func() bool {
	return func() bool { return firstFile(patterns...) != "" }
}

func library(name string) func() bool {
	return func() bool { return exec.Command("pkg-config", "--exists", name).Run() == nil }
}

// firstFile returns the first file that matches one of the patterns, or "".
func firstFile(patterns ...string) string {
	for _, pattern := range patterns {
		if found, err := filepath.Glob(pattern); err == nil && len(found) > 0 {
			return found[0]
		}
	}
	return ""
}

// browser returns the Chromium that the tests drive, or "".
func browser() string {
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	return ""
}

// accessibilityBus returns the program that starts the accessibility bus, or "".
func accessibilityBus() string {
	return firstFile("/usr/libexec/at-spi-bus-launcher", "/usr/lib/at-spi2-core/at-spi-bus-launcher")
}
