package store

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"cairn/backend/plan"
)

// closed closes the plan and returns its path and the digest of its content.
func (p *testPlan) closed(t testing.TB) (path, digest string) {
	t.Helper()
	path, digest = p.Path(), p.digest(t)
	if err := p.Close(); err != nil {
		t.Fatal(err)
	}
	return path, digest
}

func (p *testPlan) restore(t testing.TB, path, backup string) (kept string) {
	t.Helper()
	kept, err := Restore(context.Background(), path, backup, p.options.Backups)
	if err != nil {
		t.Fatal(err)
	}
	return kept
}

func TestRestoreAndFlipBack(t *testing.T) {
	p := newTestPlan(t)
	old, backup := p.digest(t), p.backUp(t, Daily)
	p.retitle(t, "Newer")
	path, newer := p.closed(t)
	if err := os.Chmod(path, 0o640); err != nil {
		t.Fatal(err)
	}
	for range 3 {
		kept := p.restore(t, path, backup.Path)
		if got := digestOf(t, path); got != old {
			t.Fatalf("restored is %s, want %s", got, old)
		}
		expectMode(t, path, 0o640)
		if got := digestOf(t, kept); got != newer {
			t.Fatalf("kept is %s, want %s", got, newer)
		}
		if list := p.list(t); list[0].Path != kept || list[0].Reason != BeforeRestore {
			t.Fatalf("the newest backup is %+v, want %s", list[0], kept)
		}
		p.restore(t, path, kept)
		if got := digestOf(t, path); got != newer {
			t.Fatalf("flipped back it is %s, want %s", got, newer)
		}
	}
	p.reopen(t)
	p.retitle(t, "Written after a restore")
	if names := namesIn(t, filepath.Dir(path)); len(names) != 1 {
		t.Errorf("beside the plan lies %v", names)
	}
}

func TestRestoreThroughALink(t *testing.T) {
	p := newTestPlan(t)
	backup := p.backUp(t, Daily)
	p.retitle(t, "Newer")
	path, _ := p.closed(t)
	link := filepath.Join(t.TempDir(), "link.cairn")
	if err := os.Symlink(path, link); err != nil {
		t.Skip("no symbolic links here:", err)
	}
	p.restore(t, link, backup.Path)
	if got, want := digestOf(t, path), digestOf(t, backup.Path); got != want {
		t.Errorf("restored is %s, want %s", got, want)
	}
}

func TestRestoreKeepsADamagedPlan(t *testing.T) {
	damages := map[string]func(t *testing.T, path string){
		"cut":      func(t *testing.T, path string) { must(t, os.Truncate(path, 5000)) },
		"empty":    func(t *testing.T, path string) { must(t, os.Truncate(path, 0)) },
		"text":     func(t *testing.T, path string) { writeFile(t, path, []byte("not a plan")) },
		"one flip": spoil,
	}
	for name, damage := range damages {
		t.Run(name, func(t *testing.T) {
			p := newTestPlan(t)
			backup := p.backUp(t, Daily)
			path, digest := p.closed(t)
			damage(t, path)
			spoiled := fingerprint(t, path)
			writeFile(t, path+"-journal", []byte("no journal that SQLite knows"))
			kept := p.restore(t, path, backup.Path)
			if want := strings.TrimSuffix(path, ".cairn") + ".damaged-20260217T090000Z.cairn"; kept != want {
				t.Errorf("kept is %s, want %s", kept, want)
			}
			if got := fingerprint(t, kept); got.sum != spoiled.sum {
				t.Error("the damaged file is not what it was")
			}
			expectContent(t, kept+"-journal", "no journal that SQLite knows")
			if names := namesIn(t, filepath.Dir(path)); len(names) != 3 {
				t.Errorf("the folder holds %v", names)
			}
			if got := digestOf(t, path); got != digest {
				t.Errorf("restored is %s, want %s", got, digest)
			}
			if list := p.list(t); len(list) != 1 {
				t.Errorf("a damaged plan became a backup: %+v", list)
			}
			// A second time within the same second must not take the first one's place.
			damage(t, path)
			if again := p.restore(t, path, backup.Path); again == kept || fingerprint(t, kept).sum != spoiled.sum {
				t.Errorf("the second damaged file is kept as %s", again)
			}
		})
	}
}

