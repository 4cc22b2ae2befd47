package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
)

// wallCase is an import that the walls in .golangci.yml let through, or not. From and to are folders of
// the project, or a path that no folder has.
type wallCase struct {
	from, to string
	allowed  bool
}

func wallCases() []wallCase {
	return []wallCase{
		{"backend/okr", "backend/kpi", true},
		{"backend/kpi", "backend/okr", false},
		{"backend/smart", "backend/okr", true},
		{"backend/smart", "backend/store", false},
		{"backend/okr", "backend/smart", false},
		{"backend/template", "backend/smart", true},
		{"backend/smart", "backend/template", false},
		{"backend/template", "backend/store", false},
		{"backend/roadmap", "backend/okr", true},
		{"backend/okr", "backend/roadmap", false},
		{"backend/workshop", "backend/roadmap", true},
		{"backend/workshop", "backend/kpi", false},
		{"backend/okr", "backend/calc", true},
		{"backend/okr", "backend/store", false},
		{"backend/okr", "backend/journal", false},
		{"backend/plan", "backend/okr", false},
		{"backend/calc", "backend/plan", false},
		{"backend/calc", "github.com/expr-lang/expr/parser", true},
		{"backend/roadmap", "github.com/expr-lang/expr/parser", false},
		{"backend/journal", "backend/okr", false},
		{"backend/journal", "database/sql", false},
		{"backend/exchange", "backend/okr", true},
		{"backend/exchange", "backend/store", false},
		{"backend/store", "backend/exchange", false},
		{"backend/store", "database/sql", true},
		{"backend/store", "gorm.io/gorm", true},
		{"backend/workspace/okrs", "gorm.io/gorm", false},
		{"backend/workspace/okrs", "backend/store", true},
		{"backend/workspace/okrs", "backend/workspace/views", true},
		{"backend/workspace/okrs", "backend/workspace/kpis", false},
		{"backend/workspace/okrs", "app/api", false},
		{"backend/plan", "app/api", false},
		{"app/api", "backend/workspace/okrs", true},
		{"app/api", "backend/store", false},
		{"app/api", "github.com/wailsapp/wails/v2", false},
		{"app/fault", "app/api", false},
		{"app/appstate", "backend/store", false},
		{"app/cli", "backend/workspace/okrs", true},
		{"app/cli", "app/desktop", false},
		{"app/cli", "backend/journal", false},
		{"app/desktop", "app/api", true},
		{"app/desktop", "github.com/wailsapp/wails/v2", true},
	}
}

// checkWalls proves that the linter holds the walls: it lints a house of empty rooms in which every
// case of wallCases is one import, and compares what depguard refuses with what the case says.
func checkWalls(ctx context.Context, out io.Writer) error {
	house, err := os.MkdirTemp("", "cairn-walls-")
	if err != nil {
		return err
	}
	defer func() { _ = os.RemoveAll(house) }()
	if err := buildHouse(house); err != nil {
		return err
	}
	var found bytes.Buffer
	args := []string{"go", "run", linter, "run", "--enable-only", "depguard", "--max-same-issues", "0", "--max-issues-per-linter", "0"}
	// The linter's status says that it found something, which it has to.
	if err := (process{args: args, dir: house, out: &found}).run(ctx); err == nil || ctx.Err() != nil {
		return errors.Join(errors.New("the linter found no import that breaks the walls"), ctx.Err())
	}
	var wrong []error
	for i, c := range wallCases() {
		refused := strings.Contains(found.String(), caseFile(i, c)+":")
		if refused == c.allowed {
			wrong = append(wrong, fmt.Errorf("%s importing %s: refused is %t, should be %t", c.from, c.to, refused, !c.allowed))
		}
	}
	if len(wrong) > 0 {
		fmt.Fprintln(out, found.String())
	}
	return errors.Join(wrong...)
}

func caseFile(i int, c wallCase) string {
	return fmt.Sprintf("%s/case%d/case.go", c.from, i)
}

// buildHouse writes a module with the project's name, rooms and walls, and one package for every case.
// Libraries from elsewhere are empty modules of the same name.
func buildHouse(root string) error {
	walls, err := os.ReadFile(".golangci.yml")
	if err != nil {
		return err
	}
	files := map[string]string{".golangci.yml": string(walls)}
	module := "module cairn\n\ngo 1.26.0\n"
	for i, c := range wallCases() {
		target := c.to
		switch {
		case strings.HasPrefix(c.to, "backend/"), strings.HasPrefix(c.to, "app/"):
			target = "cairn/" + c.to
			files[c.to+"/room.go"] = "package " + filepath.Base(c.to) + "\n"
		case strings.Contains(c.to, "."):
			version := "v1.0.0"
			if strings.HasSuffix(c.to, "/v2") {
				version = "v2.0.0"
			}
			fake := "elsewhere/" + c.to
			files[fake+"/go.mod"] = "module " + c.to + "\n"
			files[fake+"/library.go"] = "package library\n"
			module += fmt.Sprintf("require %[1]s %[2]s\nreplace %[1]s => ./%[3]s\n", c.to, version, fake)
		}
		files[caseFile(i, c)] = fmt.Sprintf("package room\n\nimport _ %q\n", target)
	}
	files["go.mod"] = module
	for name, content := range files {
		path := filepath.Join(root, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
			return err
		}
	}
	return nil
}
