package cli

import (
	"strings"
	"testing"
	"unicode"

	"pgregory.net/rapid"
)

func TestTableLinesUp(t *testing.T) {
	tab := newTable("Order", ">Value", "Title")
	tab.add("1", "5", "Grow")
	tab.add("1.10", "1250", "価値 of more")
	tab.add("価値", "1", "")
	var out strings.Builder
	tab.print(&out, "none")
	want := "Order  Value  Title\n" +
		"1          5  Grow\n" +
		"1.10    1250  価値 of more\n" +
		"価値       1\n"
	if got := out.String(); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestEmptyTableSaysSo(t *testing.T) {
	var out strings.Builder
	newTable("Order").print(&out, "Nothing here.")
	if got, want := out.String(), "Nothing here.\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestPrintableObeysNoContent(t *testing.T) {
	for text, want := range map[string]string{
		"plain é 価 👩‍🚀":       "plain é 価 👩‍🚀",
		"\x1b[2Jgone\x07":     "\ufffd[2Jgone\ufffd",
		"\u009b31mred":        "\ufffd31mred",
		"two\r\nlines\tand":   "two  lines and",
		"abc\u202edcba":       "abc\ufffddcba",
		"in\u200bvisible\x7f": "in\ufffdvisible\ufffd",
	} {
		if got := printable(text); got != want {
			t.Errorf("printable(%q) = %q, want %q", text, got, want)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		for _, r := range printable(rapid.String().Draw(t, "text")) {
			if unicode.IsControl(r) {
				t.Fatalf("%U came through", r)
			}
		}
	})
}