func TestRestoreWhereThePlanIsMissing(t *testing.T) {
	p := newTestPlan(t)
	backup := p.backUp(t, Daily)
	path, digest := p.closed(t)
	must(t, os.Remove(path))
	// Left behind by a plan that was moved: it would be rolled back into the restored file.
	writeFile(t, path+"-journal", []byte("left behind"))
	if kept := p.restore(t, path, backup.Path); kept != "" {
		t.Errorf("kept is %q, but there was no plan", kept)
	}
	if anyExists(path + "-journal") {
		t.Error("the journal is still there")
	}
	if got := digestOf(t, path); got != digest {
		t.Errorf("restored is %s, want %s", got, digest)
	}
	expectContent(t, strings.TrimSuffix(path, ".cairn")+".damaged-20260217T090000Z.cairn-journal", "left behind")
}

func TestRestoreRefuses(t *testing.T) {
	p, other := newTestPlan(t), newTestPlan(t)
	backup, foreign := p.backUp(t, Daily), other.backUp(t, Daily)
	p.retitle(t, "Newer")
	path, _ := p.closed(t)
	cut, newer := filepath.Join(t.TempDir(), "cut.cairn"), filepath.Join(t.TempDir(), "newer.cairn")
	must(t, copyFile(backup.Path, cut, os.O_EXCL))
	spoil(t, cut)
	writeFile(t, newer, headerBytes{application: ApplicationID, version: userVersion + 1, pages: 1}.page())
	missing, text, folder := filepath.Join(t.TempDir(), "none.cairn"), filepath.Join(t.TempDir(), "a.csv"), t.TempDir()
	writeFile(t, text, []byte("a,b"))
	cases := []struct {
		name, backup, reason, about string
		code                        plan.Code
	}{
		{"another plan's backup", foreign.Path, "other_plan", path, plan.Invalid},
		{"a damaged backup", cut, "backup_damaged", cut, plan.Damaged},
		{"a newer Cairn's backup", newer, "too_new", newer, plan.TooNew},
		{"the plan itself", path, "same_file", path, plan.Invalid},
		{"a missing backup", missing, "missing", missing, plan.NotFound},
		{"a spreadsheet", text, "not_a_plan", text, plan.Unsupported},
		{"a folder", folder, "folder", folder, plan.Invalid},
	}
	before, backups := fingerprint(t, path), p.list(t)
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			_, err := Restore(context.Background(), path, c.backup, p.options.Backups)
			expectRefusal(t, err, c.code, c.reason, c.about)
			if fingerprint(t, path) != before || len(namesIn(t, filepath.Dir(path))) != 1 {
				t.Errorf("the plan was touched: %v", namesIn(t, filepath.Dir(path)))
			}
		})
	}
	if got := p.list(t); !slices.Equal(got, backups) {
		t.Errorf("the backups are %v, want %v", got, backups)
	}
	// A damaged plan cannot say whose backups are its own.
	spoil(t, path)
	p.restore(t, path, foreign.Path)
	if got, want := digestOf(t, path), digestOf(t, foreign.Path); got != want {
		t.Errorf("restored is %s, want %s", got, want)
	}
}

// A plan of a newer format is not damaged, and is not put aside as if it were.
func TestRestoreLeavesANewerPlan(t *testing.T) {
	p := newTestPlan(t)
	backup := p.backUp(t, Daily)
	path := filepath.Join(t.TempDir(), "a.cairn")
	writeFile(t, path, headerBytes{application: ApplicationID, version: 1000 * (Format + 1), pages: 1}.page())
	before := fingerprint(t, path)
	_, err := Restore(context.Background(), path, backup.Path, p.options.Backups)
	expectRefusal(t, err, plan.TooNew, "too_new", path)
	if fingerprint(t, path) != before {
		t.Error("the newer plan was touched")
	}
}

// crashImage is what a machine that stops in the middle of a commit leaves: a
// file with half of a transaction's pages, and the journal that undoes them.
func (p *testPlan) crashImage(t *testing.T) (path string) {
	t.Helper()
	ctx := context.Background()
	_, db, err := connect(ctx, p.Path(), readWrite)
	must(t, err)
	defer func() { must(t, db.Close()) }()
	connection, err := db.Conn(ctx)
	must(t, err)
	defer func() { must(t, connection.Close()) }()
	for _, statement := range []string{"PRAGMA cache_spill = 1", "PRAGMA cache_size = 1", "BEGIN IMMEDIATE",
		"UPDATE objectives SET title = 'torn'", "UPDATE writes SET value = '\"torn\"'", "UPDATE cycles SET name = 'torn'"} {
		_, err := connection.ExecContext(ctx, statement)
		must(t, err)
	}
	path = filepath.Join(t.TempDir(), "crashed.cairn")
	must(t, copyFile(p.Path(), path, os.O_EXCL))
	must(t, copyFile(p.Path()+"-journal", path+"-journal", os.O_EXCL))
	_, err = connection.ExecContext(ctx, "ROLLBACK")
	must(t, err)
	if torn, err := os.ReadFile(path); err != nil || !strings.Contains(string(torn), "torn") {
		t.Fatalf("the crash image is not torn (%v)", err)
	}
	return path
}

