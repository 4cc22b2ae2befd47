package store

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"time"

	"cairn/backend/plan"
)

// How many backups stay: all of the last two days, then the last one of each
// of 12 days, 10 weeks and 9 months that have any. This is Anki's scheme
// (reliability handbook). It counts days with a backup and not days of the
// calendar, so that a plan that is opened once a month keeps 31 backups, and a
// clock that was once wrong costs nothing.
const (
	keepAllFor = 48 * time.Hour
	keepDays   = 12
	keepWeeks  = 10
	keepMonths = 9
)

// Thin removes the backups of a place that the scheme does not keep, and the
// oldest ones beyond MaxBytes in all; those of other plans, and of the same plan
// at other places, count there and stay. The newest backup that passes verification now always stays, and
// nothing is removed where none does. The caller has verified the open plan:
// before that an older backup may be the only sound copy.
func (b Backups) Thin(ctx context.Context, of Place) (removed []Backup, err error) {
	list, err := b.own(of)
	if err != nil {
		return nil, err
	}
	others, err := b.bytesOfOthers(of)
	if err != nil {
		return nil, err
	}
	room := cmp.Or(b.MaxBytes, DefaultMaxBytes) - others
	if len(surplus(list, b.Clock.Now(), room, "")) == 0 {
		return nil, nil
	}
	sound, err := newestSound(ctx, list)
	if err != nil {
		return nil, err
	}
	for _, backup := range surplus(list, b.Clock.Now(), room, sound) {
		if err := os.Remove(backup.Path); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return removed, writeError(backup.Path, err)
		}
		removed = append(removed, backup)
	}
	return removed, nil
}

// newestSound returns the path of the newest backup that passes verification
// now. list is the newest first.
func newestSound(ctx context.Context, list []Backup) (string, error) {
	for _, backup := range list {
		_, err := checkFile(ctx, backup.Path)
		if err == nil {
			return backup.Path, nil
		}
		if ctx.Err() != nil {
			return "", mapError(ctx.Err())
		}
	}
	return "", &plan.Error{Code: plan.Damaged, Message: fmt.Sprintf(
		"None of the %d backups of this plan passes its checks. All of them were kept. Take a backup now, and check the disk.", len(list))}
}

// surplus chooses what to remove. list is the newest first; the newest and the
// one at path sound stay, whatever their age and size; room is in bytes.
func surplus(list []Backup, now time.Time, room int64, sound string) []Backup {
	var kept, drop []Backup
	for i, keep := range keptByAge(list, now) {
		if keep || list[i].Path == sound {
			kept = append(kept, list[i])
		} else {
			drop = append(drop, list[i])
		}
	}
	var bytes int64
	for _, backup := range kept {
		bytes += backup.Size
	}
	for i := len(kept) - 1; i > 0 && bytes > room; i-- {
		if kept[i].Path != sound {
			bytes -= kept[i].Size
			drop = append(drop, kept[i])
		}
	}
	slices.SortFunc(drop, func(x, y Backup) int { return x.At.Compare(y.At) })
	return drop
}

// keptByAge goes from the newest to the oldest and keeps the first of each
// day, week and month as long as the number of that kind lasts. Weeks are
// those of ISO 8601, and a month is that of its weeks' Thursdays: since days
// lie in one week and weeks in one month, what was once surplus never becomes
// worth keeping, and a thinning that was broken off can be done again.
func keptByAge(list []Backup, now time.Time) []bool {
	spans := []struct {
		left int
		of   func(time.Time) time.Time
	}{{keepDays, dayOf}, {keepWeeks, weekOf}, {keepMonths, monthOf}}
	kept := make([]bool, len(list))
	var last time.Time // when the last kept backup was taken; zero before the first
	for i, backup := range list {
		for len(spans) > 0 && spans[0].left == 0 {
			spans = spans[1:]
		}
		switch {
		case now.Sub(backup.At).Abs() < keepAllFor:
			kept[i] = true
		case len(spans) > 0 && (last.IsZero() || spans[0].of(backup.At).Before(spans[0].of(last))):
			kept[i] = true
			spans[0].left--
		}
		if kept[i] {
			last = backup.At
		}
	}
	return kept
}

func dayOf(t time.Time) time.Time {
	year, month, day := t.UTC().Date()
	return time.Date(year, month, day, 0, 0, 0, 0, time.UTC)
}

// weekOf is the Monday of a day's week.
func weekOf(t time.Time) time.Time {
	sinceMonday := (int(t.UTC().Weekday()) + 6) % 7
	return dayOf(t).AddDate(0, 0, -sinceMonday)
}

func monthOf(t time.Time) time.Time {
	year, month, _ := weekOf(t).AddDate(0, 0, 3).Date()
	return time.Date(year, month, 1, 0, 0, 0, 0, time.UTC)
}

// bytesOfOthers is the size of the backups of all other places.
func (b Backups) bytesOfOthers(of Place) (int64, error) {
	own, err := b.folder(of)
	if err != nil {
		return 0, err
	}
	plans, err := foldersIn(b.Dir)
	if err != nil {
		return 0, err
	}
	var sum int64
	for _, folder := range plans {
		places, err := foldersIn(folder)
		if err != nil {
			return 0, err
		}
		for _, place := range places {
			size, err := bytesIn(place)
			if err != nil {
				return 0, err
			}
			if place != own {
				sum += size
			}
		}
	}
	return sum, nil
}

func bytesIn(folder string) (sum int64, err error) {
	entries, err := os.ReadDir(folder)
	if err != nil {
		return 0, inaccessible(folder, err)
	}
	for _, entry := range entries {
		if backup, ok := parseBackup(folder, entry); ok {
			sum += backup.Size
		}
	}
	return sum, nil
}
