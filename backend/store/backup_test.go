package store

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"cairn/backend/plan"
)

func (p *testPlan) clock() *testClock { return p.options.Clock.(*testClock) }

func (p *testPlan) backupFolder() string {
	folder, err := p.options.Backups.folder(p.Place())
	if err != nil {
		panic(err) // the plan was made here and has an id
	}
	return folder
}

func (p *testPlan) backUp(t testing.TB, reason BackupReason) Backup {
	t.Helper()
	backup, err := p.BackUp(context.Background(), reason)
	if err != nil {
		t.Fatal(err)
	}
	return backup
}

func (p *testPlan) list(t testing.TB) []Backup {
	t.Helper()
	list, err := p.options.Backups.List(p.Place())
	if err != nil {
		t.Fatal(err)
	}
	return list
}

// digestOf is the digest of the content of a plan file that is not open.
func digestOf(t testing.TB, path string) string {
	t.Helper()
	ctx := context.Background()
	s, err := Open(ctx, path, ForReading, testOptions(t))
	if err != nil {
		t.Fatalf("open %s: %v", path, err)
	}
	p := testPlan{Store: s}
	digest := p.digest(t)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	return digest
}

func TestTakeABackup(t *testing.T) {
	p := newTestPlan(t)
	first, before := p.backUp(t, Manual), p.digest(t)
	p.retitle(t, "Later")
	second := p.backUp(t, BeforeImport)
	if want := filepath.Join(p.backupFolder(), "20260217T090000.000Z-manual.cairn"); first.Path != want {
		t.Errorf("the backup is %s, want %s", first.Path, want)
	}
	// The clock stands still, and no backup may take the place of another.
	if !second.At.After(first.At) {
		t.Errorf("the second backup is dated %s, the first %s", second.At, first.At)
	}
	if got, want := p.list(t), []Backup{second, first}; !slices.Equal(got, want) {
		t.Errorf("listed are %+v, want %+v", got, want)
	}
	if got, want := digestOf(t, first.Path), before; got != want {
		t.Errorf("the first backup holds %s, want %s", got, want)
	}
	if got, want := digestOf(t, second.Path), p.digest(t); got != want {
		t.Errorf("the second backup holds %s, want %s", got, want)
	}
	expectMode(t, first.Path, 0o600)
	if names := namesIn(t, p.backupFolder()); len(names) != 3 { // and the path
		t.Errorf("the folder holds %v", names)
	}
}

// The connection that copies may do so only for the length of the copy.
func TestTakeLeavesTheConnectionQueryOnly(t *testing.T) {
	ctx, p := context.Background(), newTestPlan(t)
	p.backUp(t, Manual)
	var queryOnly bool
	if err := p.raw[1].QueryRowContext(ctx, "PRAGMA query_only").Scan(&queryOnly); err != nil || !queryOnly {
		t.Errorf("query_only is %v after a backup, %v", queryOnly, err)
	}
}

func TestABackupThatFailsIsRemoved(t *testing.T) {
	ctx, p := context.Background(), newTestPlan(t)
	good := p.backUp(t, Daily)
	cancelled, cancel := context.WithCancel(ctx)
	cancel()
	if _, err := p.BackUp(cancelled, Manual); plan.CodeOf(err) != plan.Cancelled {
		t.Errorf("got %v, want cancelled", err)
	}
	if _, err := p.options.Backups.Take(ctx, p.raw[1], Place{"0198c0de-0000-7000-8000-00000000000f", p.Path()}, Manual); !errors.Is(err, errOtherPlan) {
		t.Errorf("got %v for the id of another plan", err)
	}
	// Content that changes behind Cairn's back is what SQLite's own checks miss.
	if _, err := p.raw[0].ExecContext(ctx, "UPDATE objectives SET title = 'flipped'"); err != nil {
		t.Fatal(err)
	}
	_, err := p.BackUp(ctx, Manual)
	if plan.CodeOf(err) != plan.Damaged || !strings.Contains(err.Error(), "earlier backups are as they were") {
		t.Errorf("got %v, want damaged", err)
	}
	if got, want := p.list(t), []Backup{good}; !slices.Equal(got, want) {
		t.Errorf("listed are %+v, want %+v", got, want)
	}
	if names := namesIn(t, p.backupFolder()); len(names) != 2 { // and the path
		t.Errorf("the folder holds %v", names)
	}
}

