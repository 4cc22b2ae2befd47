package plan_test

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"cairn/backend/plan"
)

func TestParseNumber(t *testing.T) {
	for _, c := range []struct {
		text, mark string
		want       float64
		code       string
	}{
		{"12", ".", 12, ""}, {" 12 ", ".", 12, ""}, {"+12", ".", 12, ""}, {"-12", ".", -12, ""}, {"\u221212", ".", -12, ""},
		{"0", ".", 0, ""}, {"-0", ".", 0, ""}, {"007", ".", 7, ""}, {"5.", ".", 5, ""}, {".5", ".", 0.5, ""}, {"-.5", ".", -0.5, ""},
		{"41%", ".", 41, ""}, {"41 %", ".", 41, ""}, {"41.5%", ".", 41.5, ""},
		{"1,234.5", ".", 1234.5, ""}, {"1.234,5", ",", 1234.5, ""}, {"1,5", ",", 1.5, ""},
		{"1 234 567", ".", 1234567, ""}, {"1\u00a0234,5", ",", 1234.5, ""}, {"1\u202f234", ".", 1234, ""},
		{"1'234.5", ".", 1234.5, ""}, {"1\u2019234", ".", 1234, ""}, {"-1,234", ".", -1234, ""},
		{"1,234", "", 1234, ""}, {"1.5", "?", 1.5, ""}, // a point unless the mark is a comma
		{"123456789012345", ".", 123456789012345, ""}, {"0.000123456789012345", ".", 0.000123456789012345, ""},
		{"100000000000000000000000", ".", 1e23, ""}, {"1.000000000000000000000", ".", 1, ""},

		{"", ".", 0, "required"}, {" \t", ".", 0, "required"},
		{"1,5", ".", 0, "not_a_number"}, {"1.5", ",", 0, "not_a_number"}, {"1,23", ".", 0, "not_a_number"},
		{"1234,567", ".", 0, "not_a_number"}, {",123", ".", 0, "not_a_number"}, {"1,234 567", ".", 0, "not_a_number"},
		{"1.5.5", ".", 0, "not_a_number"}, {"1.234.5", ",", 0, "not_a_number"}, {"--5", ".", 0, "not_a_number"},
		{"5-", ".", 0, "not_a_number"}, {"-", ".", 0, "not_a_number"}, {".", ".", 0, "not_a_number"}, {"%", ".", 0, "not_a_number"},
		{"5%%", ".", 0, "not_a_number"}, {"6o", ".", 0, "not_a_number"}, {"1e5", ".", 0, "not_a_number"}, {"0x10", ".", 0, "not_a_number"},
		{"NaN", ".", 0, "not_a_number"}, {"Inf", ".", 0, "not_a_number"}, {"1_000", ".", 0, "not_a_number"}, {"\u0663", ".", 0, "not_a_number"},
		{"1234567890123456", ".", 0, "too_many_digits"}, {"0.1234567890123456", ".", 0, "too_many_digits"},
		{"100000000000000000001", ".", 0, "too_many_digits"},
		{strings.Repeat("9", 1) + strings.Repeat("0", 400), ".", 0, "out_of_range"}, {"0." + strings.Repeat("0", 400) + "1", ".", 0, "out_of_range"},
		{"0." + strings.Repeat("0", 310) + "123456789012345", ".", 0, "out_of_range"},
	} {
		got, err := plan.ParseNumber(c.text, c.mark, "target")
		if code := faultCode(t, err); got != c.want || code != c.code {
			t.Errorf("ParseNumber(%.40q, %q) = %v, %q, want %v, %q", c.text, c.mark, got, code, c.want, c.code)
		}
		if got == 0 && math.Signbit(got) {
			t.Errorf("ParseNumber(%q) is negative zero", c.text)
		}
	}
}

func TestParseNumberRefusesAWholeFileBriefly(t *testing.T) {
	for _, text := range []string{strings.Repeat("é", 1<<20), strings.Repeat("7", 1<<20), strings.Repeat("\xff", 1<<20)} {
		_, err := plan.ParseNumber(text, ".", "target")
		if err == nil || len(err.Error()) > 400 {
			t.Errorf("message of %d bytes", len(err.Error()))
		}
	}
}

func TestFormatNumber(t *testing.T) {
	for number, want := range map[float64]string{
		0: "0", math.Copysign(0, -1): "0", 1: "1", -1.5: "-1.5", 0.1: "0.1", 1e23: "100000000000000000000000",
		1e-7: "0.0000001", 123456789012345: "123456789012345",
	} {
		if got := plan.FormatNumber(number); got != want {
			t.Errorf("FormatNumber(%v) = %q, want %q", number, got, want)
		}
	}
}

func TestDigits(t *testing.T) {
	tenth, fifth := 0.1, 0.2 // constants would be added exactly
	for number, want := range map[float64]int{0: 1, 5: 1, 0.5: 1, -120: 2, 1.25: 3, 1e300: 1, 123456789012345: 15, tenth + fifth: 17} {
		if got := plan.Digits(number); got != want {
			t.Errorf("Digits(%v) = %d, want %d", number, got, want)
		}
	}
}

