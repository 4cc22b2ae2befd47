package main

import (
	"context"
	"os"
)

// goSources is what gofmt looks at: every folder that holds Go, and never node_modules.
func goSources() []string {
	return []string{"main.go", "app", "backend", "build"}
}

// fmtCommand brings Go and the frontend into their one format.
func fmtCommand(ctx context.Context, _ []string) error {
	if err := show(ctx, append([]string{"gofmt", "-s", "-w"}, goSources()...)...); err != nil {
		return err
	}
	if err := installFrontend(ctx, os.Stdout); err != nil {
		return err
	}
	return npm(ctx, os.Stdout, nil, "run", "format")
}
