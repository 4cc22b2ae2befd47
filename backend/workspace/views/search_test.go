package views_test

import (
	"context"
	"errors"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"cairn/backend/store"
	"cairn/backend/workspace/okrs"
	"cairn/backend/workspace/views"
)

func TestSearchFindsWordsInEveryText(t *testing.T) {
	ctx, w := context.Background(), newSample(t)
	search := views.NewSearch(w)
	for query, want := range map[string]string{
		"fill rate":           "key_result Keep the first-order fill rate title",
		"COURIER app":         "kpi On-time deliveries source",
		"halvorsen":           "person Ines Halvorsen title",
		"maturity":            "phase Maturity title",
		"cold store":          "",
		"ten newcomers where": "action Ask ten newcomers where the menu upload stops them title",
		"half gets guided":    "decision Keep 60% as the target for activation why",
		"change of apps":      "question Did the change of apps move what counts as on time? title",
		"priya talks":         "review Weekly review of 10 Feb 2026 note",
		"xyzzy":               "",
		"  ":                  "",
	} {
		found, err := search.Find(ctx, query)
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		if len(found.Hits) > 0 {
			h := found.Hits[0]
			got = h.Subject + " " + h.Title + " " + h.Field
			if len(h.Marks) == 0 || found.Total < len(found.Hits) {
				t.Errorf("%q: %+v of %d", query, h, found.Total)
			}
		}
		if want != "" && got != want || want == "" && query != "cold store" && got != "" {
			t.Errorf("%q found %q, want %q", query, got, want)
		}
	}
}

func TestSearchFindsInitiatives(t *testing.T) {
	d := newDecided(t, fennel)
	d.do(t, func(ctx context.Context, tx *store.Tx) error {
		i, err := tx.Initiative(ctx, d.ids["One-tap reorder"])
		i.Evidence = "Eleven cooks asked for it"
		return errors.Join(err, tx.PutInitiative(ctx, i))
	})
	found, err := views.NewSearch(d.w).Find(context.Background(), "cooks asked")
	if err != nil || found.Total != 1 || found.Hits[0].Subject != "initiative" || found.Hits[0].Field != "evidence" {
		t.Fatalf("%+v, %v", found, err)
	}
}

func TestSearchSeesWhatChanged(t *testing.T) {
	ctx, w := context.Background(), newSample(t)
	search := views.NewSearch(w)
	if found, err := search.Find(ctx, "zürich"); err != nil || found.Total != 0 {
		t.Fatalf("%+v, %v", found, err)
	}
	cycles, err := views.New(w).Cycles(ctx)
	if err != nil {
		t.Fatal(err)
	}
	_, id, err := okrs.New(w).AddObjective(ctx, okrs.NewObjective{Cycle: cycles[1].ID, Title: "Open in Zürich and Łódź"})
	if err != nil {
		t.Fatal(err)
	}
	for _, query := range []string{"zurich", "ZÜRICH lodz", "lódz"} {
		found, err := search.Find(ctx, query)
		if err != nil || len(found.Hits) != 1 || found.Hits[0].ID != id || *found.Hits[0].CycleID != cycles[1].ID {
			t.Fatalf("%q: %+v, %v", query, found, err)
		}
	}
	found, _ := search.Find(ctx, "zurich")
	h := found.Hits[0]
	if m := h.Marks; len(m) != 1 || string([]rune(h.Text)[m[0].Begin:m[0].End]) != "Zürich" {
		t.Errorf("marked %+v in %q", m, h.Text)
	}
}

// Whatever is typed, what is marked lies inside what is shown, in order.
func TestMarksLieInsideTheExcerpt(t *testing.T) {
	ctx, w := context.Background(), newSample(t)
	cycles, err := views.New(w).Cycles(ctx)
	if err != nil {
		t.Fatal(err)
	}
	title := "Straße " + strings.Repeat("ǅ ", 60) + "ﬁll ﬁll Ångström 📈 fill"
	if _, _, err := okrs.New(w).AddObjective(ctx, okrs.NewObjective{Cycle: cycles[1].ID, Title: title}); err != nil {
		t.Fatal(err)
	}
	search := views.NewSearch(w)
	rapid.Check(t, func(t *rapid.T) {
		query := strings.Join(rapid.SliceOfN(rapid.SampledFrom([]string{"fill", "f", "str", "ss", "angstrom", "📈", "dž", "rate", "é", "i"}), 1, 3).Draw(t, "words"), " ")
		found, err := search.Find(ctx, query)
		if err != nil {
			t.Fatal(err)
		}
		for _, h := range found.Hits {
			last, length := 0, len([]rune(h.Text))
			for _, m := range h.Marks {
				if m.Begin < last || m.End <= m.Begin || m.End > length {
					t.Fatalf("%q: %+v in %q", query, h.Marks, h.Text)
				}
				last = m.End
			}
		}
	})
}
