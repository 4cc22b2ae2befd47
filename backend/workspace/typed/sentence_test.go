package typed_test

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"

	"cairn/backend/plan"
	"cairn/backend/workspace/typed"
)

var reading = typed.Reading{Mark: ".", Dates: plan.DateReader{Today: "2026-02-17"}, FirstMonth: 1,
	Names: []string{"Dana Okafor", "Priya Raman", "Ines Halvorsen", "Ines Maier", "Core team"}}

// said writes what was understood in one line.
func said(s typed.Sentence) string {
	var parts []string
	add := func(field string, value any, there bool) {
		if there {
			parts = append(parts, fmt.Sprintf("%s=%v", field, value))
		}
	}
	number := func(field string, f *float64) {
		if f != nil {
			add(field, plan.FormatNumber(*f), true)
		}
	}
	add("kind", s.Kind, s.Kind != "")
	number("start", s.Start)
	number("target", s.Target)
	number("low", s.Low)
	number("high", s.High)
	add("unit", s.Unit, s.Unit != "")
	add("due", s.Due, s.Due != "")
	add("owner", s.Owner, s.Owner != "")
	add("tags", strings.Join(s.Tags, ","), len(s.Tags) > 0)
	return s.Title + " | " + strings.Join(parts, " ")
}

func TestSentences(t *testing.T) {
	for text, want := range map[string]string{
		"Raise activation from 41% to 60% by 15 Mar @Dana #Growth":   "Raise activation | kind=increase start=41 target=60 unit=% due=2026-03-15 owner=Dana Okafor tags=Growth",
		"Cut churn from 5.2 % to 3 %":                                "Cut churn | kind=decrease start=5.2 target=3 unit=%",
		"Churn 5% -> 3% by end of March":                             "Churn | kind=decrease start=5 target=3 unit=% due=2026-03-31",
		"Grow to 12,000 restaurants @core team":                      "Grow restaurants | kind=increase target=12000 unit=restaurants owner=Core team",
		"Revenue to €1.5M by Q2":                                     "Revenue | kind=increase target=1500000 unit=€ due=2026-06-30",
		"Keep uptime at least 99.9% @Priya":                          "Keep uptime | kind=at_least target=99.9 unit=% owner=Priya Raman",
		"Reply time at most 2 #support #speed":                       "Reply time | kind=at_most target=2 tags=support,speed",
		"Cost per delivery between 3 and 4 by Q1 2027":               "Cost per delivery | kind=range low=3 high=4 due=2027-03-31",
		"Shorten time to first order from 6.5 days to 3 days @Priya": "Shorten time to first order | kind=decrease start=6.5 target=3 unit=days owner=Priya Raman",
		"First reply from 9 hours to 2 by Q2":                        "First reply | kind=decrease start=9 target=2 unit=hours due=2026-06-30",
		"Release every 1 day, not 14 days to 1 day":                  "Release every 1 day, not | kind=decrease start=14 target=1 unit=day",
		"Move 3 teams to 2 floors at once":                           "Move 3 teams to 2 floors at once | ",
		"Talk to ten customers by hand":                              "Talk to ten customers by hand | ",
		"Move 3 teams to the new office":                             "Move 3 teams to the new office | ",
		"Ask @ines for help":                                         "Ask for help | owner=ines",
		"@\"Someone New\" finds out why":                             "finds out why | owner=Someone New",
		"Win back leavers @Zoe Miller":                               "Win back leavers | owner=Zoe Miller",
		"Win back @Zoe  O’Neil-Å. by 15 Mar #Growth":                 "Win back | due=2026-03-15 owner=Zoe O’Neil-Å. tags=Growth",
		"Raise NPS @Zoe Anna Maria Miller from 41 to 60":             "Raise NPS | kind=increase start=41 target=60 owner=Zoe Anna Maria Miller",
		"Ask leavers @Zoe Anna Maria Miller Jones":                   "Ask leavers Anna Maria Miller Jones | owner=Zoe",
		"Ask @Zoe About the plan":                                    "Ask About the plan | owner=Zoe",
		"@Zoe Win Back":                                              "Win Back | owner=Zoe",
		"Raise NPS @Zoe Miller, at least 40":                         "Raise NPS | kind=at_least target=40 owner=Zoe Miller",
		"Ask @Dana Miller":                                           "Ask | owner=Dana Miller",
		"Ask @dana okafor by Q2":                                     "Ask | due=2026-06-30 owner=Dana Okafor",
		"Reach 40 @Priya Q3":                                         "Reach 40 Q3 | owner=Priya Raman",
		"Mail dana@example.org, see issue #":                         "Mail dana@example.org, see issue # | ",
		"From 10k to 20k readers by tomorrow":                        "readers | kind=increase start=10000 target=20000 due=2026-02-18",
		"":                                                           " | ",
	} {
		if got := said(typed.ReadSentence(text, reading)); got != want {
			t.Errorf("%q\n got %s\nwant %s", text, got, want)
		}
	}
}

