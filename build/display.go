package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"os"
	"runtime"
	"strings"
	"time"
)

// hasDisplay tells whether a window can be shown to somebody.
func hasDisplay() bool {
	return runtime.GOOS != "linux" || os.Getenv("DISPLAY") != "" || os.Getenv("WAYLAND_DISPLAY") != ""
}

// onDisplay calls do with the environment of a display without a screen (1920 x 1080, 24 bit), which
// ends when do returns. Where the system always has a display (macOS, Windows), that one is used.
func onDisplay(ctx context.Context, do func(env []string) error) error {
	if runtime.GOOS != "linux" {
		return do(nil)
	}
	ctx, end := context.WithCancel(ctx)
	defer end()
	xvfb := process{args: []string{
		"Xvfb", "-displayfd", "1", "-screen", "0", "1920x1080x24", "-nolisten", "tcp", "-noreset",
	}}.command(ctx)
	number, err := xvfb.StdoutPipe()
	if err != nil {
		return err
	}
	if err := xvfb.Start(); err != nil {
		return fmt.Errorf("the display for the tests could not be started: %w", err)
	}
	defer func() {
		end()
		// Xvfb ends because it was asked to; its exit status says just that.
		_ = xvfb.Wait()
	}()
	answer := make(chan string, 1)
	go func() {
		line, _ := bufio.NewReader(number).ReadString('\n')
		answer <- strings.TrimSpace(line)
	}()
	select {
	case display := <-answer:
		if display == "" {
			return errors.New("the display for the tests did not start: Xvfb ended without a display number")
		}
		return do([]string{"DISPLAY=:" + display, "WAYLAND_DISPLAY=", "GDK_BACKEND=x11"})
	case <-time.After(30 * time.Second):
		return errors.New("the display for the tests did not start within 30 s")
	case <-ctx.Done():
		return ctx.Err()
	}
}