// A plan's id may come from a file that somebody sent.
func TestBackupsStayInTheirFolder(t *testing.T) {
	ctx, p := context.Background(), newTestPlan(t)
	for _, id := range []plan.ID{"", "..", "../../elsewhere", "/tmp"} {
		if _, err := p.options.Backups.Take(ctx, p.raw[1], Place{id, p.Path()}, Manual); plan.CodeOf(err) != plan.Damaged {
			t.Errorf("id %q: got %v, want damaged", id, err)
		}
		if _, err := p.options.Backups.List(Place{id, p.Path()}); plan.CodeOf(err) != plan.Damaged {
			t.Errorf("id %q: got %v, want damaged", id, err)
		}
	}
	if names := namesIn(t, p.options.Backups.Dir); len(names) != 0 {
		t.Errorf("the folder holds %v", names)
	}
}

func TestListKnowsItsOwn(t *testing.T) {
	p := newTestPlan(t)
	if list := p.list(t); len(list) != 0 {
		t.Errorf("listed before the first backup: %+v", list)
	}
	backup := p.backUp(t, Daily)
	for _, name := range []string{"notes.txt", "20260101T000000Z-daily.cairn", "20261340T000000.000Z-daily.cairn", partialPrefix + "1.cairn", "x-20260217T090000.000Z-daily.cairn"} {
		writeFile(t, filepath.Join(p.backupFolder(), name), []byte("x"))
	}
	if err := os.Mkdir(filepath.Join(p.backupFolder(), "20260101T000000.000Z-daily.cairn"), 0o700); err != nil {
		t.Fatal(err)
	}
	if got, want := p.list(t), []Backup{backup}; !slices.Equal(got, want) {
		t.Errorf("listed are %+v, want %+v", got, want)
	}
	if err := os.Truncate(backup.Path, backup.Size-1); err != nil {
		t.Fatal(err)
	}
	if list := p.list(t); len(list) != 1 || list[0].Verified {
		t.Errorf("listed after the backup was cut: %+v", list)
	}
}

func TestDue(t *testing.T) {
	p := newTestPlan(t)
	backups, now := p.options.Backups, p.clock().now
	expect := func(when string, at time.Time, want bool) {
		t.Helper()
		if got := backups.Due(p.Place(), at); got != want {
			t.Errorf("%s: due is %v, want %v", when, got, want)
		}
	}
	expect("before the first", now, true)
	backup := p.backUp(t, BeforeImport)
	expect("at once", now, false)
	expect("a moment before a day is over", now.Add(24*time.Hour-time.Millisecond), false)
	expect("after a day", now.Add(24*time.Hour), true)
	expect("the clock went back a year", now.AddDate(-1, 0, 0), true)
	if err := os.Truncate(backup.Path, 5000); err != nil {
		t.Fatal(err)
	}
	expect("the backup is cut", now, true)
}

func TestOldLeftoversGo(t *testing.T) {
	p := newTestPlan(t)
	p.backUp(t, Daily)
	old, fresh := filepath.Join(p.backupFolder(), partialPrefix+"1.cairn"), filepath.Join(p.backupFolder(), partialPrefix+"2.cairn")
	writeFile(t, old, []byte("x"))
	writeFile(t, fresh, []byte("x"))
	yesterday := time.Now().Add(-24 * time.Hour)
	if err := os.Chtimes(old, yesterday, yesterday); err != nil {
		t.Fatal(err)
	}
	p.backUp(t, Daily)
	if anyExists(old) || !anyExists(fresh) {
		t.Errorf("the folder holds %v", namesIn(t, p.backupFolder()))
	}
}

// copiesOf makes backups of a plan for each of the last days, one a day, out
// of one that was taken.
func (p *testPlan) copiesOf(t *testing.T, backup Backup, days int) {
	t.Helper()
	for day := range days {
		at := p.clock().now.AddDate(0, 0, -day-1)
		if err := copyFile(backup.Path, filepath.Join(p.backupFolder(), at.Format(backupTime)+"-daily.cairn"), os.O_EXCL); err != nil {
			t.Fatal(err)
		}
	}
}

