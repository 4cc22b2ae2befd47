package main

import (
	"context"
	"os"
	"path/filepath"
)

// screenshotsCommand takes the pictures of the documentation anew, light and dark, from the sample and
// the crowded plan.
func screenshotsCommand(ctx context.Context, _ []string) error {
	if err := install(ctx, os.Stdout, append(windowNeeds(), testNeeds()...)); err != nil {
		return err
	}
	if err := installFrontend(ctx, os.Stdout); err != nil {
		return err
	}
	if err := buildPage(ctx, os.Stdout); err != nil {
		return err
	}
	folder, err := filepath.Abs(filepath.Join("docs", "screenshots"))
	if err != nil {
		return err
	}
	return inBrowser(ctx, os.Stdout, []string{"CAIRN_SCREENSHOTS=" + folder}, "--project=screenshots")
}
