package cli

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write the examples of docs/cli.md as they are now")

const manual = "../../docs/cli.md"

// TestExamplesOfTheManualAreWhatHappens runs every command that stands behind
// "$ cairn" in a console block of docs/cli.md, in order and in one world, and
// compares what it prints with what the manual says. A block that begins with
// "```csv NAME" is the file of that name. `go test ./app/cli -update` writes
// the output anew.
func TestExamplesOfTheManualAreWhatHappens(t *testing.T) {
	path, err := filepath.Abs(manual)
	if err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	examples := &examples{world: newWorld(t), ids: map[string]string{}}
	got := examples.redo(string(text))
	if examples.commands == 0 {
		t.Fatal("the manual has no examples")
	}
	if got == string(text) {
		return
	}
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	wantLines, gotLines := strings.Split(string(text), "\n"), strings.Split(got, "\n")
	for i := range min(len(wantLines), len(gotLines)) {
		if wantLines[i] != gotLines[i] {
			t.Fatalf("line %d of the manual says\n%s\nand what happens is\n%s\n(go test ./app/cli -update writes it anew)", i+1, wantLines[i], gotLines[i])
		}
	}
	t.Fatalf("the manual has %d lines of examples, and %d happen", len(wantLines), len(gotLines))
}

// TestManualKnowsEveryCommandAndFlag.
func TestManualKnowsEveryCommandAndFlag(t *testing.T) {
	text, err := os.ReadFile(manual)
	if err != nil {
		t.Fatal(err)
	}
	call := &invocation{}
	for _, command := range call.rootCommand().Commands() {
		if !strings.Contains(string(text), "\n## "+command.Name()+"\n") {
			t.Errorf("the manual has no chapter on %s", command.Name())
		}
		for _, line := range strings.Split(command.LocalFlags().FlagUsages(), "\n") {
			if name := regexp.MustCompile(`--[a-z-]+`).FindString(line); name != "" && !strings.Contains(string(text), name) {
				t.Errorf("the manual does not mention %s of %s", name, command.Name())
			}
		}
	}
}

// examples are those of one manual, with the world in which they run.
type examples struct {
	world    *world
	ids      map[string]string // to what the manual shows for them
	commands int
}

// redo returns the manual with the output of its examples as it is now.
func (e *examples) redo(text string) string {
	var out []string
	lines := strings.Split(text, "\n")
	for i := 0; i < len(lines); i++ {
		out = append(out, lines[i])
		end := i + 1
		for strings.HasPrefix(lines[i], "```") && end < len(lines) && lines[end] != "```" {
			end++
		}
		name, isFile := strings.CutPrefix(lines[i], "```csv ")
		switch {
		case isFile:
			e.write(name, strings.Join(lines[i+1:end], "\n")+"\n")
			out = append(out, lines[i+1:end+1]...)
			i = end
		case lines[i] == "```console":
			for _, line := range lines[i+1 : end] {
				if command, is := strings.CutPrefix(line, "$ cairn "); is {
					out = append(out, line)
					out = append(out, e.output(command)...)
				}
			}
			out = append(out, "```")
			i = end
		case strings.HasPrefix(lines[i], "```"):
			out = append(out, lines[i+1:end+1]...)
			i = end
		}
	}
	return strings.Join(out, "\n")
}

func (e *examples) write(name, text string) {
	if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
		e.world.t.Fatal(err)
	}
}

var (
	uuid    = regexp.MustCompile(`[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}`)
	place   = regexp.MustCompile(`\b[0-9a-f]{32}\b`) // key of a folder that backups are of
	bytes   = regexp.MustCompile(`"size": \d+`)
	padding = regexp.MustCompile(` {2,}(\d+)  (yes|no)  `)
)

// output is what a command prints, with what differs between two machines or
// two versions made the same: folders, ids, sizes.
func (e *examples) output(command string) []string {
	e.commands++
	for id, shown := range e.ids {
		command = strings.ReplaceAll(command, shown, id)
	}
	code, out, errors := e.world.run(split(strings.ReplaceAll(command, "/home/dana", e.world.folder))...)
	text := strings.TrimSuffix(out+errors, "\n")
	if code != 0 {
		text += fmt.Sprintf("\n[exit %d]", code)
	}
	text = strings.ReplaceAll(text, e.world.folder, "/home/dana")
	text = bytes.ReplaceAllString(text, `"size": 204800`)
	text = padding.ReplaceAllString(text, "  204800  $2  ")
	text = e.standIn(text, uuid, "01a20000-0000-7000-8000-%012d")
	text = e.standIn(text, place, "%032d")
	return strings.Split(text, "\n")
}

// standIn shows the same in the place of what is another one at each run.
func (e *examples) standIn(text string, what *regexp.Regexp, format string) string {
	return what.ReplaceAllStringFunc(text, func(id string) string {
		if e.ids[id] == "" {
			e.ids[id] = fmt.Sprintf(format, len(e.ids)+1)
		}
		return e.ids[id]
	})
}

// split parts a command line as a shell does, as far as the manual needs it.
func split(line string) []string {
	var args []string
	for i, part := range strings.Split(line, `"`) {
		if i%2 == 1 {
			args = append(args, part)
			continue
		}
		args = append(args, strings.Fields(part)...)
	}
	return args
}
