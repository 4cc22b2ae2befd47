package plan_test

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"cairn/backend/plan"
)

func TestKeyBetween(t *testing.T) {
	for _, c := range [][2]string{{"", ""}, {"", "1"}, {"", "01"}, {"", "V"}, {"", "V5"}, {"z", ""}, {"zz", ""}, {"zyz", ""}, {"V", ""},
		{"a", "b"}, {"az", "b"}, {"a", "a1"}, {"a", "a01"}, {"azzz", "b"}, {"V0", "V1"}} {
		key, ok := plan.KeyBetween(c[0], c[1])
		if !ok || key <= c[0] || c[1] != "" && key >= c[1] || strings.HasSuffix(key, "0") {
			t.Errorf("KeyBetween(%q, %q) = %q, %v", c[0], c[1], key, ok)
		}
	}
	for _, c := range [][2]string{{"a", "a"}, {"b", "a"}, {"a", "a0"}, {"", "0"}, {"", "000"}, {"a-b", "b"}, {"a", "b c"}, {"é", ""}, {"", "é"}} {
		if key, ok := plan.KeyBetween(c[0], c[1]); ok || key != "" {
			t.Errorf("KeyBetween(%q, %q) = %q, though there is no room", c[0], c[1], key)
		}
	}
}

// Any insertions, moves included, keep the siblings in order with distinct keys.
func TestInsertionsKeepTheOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		keys := plan.Keys(rapid.IntRange(0, 5).Draw(t, "begun with"))
		for range rapid.IntRange(1, 40).Draw(t, "insertions") {
			at := rapid.IntRange(0, len(keys)).Draw(t, "at")
			before, after := "", ""
			if at > 0 {
				before = keys[at-1]
			}
			if at < len(keys) {
				after = keys[at]
			}
			key, ok := plan.KeyBetween(before, after)
			if !ok || key <= before || after != "" && key >= after || strings.HasSuffix(key, "0") {
				t.Fatalf("between %q and %q: %q, %v", before, after, key, ok)
			}
			keys = slices.Insert(keys, at, key)
		}
	})
}

// KeyBetween of any two keys lies between them or says that there is no room.
func TestKeyBetweenAnyKeys(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		keys := rapid.StringMatching(`(z{0,4}|0{0,4})[0-9A-Za-z]{0,5}`)
		a, b := keys.Draw(t, "a"), keys.Draw(t, "b")
		key, ok := plan.KeyBetween(a, b)
		if ok && (key <= a || b != "" && key >= b || key == "" || strings.HasSuffix(key, "0")) {
			t.Fatalf("between %q and %q: %q", a, b, key)
		}
		// Room lacks only where b is a followed by lowest digits, or not after a.
		if !ok && (b == "" || a < b && strings.Trim(strings.TrimPrefix(b, a), "0") != "") {
			t.Fatalf("between %q and %q: none", a, b)
		}
	})
}

// Rows are added at an end a thousand times for each time that one is wedged
// in: keys at the ends stay short.
func TestKeysAtTheEndsStayShort(t *testing.T) {
	for _, c := range []struct{ count, longest int }{{90, 2}, {3900, 4}, {20_000, 8}} {
		last, first := "", ""
		for range c.count {
			var ok bool
			if last, ok = plan.KeyBetween(last, ""); !ok || len(last) > c.longest {
				t.Fatalf("%d appended: %q", c.count, last)
			}
			if first, ok = plan.KeyBetween("", first); !ok || len(first) > c.longest {
				t.Fatalf("%d prepended: %q", c.count, first)
			}
		}
	}
}

func TestKeys(t *testing.T) {
	for _, n := range []int{0, 1, 2, 29, 30, 61, 62, 1000, 100_000} {
		keys := plan.Keys(n)
		if len(keys) != n || !slices.IsSorted(keys) || len(slices.Compact(slices.Clone(keys))) != n {
			t.Errorf("%d keys: not %d in order", n, n)
		}
		for i, key := range keys {
			if key == "" || strings.HasSuffix(key, "0") || len(key) > 4 {
				t.Fatalf("%d keys: number %d is %q", n, i, key)
			}
		}
		// There is room at every place.
		for i := range min(n, 1000) {
			before := ""
			if i > 0 {
				before = keys[i-1]
			}
			if _, ok := plan.KeyBetween(before, keys[i]); !ok {
				t.Fatalf("%d keys: no room before number %d", n, i)
			}
		}
	}
}