// Every number of at most 15 significant digits comes back from its text, bit
// for bit, under either decimal mark, and its text does not grow.
func TestNumbersRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		significant := rapid.Int64Range(0, 999_999_999_999_999).Draw(t, "digits")
		shift := rapid.IntRange(-300, 280).Draw(t, "exponent")
		number, err := strconv.ParseFloat(strconv.FormatInt(significant, 10)+"e"+strconv.Itoa(shift), 64)
		if err != nil {
			t.Fatal(err)
		}
		if rapid.Bool().Draw(t, "negative") && number != 0 {
			number = -number
		}
		if got := plan.Digits(number); got > plan.MaxDigits {
			t.Fatalf("%v has %d digits", number, got)
		}
		text := plan.FormatNumber(number)
		for _, mark := range []string{".", ","} {
			got, err := plan.ParseNumber(strings.Replace(text, ".", mark, 1), mark, "x")
			if err != nil || math.Float64bits(got) != math.Float64bits(number) {
				t.Fatalf("%s reads back as %v, %v", text, got, err)
			}
		}
	})
}

// Grouping the digits in threes changes nothing.
func TestGroupedNumbersReadTheSame(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		whole := rapid.Int64Range(0, 999_999_999_999).Draw(t, "whole")
		fraction := rapid.StringMatching(`[0-9]{0,3}`).Draw(t, "fraction")
		mark := rapid.SampledFrom([]string{".", ","}).Draw(t, "mark")
		other := map[string]string{".": ",", ",": "."}[mark]
		group := rapid.SampledFrom([]string{other, " ", "\u00a0", "\u202f", "'", "\u2019"}).Draw(t, "group")
		plainText := strconv.FormatInt(whole, 10)
		grouped := ""
		for i, digit := range plainText {
			if i > 0 && (len(plainText)-i)%3 == 0 {
				grouped += group
			}
			grouped += string(digit)
		}
		want, err := strconv.ParseFloat(plainText+"."+fraction, 64)
		if err != nil {
			t.Fatal(err)
		}
		if got, err := plan.ParseNumber(grouped+mark+fraction, mark, "x"); err != nil || got != want {
			t.Fatalf("%q = %v, %v, want %v", grouped+mark+fraction, got, err, want)
		}
	})
}

func FuzzParseNumber(f *testing.F) {
	for _, seed := range []string{"12", "-1,234.5", "41 %", "1\u202f234", "\u2212.5", "1e5", "", "9999999999999999", "0.00000001"} {
		f.Add(seed, ".")
		f.Add(seed, ",")
	}
	f.Fuzz(func(t *testing.T, text, mark string) {
		number, err := plan.ParseNumber(text, mark, "x")
		if err != nil {
			if faultCode(t, err) == "" || number != 0 {
				t.Fatalf("%q: refused with %v, %v", text, number, err)
			}
			return
		}
		if math.IsNaN(number) || math.IsInf(number, 0) || number == 0 && math.Signbit(number) {
			t.Fatalf("%q: %v", text, number)
		}
		if plan.Digits(number) > plan.MaxDigits {
			t.Fatalf("%q: %v has %d digits", text, number, plan.Digits(number))
		}
		if again, err := plan.ParseNumber(plan.FormatNumber(number), ".", "x"); err != nil || again != number {
			t.Fatalf("%q: %v written is %q, read %v, %v", text, number, plan.FormatNumber(number), again, err)
		}
	})
}

func TestDifference(t *testing.T) {
	for _, c := range []struct{ number, other, want float64 }{
		{0.3, 0.2, 0.1}, {2.45, 2.44, 0.01}, {91.9, 92, -0.1}, {95.7, 95.9, -0.2}, {13910, 13600, 310}, {5, 5, 0}, {0, 0, 0},
		{1e15, 1, 999999999999999}, {-0.1, 0.2, -0.3}, {1e-9, 2e-9, -1e-9}, {1e300, 1e-300, 1e300},
	} {
		if got := plan.Difference(c.number, c.other); got != c.want {
			t.Errorf("Difference(%v, %v) = %v, want %v", c.number, c.other, got, c.want)
		}
	}
	if got := plan.Difference(math.MaxFloat64, -math.MaxFloat64); !math.IsInf(got, 1) {
		t.Errorf("numbers too far apart: %v", got)
	}
}

func TestDifferenceOfDecimalsIsExact(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		places := rapid.IntRange(0, 4).Draw(t, "places")
		a, b := rapid.Int64Range(-1e9, 1e9).Draw(t, "a"), rapid.Int64Range(-1e9, 1e9).Draw(t, "b")
		scaled := func(n int64) float64 {
			f, err := strconv.ParseFloat(fmt.Sprintf("%de-%d", n, places), 64)
			if err != nil {
				t.Fatal(err)
			}
			return f
		}
		if got, want := plan.Difference(scaled(a), scaled(b)), scaled(a-b); got != want {
			t.Fatalf("Difference(%v, %v) = %v, want %v", scaled(a), scaled(b), got, want)
		}
	})
}

func TestKeptNumbersCanBeKept(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := rapid.Float64Range(-1e300, 1e300).Draw(t, "computed")
		kept := plan.Kept(f)
		if plan.Digits(kept) > plan.MaxDigits || math.Abs(kept-f) > 1e-14*math.Abs(f)+1e-300 {
			t.Fatalf("%v is kept as %v", f, kept)
		}
		var faults plan.Faults
		if !faults.Number("n", &kept) {
			t.Fatalf("%v: %v", kept, faults.Err())
		}
	})
}

// A way of no length has one number on it, to the last digit.
func TestBetweenTwoOfTheSame(t *testing.T) {
	const both = -0.002
	if got := plan.Between(both, both, 7.0/13); got != both {
		t.Errorf("got %v, want %v", got, both)
	}
}
