package main

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
)

const frontend = "frontend"

// checkNode says plainly when Node is absent or too old. The bounds are Vite 8's: 20.19 or a later 20,
// 22.12 or later.
func checkNode(ctx context.Context) (version string, err error) {
	const wanted = "Cairn's page needs Node 20.19 or later (of 22: 22.12 or later) to be built. " +
		"Install it from nodejs.org or with your package manager and run this again"
	if !has("node") || !has("npm") {
		return "", fmt.Errorf("node and npm were not found. %s", wanted)
	}
	version, err = output(ctx, "node", "--version")
	if err != nil {
		return "", fmt.Errorf("node did not tell its version: %w. %s", err, wanted)
	}
	var major, minor int
	if _, err := fmt.Sscanf(version, "v%d.%d", &major, &minor); err != nil {
		return "", fmt.Errorf("node answered %q for its version. %s", version, wanted)
	}
	if !nodeServes(major, minor) {
		return "", fmt.Errorf("this machine has Node %s, which is too old. %s", strings.TrimPrefix(version, "v"), wanted)
	}
	return version, nil
}

func nodeServes(major, minor int) bool {
	switch major {
	case 20:
		return minor >= 19
	case 22:
		return minor >= 12
	default:
		return major > 22
	}
}

// installFrontend brings node_modules to what the lock file says. A stamp beside them holds the lock
// file's hash and Node's version, so that an unchanged lock costs nothing.
func installFrontend(ctx context.Context, out io.Writer) error {
	version, err := checkNode(ctx)
	if err != nil {
		return err
	}
	lock, err := os.ReadFile(filepath.Join(frontend, "package-lock.json"))
	if err != nil {
		return fmt.Errorf("the frontend's lock file could not be read: %w", err)
	}
	sum := sha256.Sum256(append(lock, version...))
	want := hex.EncodeToString(sum[:])
	stamp := filepath.Join(frontend, "node_modules", ".cairn-stamp")
	if got, err := os.ReadFile(stamp); err == nil && string(got) == want {
		return nil
	}
	if err := npm(ctx, out, nil, "ci", "--no-audit", "--no-fund"); err != nil {
		return err
	}
	return os.WriteFile(stamp, []byte(want), 0o644)
}

// npm runs npm in the frontend's folder, with env added to the environment. The browser that tests drive
// is the system's own.
func npm(ctx context.Context, out io.Writer, env []string, args ...string) error {
	return process{
		args: append([]string{"npm"}, args...),
		dir:  frontend,
		env:  append([]string{"PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1", "NO_COLOR=1"}, env...),
		out:  out,
	}.run(ctx)
}
