package roadmap_test

import (
	"errors"
	"testing"

	"pgregory.net/rapid"

	"cairn/backend/plan"
	"cairn/backend/roadmap"
)

func codeAtField(err error) string {
	var refused *plan.Error
	if errors.As(err, &refused) && len(refused.Fields) > 0 {
		return refused.Fields[0].Field + " " + refused.Fields[0].Code
	}
	return ""
}

func TestRangesAsPeopleTypeThem(t *testing.T) {
	for _, c := range []struct{ text, mark, want string }{
		{"3", ".", "3"}, {" 2-3-6 ", ".", "2-3-6"}, {"2 3 6", ".", "2-3-6"}, {"2..6 (3)", ".", "2-3-6"}, {"2\u20136 (3)", ".", "2-3-6"},
		{"2 to 6 (3)", ".", "2-3-6"}, {"2..3..6", ".", "2-3-6"}, {"2 - 3 - 6", ".", "2-3-6"}, {"2/3/6", ".", "2-3-6"}, {"2; 3; 6", ".", "2-3-6"},
		{"0,5-1-1,5", ",", "0,5-1-1,5"}, {"0.5-1-1.5", ".", "0.5-1-1.5"}, {"1,200-1,500-2,000", ".", "1200-1500-2000"},
		{"1 250", ".", "1250"}, {"80%", ".", "80"}, {"50% 80% 100%", ".", "50-80-100"}, {"-5 -3 -1", ".", "-5..-3..-1"},
		{"-5--3--1", ".", "-5..-3..-1"}, {"-5..-1 (-3)", ".", "-5..-3..-1"}, {"\u22122", ".", "-2"}, {"3-3-3", ".", "3-3-3"}, {"", ".", ""},
	} {
		got, err := roadmap.ParseRange(c.text, c.mark, "effort")
		if text := roadmap.FormatRange(got, c.mark); err != nil || text != c.want {
			t.Errorf("%q: got %q, %v; want %q", c.text, text, err, c.want)
		}
	}
	for text, want := range map[string]string{
		"two": "effort not_a_range", "2-6": "effort half_a_range", "6-3-2": "effort out_of_order", "1-2-3-4": "effort not_a_range",
		"2..6 (": "effort not_a_range", "2-3-6 (4)": "effort not_a_range", "100 200 300": "effort not_a_range", "1.2.3": "effort not_a_number", "2..6 (9)": "effort out_of_order",
		"2-x-6": "effort not_a_range", "1-12345678901234567-9": "effort too_many_digits",
	} {
		if _, err := roadmap.ParseRange(text, ".", "effort"); codeAtField(err) != want {
			t.Errorf("%q: got %v, want %s", text, err, want)
		}
	}
}

func aRange(t *rapid.T) roadmap.Range {
	number := func(label string) float64 {
		n, _ := plan.Shifted(float64(rapid.IntRange(-99999, 99999).Draw(t, label)), -rapid.IntRange(0, 3).Draw(t, label+" places"))
		return n
	}
	a, b, c := number("a"), number("b"), number("c")
	if rapid.Bool().Draw(t, "exactly") {
		return roadmap.Exactly(a)
	}
	low, high := min(a, b, c), max(a, b, c)
	likely := max(min(a, b), min(max(a, b), c))
	return roadmap.Range{Low: &low, Likely: &likely, High: &high}
}

func TestARangeReadsBackAsItWasWritten(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		want, mark := aRange(t), rapid.SampledFrom([]string{".", ","}).Draw(t, "mark")
		text := roadmap.FormatRange(want, mark)
		got, err := roadmap.ParseRange(text, mark, "likely")
		if err != nil || roadmap.FormatRange(got, ".") != roadmap.FormatRange(want, ".") || got.Spread() != want.Spread() {
			t.Fatalf("%q: got %s, %v", text, roadmap.FormatRange(got, mark), err)
		}
	})
}

// Whatever is typed: a range is read whole or refused at the field, and what is read is
// written as it was.
func FuzzParseRange(f *testing.F) {
	for _, text := range []string{"3", "2-3-6", "2..6 (3)", "-5 -3 -1", "1,5..2 (1,7)", "50% 80% 100%", "100 200 300", "2-6", "((", "1\u20262\u20263"} {
		f.Add(text, ".")
		f.Add(text, ",")
	}
	f.Fuzz(func(t *testing.T, text, mark string) {
		got, err := roadmap.ParseRange(text, mark, "effort")
		if err != nil {
			if code := codeAtField(err); code == "" || code[:7] != "effort " {
				t.Fatalf("%q: refused without the field: %v", text, err)
			}
			return
		}
		again, err := roadmap.ParseRange(roadmap.FormatRange(got, mark), mark, "effort")
		if err != nil || roadmap.FormatRange(again, mark) != roadmap.FormatRange(got, mark) {
			t.Fatalf("%q: read as %s and then as %s, %v", text, roadmap.FormatRange(got, mark), roadmap.FormatRange(again, mark), err)
		}
	})
}
