package store

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"
)

var thinningDay = time.Date(2026, 3, 31, 9, 0, 0, 0, time.UTC)

// somePast draws backups of the past years, the newest first, crowded towards
// now as real ones are.
func somePast(t *rapid.T) []Backup {
	count := rapid.IntRange(1, 150).Draw(t, "count") // drawn apart: rapid's own slices are short
	ages := rapid.OneOf(rapid.IntRange(0, 3*1440), rapid.IntRange(0, 60*1440), rapid.IntRange(0, 1500*1440))
	ago := rapid.SliceOfN(ages, count, count).Draw(t, "minutes ago")
	slices.Sort(ago)
	var list []Backup
	for i, minutes := range slices.Compact(ago) {
		list = append(list, Backup{Path: fmt.Sprint(i), At: thinningDay.Add(-time.Duration(minutes) * time.Minute),
			Size: rapid.Int64Range(1, 100).Draw(t, "size")})
	}
	return list
}

func without(list, drop []Backup) []Backup {
	return slices.DeleteFunc(slices.Clone(list), func(b Backup) bool { return slices.Contains(drop, b) })
}

const plenty = int64(1) << 40

func TestThinningKeepsWhatTheSchemePromises(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		list := somePast(t)
		kept := without(list, surplus(list, thinningDay, plenty, ""))
		if kept[0] != list[0] {
			t.Fatal("the newest is gone")
		}
		older := 0
		for _, backup := range kept {
			if thinningDay.Sub(backup.At) >= keepAllFor {
				older++
			}
		}
		if most := keepDays + keepWeeks + keepMonths; older > most {
			t.Fatalf("%d backups older than two days, want at most %d", older, most)
		}
		for _, dropped := range without(list, kept) {
			if thinningDay.Sub(dropped.At) < keepAllFor {
				t.Fatalf("%s is of the last two days", dropped.At)
			}
			newerOfMonth := slices.ContainsFunc(kept, func(b Backup) bool {
				return b.At.After(dropped.At) && monthOf(b.At).Equal(monthOf(dropped.At))
			})
			if !newerOfMonth && older < keepDays+keepWeeks+keepMonths {
				t.Fatalf("%s was the last of its month, and there was a place for it", dropped.At)
			}
		}
	})
}

// Thinning again removes nothing, thinning later never wants back what is
// gone, and a thinning that was broken off comes to the same end.
func TestThinningIsMonotone(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		list := somePast(t)
		drop := surplus(list, thinningDay, plenty, "")
		if again := surplus(without(list, drop), thinningDay, plenty, ""); len(again) != 0 {
			t.Fatalf("a second thinning drops %v", again)
		}
		later := thinningDay.Add(time.Duration(rapid.IntRange(0, 400*1440).Draw(t, "minutes later")) * time.Minute)
		dropLater := surplus(list, later, plenty, "")
		for _, backup := range drop {
			if !slices.Contains(dropLater, backup) {
				t.Fatalf("%s is surplus now and wanted %s later", backup.At, later.Sub(thinningDay))
			}
		}
		done := rapid.IntRange(0, len(drop)).Draw(t, "removed before the break")
		half := without(list, drop[:done])
		if got, want := without(half, surplus(half, thinningDay, plenty, "")), without(list, drop); !slices.Equal(got, want) {
			t.Fatalf("after a break %d stay instead of %d", len(got), len(want))
		}
	})
}

func TestThinningKeepsToItsRoom(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		list := somePast(t)
		room := rapid.Int64Range(-100, 3000).Draw(t, "room")
		sound := rapid.SampledFrom(list).Draw(t, "sound")
		kept := without(list, surplus(list, thinningDay, room, sound.Path))
		if !slices.Contains(kept, list[0]) || !slices.Contains(kept, sound) {
			t.Fatal("the newest or the newest sound one is gone")
		}
		var bytes int64
		for _, backup := range kept {
			bytes += backup.Size
		}
		if len(kept) > 2 && bytes > room {
			t.Fatalf("%d bytes stay in a room of %d", bytes, room)
		}
	})
}

// A plan that is opened every day, with the clock jumping ten years ahead once.
func TestThinningDayByDay(t *testing.T) {
	var list []Backup
	for day := range 500 {
		now := thinningDay.AddDate(0, 0, day)
		at := now
		if day == 30 {
			at = now.AddDate(10, 0, 0)
		}
		list = append(list, Backup{Path: fmt.Sprint(day), At: at})
		slices.SortFunc(list, func(x, y Backup) int { return y.At.Compare(x.At) })
		list = without(list, surplus(list, now, plenty, ""))
	}
	if got, want := len(list), 2+12+10+9; got != want {
		t.Errorf("%d backups stay, want %d", got, want)
	}
	now := thinningDay.AddDate(0, 0, 499)
	// The backup of the future takes the place of one day.
	for day := range 2 + 12 - 1 {
		if at := now.AddDate(0, 0, -day); !slices.ContainsFunc(list, func(b Backup) bool { return b.At.Equal(at) }) {
			t.Errorf("the backup of %s is gone", at)
		}
	}
	oldest := list[len(list)-1].At
	if months := now.Sub(oldest).Hours() / 24 / 30; months < 11 || months > 13 {
		t.Errorf("the oldest is from %s, %.1f months ago", oldest, months)
	}
}

// A day that has a backup of the last 48 hours needs no other one.
func TestThinningCountsADayOnce(t *testing.T) {
	var list []Backup
	for _, hours := range []time.Duration{47, 49, 50, 58, 82} {
		list = append(list, Backup{Path: fmt.Sprint(hours), At: thinningDay.Add(-hours * time.Hour)})
	}
	drop := surplus(list, thinningDay, plenty, "")
	if want := []Backup{list[2], list[1]}; !slices.Equal(drop, want) {
		t.Errorf("dropped are %v, want those of 49 and 50 hours ago", drop)
	}
}
