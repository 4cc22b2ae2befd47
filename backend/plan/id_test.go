package plan_test

import (
	"bytes"
	"math/rand/v2"
	"regexp"
	"slices"
	"sync"
	"testing"
	"time"

	"pgregory.net/rapid"

	"cairn/backend/plan"
)

var version7 = regexp.MustCompile(`^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$`)

func seeded(seed byte) *rand.ChaCha8 { return rand.NewChaCha8([32]byte{seed}) }

// Ids of one generator are UUIDv7 in order, whatever the clock does: it stands
// still for longer than the counter reaches, jumps, and goes back.
func TestNewIDsAreInOrder(t *testing.T) {
	now := time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC)
	ids := plan.NewIDs(plan.ClockFunc(func() time.Time { return now }), seeded(1))
	var made []plan.ID
	for _, step := range []struct {
		jump  time.Duration
		count int
	}{{0, 10_000}, {time.Millisecond, 10}, {-time.Hour, 5000}, {2 * time.Hour, 10}, {-100 * 365 * 24 * time.Hour, 10}} {
		now = now.Add(step.jump)
		for range step.count {
			made = append(made, ids.New())
		}
	}
	if !slices.IsSorted(made) || len(slices.Compact(slices.Clone(made))) != len(made) {
		t.Error("ids are out of order or come twice")
	}
	for _, id := range made {
		if !version7.MatchString(string(id)) {
			t.Fatalf("%s is no UUIDv7", id)
		}
		if again, ok := plan.ParseID(string(id)); !ok || again != id {
			t.Fatalf("%s reads back as %s", id, again)
		}
	}
}

func TestNewIDsCarryTheTime(t *testing.T) {
	now := time.UnixMilli(0x0123456789ab)
	id := plan.NewIDs(plan.ClockFunc(func() time.Time { return now }), seeded(1)).New()
	if want := "01234567-89ab-7000-"; string(id)[:len(want)] != want {
		t.Errorf("%s, want it to begin with %s", id, want)
	}
}

func TestMadeOn(t *testing.T) {
	now := time.Date(2026, 11, 22, 23, 59, 59, 0, time.UTC)
	for _, c := range []struct {
		name string
		id   plan.ID
		want plan.Date
	}{
		{"made by Cairn", plan.NewIDs(plan.ClockFunc(func() time.Time { return now }), seeded(1)).New(), "2026-11-22"},
		// The example of RFC 9562, appendix A.6: 22 February 2022, 14:22:22 in New York.
		{"the vector of the RFC", "017f22e2-79b0-7cc3-98c4-dc0c0c07398f", "2022-02-22"},
		{"of a link", plan.LinkID("a", "b"), ""},
		{"random", "919108f7-52d1-4320-9bac-f847db4148a8", ""},
		{"past every calendar", "ffffffff-ffff-7000-8000-000000000000", ""},
		{"none", "", ""},
		{"no id", "k1", ""},
	} {
		if got := c.id.MadeOn(); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

func TestNewIDsComeAgainFromTheSameSource(t *testing.T) {
	clock := plan.ClockFunc(func() time.Time { return time.UnixMilli(1_700_000_000_000) })
	a, b, c := plan.NewIDs(clock, seeded(1)), plan.NewIDs(clock, seeded(1)), plan.NewIDs(clock, seeded(2))
	for range 100 {
		first, second, other := a.New(), b.New(), c.New()
		if first != second || first == other {
			t.Fatalf("%s, %s, other seed %s", first, second, other)
		}
	}
}

func TestNewIDsAtOnce(t *testing.T) {
	ids := plan.NewIDs(plan.ClockFunc(time.Now), seeded(1))
	made := make([][]plan.ID, 8)
	var group sync.WaitGroup
	for i := range made {
		group.Go(func() {
			for range 1000 {
				made[i] = append(made[i], ids.New())
			}
		})
	}
	group.Wait()
	all := slices.Concat(made...)
	slices.Sort(all)
	if got := len(slices.Compact(all)); got != 8000 {
		t.Errorf("%d different ids, want 8000", got)
	}
}

func TestNewIDsWithoutEntropyPanic(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("an id without entropy")
		}
	}()
	plan.NewIDs(plan.ClockFunc(time.Now), bytes.NewReader(nil)).New()
}

func TestParseID(t *testing.T) {
	const canonical = "01890a5d-ac96-774b-bcce-b302099a8057"
	for text, want := range map[string]plan.ID{
		canonical: canonical, "01890A5D-AC96-774B-BCCE-B302099A8057": canonical,
		"": "", "01890a5dac96774bbcceb302099a8057": "", "{" + canonical + "}": "", "urn:uuid:" + canonical: "",
		canonical + "0": "", "01890a5d-ac96-774b-bcce-b302099a805g": "", "01890a5d+ac96-774b-bcce-b302099a8057": "",
	} {
		if got, ok := plan.ParseID(text); got != want || ok != (want != "") {
			t.Errorf("ParseID(%q) = %q, %v, want %q", text, got, ok, want)
		}
	}
}

// The ids of links are part of the file format: these must never change.
func TestLinkIDIsPinned(t *testing.T) {
	for _, c := range []struct {
		ends []string
		want plan.ID
	}{
		{nil, "267e731f-318b-5dd9-92e2-974693f540ff"}, {[]string{"a", "b"}, "feace194-5c6d-5ed1-bd44-bea998984c7a"}, {[]string{"b", "a"}, "1f120310-9c65-5250-adbb-71a0d775587e"},
	} {
		if got := plan.LinkID(c.ends...); got != c.want {
			t.Errorf("LinkID(%q) = %s, want %s", c.ends, got, c.want)
		}
	}
}

func TestLinkIDTellsEndsApart(t *testing.T) {
	version5 := regexp.MustCompile(`^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$`)
	rapid.Check(t, func(t *rapid.T) {
		ends := rapid.SliceOfN(rapid.String(), 0, 4)
		a, b := ends.Draw(t, "a"), ends.Draw(t, "b")
		id := plan.LinkID(a...)
		if !version5.MatchString(string(id)) || id != plan.LinkID(a...) {
			t.Fatalf("%q gives %s, then %s", a, id, plan.LinkID(a...))
		}
		if (id == plan.LinkID(b...)) != slices.Equal(a, b) {
			t.Fatalf("%q and %q", a, b)
		}
	})
	if plan.LinkID("ab", "c") == plan.LinkID("a", "bc") || plan.LinkID("a") == plan.LinkID("a", "") {
		t.Error("the joints between the ends do not count")
	}
}
