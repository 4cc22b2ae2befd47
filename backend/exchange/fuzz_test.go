package exchange

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"cairn/backend/plan"
)

func seed(f *testing.F) {
	f.Helper()
	for _, name := range []string{"okrs-2018-q3.csv", "okrs-2018-q4.csv"} {
		raw, err := os.ReadFile(filepath.Join("testdata", name))
		if err != nil {
			f.Fatal(err)
		}
		f.Add(raw[:4000])
	}
	for _, text := range []string{
		"", "\ufeff", "\xff\xfeT\x00i\x00", "Title\r\"a\"\"b\"\rc", "sep=;\nTitle;Target\na;5", "ID,Parent,Title\n1,2,A\n2,1,B\n",
		"Level,Title,Due\n1,A,3/4/2026\n3,B,x\n", "Objective,Key result,Target\nA,B,\"1,5\"\n,C,\n",
		strings.Join(OwnHeader(), ";") + "\n1;Objective;'=A;;;;;Q1 2026;;;;;;;;;;\n1.1;Key result: stay in range;B;;;;;Q1 2026;2;5;1;;;;;;;\n",
	} {
		f.Add([]byte(text))
	}
}

func FuzzReadTable(f *testing.F) {
	seed(f)
	f.Fuzz(func(t *testing.T, raw []byte) {
		table, err := ReadTable(context.Background(), bytes.NewReader(raw), -1, Options{})
		if err != nil {
			var refused *plan.Error
			if !errors.As(err, &refused) || refused.Message == "" {
				t.Fatalf("not a refusal: %v", err)
			}
			return
		}
		names := map[string]bool{}
		for _, name := range table.Header {
			if names[name] || name == "" {
				t.Fatalf("the header %q names a column twice or not at all", table.Header)
			}
			names[name] = true
		}
		if len(table.Header) > MaxColumns || len(table.Rows) > MaxRows || len(table.Findings) > 2*MaxFindings {
			t.Fatal("over a limit")
		}
		before := 0
		for _, row := range table.Rows {
			if row.Line <= before || len(row.Cells) > len(table.Header) {
				t.Fatalf("line %d after %d, %d cells under %d names", row.Line, before, len(row.Cells), len(table.Header))
			}
			before = row.Line
			for _, cell := range row.Cells {
				if len(cell) > MaxCellBytes || !utf8.ValidString(cell) {
					t.Fatalf("cell %q", excerpt(cell))
				}
			}
		}
	})
}

func FuzzReadOutline(f *testing.F) {
	seed(f)
	f.Fuzz(func(t *testing.T, raw []byte) {
		table, err := ReadTable(context.Background(), bytes.NewReader(raw), -1, Options{})
		if err != nil {
			return
		}
		context := quarter()
		context.Teams, context.People = []string{"Support"}, []plan.Person{{Name: "CEO"}, {Email: "x@y.z"}}
		out := ReadOutline(table, Recognise(table.Header), context)
		checkShape(t, out)
		for _, row := range out.Rows {
			if !utf8.ValidString(row.Title + row.Note + row.Owner) {
				t.Fatalf("row %+v is not text", row)
			}
		}
		// The second reading of what the first one exports changes nothing more.
		if out.Errors == 0 && len(out.Rows) > 0 {
			first := written(t, Standard, context.Settings, exported(out, nil))
			again := read(t, first, Options{})
			second := written(t, Standard, context.Settings, exported(ReadOutline(again, Recognise(again.Header), context), nil))
			if first != second {
				t.Fatalf("got\n%s\nwant\n%s", second, first)
			}
		}
	})
}