// A line that no title could be made of is not taken apart: a hostile one of a
// megabyte would keep the plan for minutes.
func TestALineThatIsTooLongStaysWhole(t *testing.T) {
	for _, piece := range []string{"by x ", "#x ", "by end of "} {
		text := strings.Repeat(piece, 4*plan.MaxTitle/len(piece)+1)
		if s := typed.ReadSentence(text, reading); len(s.Parts) > 0 || s.Title != plan.CleanTitle(text) {
			t.Errorf("%d bytes of %q: %d parts", len(text), piece, len(s.Parts))
		}
	}
	long := strings.Repeat("word ", 180) + "by 15 Mar @Dana"
	if s := typed.ReadSentence(long, reading); len(s.Parts) != 2 {
		t.Errorf("a title of %d bytes: parts %+v", len(long), s.Parts)
	}
}

// Bytes that are no text count as CleanTitle takes them.
func TestBytesThatAreNoText(t *testing.T) {
	const text = "Grow \xff\xff by 15 Mar"
	if s := typed.ReadSentence(text, reading); s.Title != plan.CleanTitle("Grow \xff\xff") || s.Due == "" {
		t.Errorf("%q: title %q, due %q", text, s.Title, s.Due)
	}
}

func TestADecimalCommaInASentence(t *testing.T) {
	how := reading
	how.Mark = ","
	if got, want := said(typed.ReadSentence("NPS from 1.250,5 to 1.300", how)), "NPS | kind=increase start=1250.5 target=1300"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

// Whatever is typed: parts lie inside the text, apart from one another, and every
// word that is no part is in the title.
func TestNothingOfASentenceIsLost(t *testing.T) {
	pieces := []string{"Raise", "from", "to", "days", "h", "41%", "60", "by", "15 Mar", "Q3", "@Dana", "@Zoe", "Miller", "@", "#a", "#", "at least", "between", "and", "3.5k", "€4", "ß", "📈", "\u00a0", "\t", "-", "→", "\"", "\xff"}
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOfN(rapid.SampledFrom(pieces), 0, 12).Draw(t, "pieces"), rapid.SampledFrom([]string{" ", "  ", ""}).Draw(t, "space"))
		s := typed.ReadSentence(text, reading)
		runes, last := []rune(text), 0
		for _, p := range s.Parts {
			if p.Begin < last || p.End <= p.Begin || p.End > len(runes) {
				t.Fatalf("%q: parts %+v", text, s.Parts)
			}
			last = p.End
		}
		if !utf8.ValidString(s.Title) {
			t.Fatalf("%q: title %q", text, s.Title)
		}
		if len(s.Parts) == 0 && s.Title != strings.TrimRight(plan.CleanTitle(text), " ,;:-–") {
			t.Fatalf("%q: title %q", text, s.Title)
		}
	})
}