func spoil(t *testing.T, path string) {
	t.Helper()
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	at := strings.Index(string(content), "New restaurants order")
	if at < 0 {
		t.Fatalf("%s does not hold the title", path)
	}
	content[at] ^= 1
	writeFile(t, path, content)
}

func TestThin(t *testing.T) {
	ctx, p := context.Background(), newTestPlan(t)
	backup := p.backUp(t, Daily)
	p.copiesOf(t, backup, 400)
	note := filepath.Join(p.backupFolder(), "notes.txt")
	writeFile(t, note, []byte("mine"))
	removed, err := p.options.Backups.Thin(ctx, p.Place())
	if err != nil {
		t.Fatal(err)
	}
	list := p.list(t)
	if got, want := len(list), 33; got != want || len(removed) != 401-want || list[0] != backup {
		t.Errorf("%d stay and %d went, want %d and %d; the newest is %s", got, len(removed), want, 401-want, list[0].Path)
	}
	expectContent(t, note, "mine")
	if again, err := p.options.Backups.Thin(ctx, p.Place()); err != nil || len(again) != 0 {
		t.Errorf("thinning again removed %v, %v", again, err)
	}
}

func TestThinKeepsToItsRoomAndCountsOtherPlans(t *testing.T) {
	ctx, p := context.Background(), newTestPlan(t)
	backup := p.backUp(t, Daily)
	p.copiesOf(t, backup, 9)
	other, err := p.options.Backups.makeFolder(Place{"0198c0de-0000-7000-8000-00000000000f", p.Path()})
	must(t, err)
	theirs := filepath.Join(other, filepath.Base(backup.Path))
	if err := copyFile(backup.Path, theirs, os.O_EXCL); err != nil {
		t.Fatal(err)
	}
	for _, room := range []int64{5, 2, 1, 0} {
		backups := p.options.Backups
		backups.MaxBytes = room*backup.Size + 1
		if _, err := backups.Thin(ctx, p.Place()); err != nil {
			t.Fatal(err)
		}
		// One place is the other plan's, and the newest stays beyond the room.
		if got, want := len(p.list(t)), int(max(room-1, 1)); got != want || !anyExists(theirs) {
			t.Errorf("with room for %d, %d stay; want %d and the other plan's", room, got, want)
		}
	}
}

func TestThinKeepsTheNewestThatPasses(t *testing.T) {
	ctx, p := context.Background(), newTestPlan(t)
	backup := p.backUp(t, Daily)
	p.copiesOf(t, backup, 9)
	list := p.list(t)
	for _, newer := range list[:6] {
		spoil(t, newer.Path)
	}
	backups := p.options.Backups
	backups.MaxBytes = 1
	if _, err := backups.Thin(ctx, p.Place()); err != nil {
		t.Fatal(err)
	}
	if got, want := p.list(t), []Backup{list[0], list[6]}; !slices.Equal(got, want) {
		t.Errorf("kept are %+v, want the newest and the newest sound one", got)
	}
	spoil(t, list[6].Path)
	for _, older := range list[7:] {
		must(t, copyFile(list[0].Path, older.Path, os.O_EXCL))
	}
	if _, err := backups.Thin(ctx, p.Place()); plan.CodeOf(err) != plan.Damaged {
		t.Errorf("got %v, want damaged", err)
	}
	if got, want := len(p.list(t)), len(list)-5; got != want {
		t.Errorf("%d stay where none is sound, want all %d", got, want)
	}
}

// A file from elsewhere may hold a view in the place of a table, whose answer
// never comes. Its definitions are checked before it is asked anything.
func TestCheckFileAsksNothingOfAView(t *testing.T) {
	p := newTestPlan(t)
	path, _ := p.closed(t)
	ctx, cancel := context.WithTimeout(context.Background(), 20*time.Second)
	defer cancel()
	_, db, err := connect(ctx, path, readWrite)
	must(t, err)
	for _, statement := range []string{"ALTER TABLE plans RENAME TO hidden",
		"CREATE VIEW plans AS WITH RECURSIVE forever(id) AS (SELECT 1 UNION ALL SELECT id + 1 FROM forever) SELECT max(id) AS id FROM forever"} {
		_, err := db.ExecContext(ctx, statement)
		must(t, err)
	}
	must(t, db.Close())
	if _, err := checkFile(ctx, path); plan.CodeOf(err) != plan.Damaged {
		t.Errorf("got %v", err)
	}
}