func TestRestoreFinishesWhatACrashLeft(t *testing.T) {
	p := newTestPlan(t)
	old, backup := p.digest(t), p.backUp(t, Daily)
	for _, title := range []string{"Two", "Three", "Four"} {
		p.retitle(t, title)
	}
	path, newer := p.crashImage(t), p.digest(t)
	kept := p.restore(t, path, backup.Path)
	if got := digestOf(t, kept); got != newer {
		t.Errorf("kept is %s, want %s", got, newer)
	}
	if names := namesIn(t, filepath.Dir(path)); len(names) != 1 {
		t.Errorf("beside the plan lies %v", names)
	}
	if got := digestOf(t, path); got != old {
		t.Errorf("restored is %s, want %s", got, old)
	}
	if names := namesIn(t, p.backupFolder()); len(names) != 2 {
		t.Errorf("the backups' folder holds %v", names)
	}
}

// The journal of a damaged plan stays with it. Left beside the restored plan,
// SQLite would write its pages into that one.
func TestRestoreTakesAHotJournalAway(t *testing.T) {
	p := newTestPlan(t)
	old, backup := p.digest(t), p.backUp(t, Daily)
	p.retitle(t, "Newer")
	path := p.crashImage(t)
	content, err := os.ReadFile(path)
	must(t, err)
	// A page that the journal does not put right.
	damaged := []byte(strings.ReplaceAll(string(content), "Fennel Row 2026", "Fennel Row 2027"))
	writeFile(t, path, damaged)
	journal, err := os.ReadFile(path + "-journal")
	must(t, err)
	kept := p.restore(t, path, backup.Path)
	expectContent(t, kept, string(damaged))
	expectContent(t, kept+"-journal", string(journal))
	if names := namesIn(t, filepath.Dir(path)); len(names) != 3 {
		t.Errorf("beside the plan lies %v", names)
	}
	if got := digestOf(t, path); got != old {
		t.Errorf("restored is %s, want %s", got, old)
	}
}

// Another program can have switched a copy to write-ahead logging, and looking
// at such a file leaves more files beside it.
func TestRestoreOfABackupWithWriteAheadLog(t *testing.T) {
	p := newTestPlan(t)
	old, backup := p.digest(t), p.backUp(t, Daily)
	content, err := os.ReadFile(backup.Path)
	must(t, err)
	content[18], content[19] = 2, 2
	writeFile(t, backup.Path, content)
	p.retitle(t, "Newer")
	path, _ := p.closed(t)
	p.restore(t, path, backup.Path)
	if names := namesIn(t, filepath.Dir(path)); len(names) != 1 {
		t.Errorf("beside the plan lies %v", names)
	}
	p.reopen(t)
	if got := p.digest(t); got != old {
		t.Errorf("restored is %s, want %s", got, old)
	}
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// A wrong name on the command line must not cost somebody a spreadsheet.
func TestRestoreRefusesAFileOfAnotherKind(t *testing.T) {
	p := newTestPlan(t)
	backup := p.backUp(t, Daily)
	for name, content := range map[string]string{"report.xlsx": "PK\x03\x04 a workbook", "goals.csv": "a,b\n1,2\n", "notes": "not a plan"} {
		path := filepath.Join(t.TempDir(), name)
		writeFile(t, path, []byte(content))
		_, err := Restore(context.Background(), path, backup.Path, p.options.Backups)
		expectRefusal(t, err, plan.Unsupported, "not_a_plan", path)
		expectContent(t, path, content)
		if names := namesIn(t, filepath.Dir(path)); len(names) != 1 {
			t.Errorf("beside it lies %v", names)
		}
	}
	// An empty file may be what a disk left of a plan of any name.
	empty := filepath.Join(t.TempDir(), "plan")
	writeFile(t, empty, nil)
	p.restore(t, empty, backup.Path)
	if got, want := digestOf(t, empty), digestOf(t, backup.Path); got != want {
		t.Errorf("restored is %s, want %s", got, want)
	}
}
