package plan_test

import (
	"errors"
	"fmt"
	"math"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"pgregory.net/rapid"

	"cairn/backend/plan"
)

func TestErrorSentences(t *testing.T) {
	cause := errors.New("disk on fire")
	for _, c := range []struct {
		err  *plan.Error
		want string
	}{
		{plan.Refuse(plan.Busy, "It is open in Cairn."), "It is open in Cairn."},
		{plan.AtField("target", "required", "A target is missing."), "A target is missing."},
		{&plan.Error{Code: plan.Invalid, Fields: []plan.FieldError{{Message: "One."}, {Message: "Two."}}}, "One. Two."},
		{&plan.Error{Code: plan.Internal, Cause: cause}, "internal"},
	} {
		if got := c.err.Error(); got != c.want {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
	wrapped := fmt.Errorf("saving: %w", &plan.Error{Code: plan.DiskFull, Cause: cause})
	if plan.CodeOf(wrapped) != plan.DiskFull || !errors.Is(wrapped, cause) {
		t.Errorf("code %s", plan.CodeOf(wrapped))
	}
	if plan.CodeOf(nil) != "" || plan.CodeOf(cause) != plan.Internal {
		t.Errorf("codes %q, %q", plan.CodeOf(nil), plan.CodeOf(cause))
	}
}

func TestFaults(t *testing.T) {
	var none plan.Faults
	if err := none.Err(); err != nil {
		t.Errorf("no fault: %v", err)
	}
	var faults plan.Faults
	number := func(f float64) *float64 { return &f }
	if faults.Number("a", nil) || !faults.Number("b", number(1.5)) || faults.Number("c", number(math.Inf(-1))) || faults.Number("d", number(1.000000000000001)) {
		t.Error("which numbers are sound")
	}
	if faults.Day("e", "") || !faults.Day("f", "2024-02-29") || faults.Day("g", "2023-02-29") {
		t.Error("which dates are there")
	}
	faults.Weight("h", -0.1)
	faults.Weight("i", 0)
	faults.Title("j", "\u00a0")
	faults.Title("k", "fine")
	faults.Line("l", "", 5)
	faults.Line("m", "123456", 5)
	faults.Note("n", "two\nlines\tand a tab")
	var refused *plan.Error
	if !errors.As(faults.Err(), &refused) || refused.Code != plan.Invalid {
		t.Fatalf("%v", faults.Err())
	}
	var got []string
	for _, f := range refused.Fields {
		got = append(got, f.Field+" "+f.Code)
	}
	if want := "c not_a_number, d too_many_digits, g not_a_date, h negative, j required, m too_long"; strings.Join(got, ", ") != want {
		t.Errorf("faults %s\nwant   %s", strings.Join(got, ", "), want)
	}
}

func TestCleanTexts(t *testing.T) {
	for text, want := range map[string]string{
		"  Grow\r\n\tfast ": "Grow fast", "a\x00b": "a b", "a\u2028b": "a b", "a\xffb": "a\ufffdb", " \n ": "", "fine": "fine",
	} {
		if got := plan.CleanTitle(text); got != want {
			t.Errorf("CleanTitle(%q) = %q, want %q", text, got, want)
		}
	}
	for text, want := range map[string]string{
		" a\r\nb\rc\td \n": "a\nb\nc\td", "a\x00b\x1bc": "abc", "a\xffb": "a\ufffdb", "fine": "fine",
	} {
		if got := plan.CleanNote(text); got != want {
			t.Errorf("CleanNote(%q) = %q, want %q", text, got, want)
		}
	}
}

// What was cleaned is accepted, and cleaning it again changes nothing.
func TestCleanedTextsAreAccepted(t *testing.T) {
	odd := rapid.OneOf(rapid.String(), rapid.Map(rapid.SliceOf(rapid.Byte()), func(b []byte) string { return string(b) }),
		rapid.StringOf(rapid.RuneFrom(nil, unicode.Cc, unicode.Zl, unicode.Zp, unicode.Zs)))
	rapid.Check(t, func(t *rapid.T) {
		text := odd.Draw(t, "text")
		title, note := plan.CleanTitle(text), plan.CleanNote(text)
		var faults plan.Faults
		faults.Line("title", title, plan.MaxTitle)
		faults.Note("note", note)
		if utf8.RuneCountInString(title) <= plan.MaxTitle && faults.Err() != nil {
			t.Fatalf("%q cleaned: %v", text, faults.Err())
		}
		if plan.CleanTitle(title) != title || plan.CleanNote(note) != note {
			t.Fatalf("%q cleaned twice changes", text)
		}
	})
}
