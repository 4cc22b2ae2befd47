package main

import (
	"context"
	"os"
)

// devCommand opens the app with live reload, through the Wails command line that go.mod pins.
// go.mod stays as it is: whoever changes it means to.
func devCommand(ctx context.Context, args []string) error {
	if err := install(ctx, os.Stdout, windowNeeds()); err != nil {
		return err
	}
	if err := installFrontend(ctx, os.Stdout); err != nil {
		return err
	}
	return show(ctx, append([]string{"go", "tool", "wails", "dev", "-tags", "webkit2_41", "-m", "-nosyncgomod"}, args...)...)
}
