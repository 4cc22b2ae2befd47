package transfer_test

import (
	"bytes"
	"context"
	"encoding/csv"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"cairn/backend/workspace"
	"cairn/backend/workspace/sample"
	"cairn/backend/workspace/workspacetest"
)

// again imports an export into a new plan and exports that.
func again(t *testing.T, once []byte) []byte {
	t.Helper()
	return importText(t, workspacetest.New(t, workspacetest.Options(t)), string(once))
}

// importText imports a CSV text and exports the plan.
func importText(t *testing.T, w *workspace.Workspace, text string) []byte {
	t.Helper()
	path := filepath.Join(t.TempDir(), "in.csv")
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	importFile(t, w, path)
	return export(t, w)
}

func expectSameLines(t *testing.T, once, twice []byte) {
	t.Helper()
	if bytes.Equal(once, twice) {
		return
	}
	a, b := bytes.Split(once, []byte("\n")), bytes.Split(twice, []byte("\n"))
	t.Errorf("%d lines, then %d", len(a), len(b))
	for i := range min(len(a), len(b)) {
		if !bytes.Equal(a[i], b[i]) {
			t.Errorf("line %d\n%s\n%s", i+1, a[i], b[i])
		}
	}
}

func TestExportImportExportIsTheSame(t *testing.T) {
	for _, file := range []string{quarter, "../../exchange/testdata/okrs-2018-q4.csv"} {
		t.Run(filepath.Base(file), func(t *testing.T) {
			w := workspacetest.New(t, workspacetest.Options(t))
			importFile(t, w, file)
			once := export(t, w)
			expectSameLines(t, once, again(t, once))
		})
	}
}

func newSample(t *testing.T) *workspace.Workspace {
	t.Helper()
	w, err := sample.Create(context.Background(), filepath.Join(t.TempDir(), "sample.cairn"), workspacetest.Options(t))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = w.Close() })
	return w
}

// The sample has all that okrs.csv does not hold, so that what is computed from
// it may differ (see package exchange); all else comes back.
func TestTheSampleComesBack(t *testing.T) {
	once := export(t, newSample(t))
	twice := again(t, once)
	if got, want := bytes.Count(once, []byte(",Stale,")), 2; got != want {
		t.Fatalf("%d stale rows in the sample, want %d: a key result and its objective", got, want)
	}
	if bytes.Contains(twice, []byte(",Stale,")) {
		t.Fatal("a row is stale on the day of its import")
	}
	expectSameLines(t, withoutComputed(t, once), withoutComputed(t, twice))
	// From there on nothing changes any more.
	expectSameLines(t, twice, again(t, twice))
}

// withoutComputed empties the columns that are computed.
func withoutComputed(t *testing.T, content []byte) []byte {
	t.Helper()
	records, err := csv.NewReader(bytes.NewReader(content)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	w := csv.NewWriter(&out)
	header := slices.Clone(records[0])
	for _, record := range records {
		for i, name := range header {
			if name == "Progress %" || name == "Expected %" || name == "Status" {
				record[i] = ""
			}
		}
		if err := w.Write(record); err != nil {
			t.Fatal(err)
		}
	}
	w.Flush()
	return out.Bytes()
}

func TestABacklogOfAnotherNameComesBack(t *testing.T) {
	once := importText(t, workspacetest.New(t, workspacetest.Options(t)), "Title,Period\nA,Ideas (no dates)\n")
	if !bytes.Contains(once, []byte(",Ideas (no dates),")) {
		t.Fatalf("the cycle is not in %s", once)
	}
	expectSameLines(t, once, again(t, once))
}
