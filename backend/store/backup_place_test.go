package store

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"testing"
)

// copied copies the plan, which is closed, to another place and opens it there.
func (p *testPlan) copied(t *testing.T, path string) *testPlan {
	t.Helper()
	must(t, copyFile(p.Path(), path, os.O_EXCL))
	s, err := Open(context.Background(), path, "", p.options)
	must(t, err)
	t.Cleanup(func() { _ = s.Close() })
	return &testPlan{Store: s, options: p.options, cycle: p.cycle, objective: p.objective}
}

// Two copies of a plan have the same id and go their own ways: neither lists nor
// thins away the backups of the other.
func TestCopiesOfAPlanKeepTheirOwnBackups(t *testing.T) {
	ctx, p := context.Background(), newTestPlan(t)
	backup := p.backUp(t, Daily)
	p.copiesOf(t, backup, 60)
	mine := p.list(t)
	_, _ = p.closed(t)
	copied := p.copied(t, filepath.Join(t.TempDir(), "copy.cairn"))
	if got := copied.list(t); len(got) != 0 {
		t.Errorf("the copy begins with the backups %v", got)
	}
	if !p.options.Backups.Due(copied.Place(), p.clock().now) {
		t.Error("the copy is due no backup, since the other has one")
	}
	theirs := copied.backUp(t, Daily)
	copied.copiesOf(t, theirs, 60)
	removed, err := p.options.Backups.Thin(ctx, copied.Place())
	must(t, err)
	if len(removed) == 0 {
		t.Error("nothing was thinned: the test proves nothing")
	}
	if got := p.list(t); !slices.Equal(got, mine) {
		t.Errorf("thinning those of the copy left %d of %d", len(got), len(mine))
	}
	kept := copied.list(t)
	_, err = p.options.Backups.Thin(ctx, p.Place())
	must(t, err)
	if got := copied.list(t); !slices.Equal(got, kept) {
		t.Errorf("thinning the others left %d of %d of the copy", len(got), len(kept))
	}
}

// A plan that was moved finds the backups from before; they stay when the plan's
// new place is thinned, since a disk that is unplugged looks the same.
func TestBackupsOfAPlanThatWasMoved(t *testing.T) {
	ctx, p := context.Background(), newTestPlan(t)
	before := p.backUp(t, Daily)
	p.copiesOf(t, before, 60)
	all := p.list(t)
	old, _ := p.closed(t)
	moved := p.copied(t, filepath.Join(t.TempDir(), "moved.cairn"))
	must(t, os.Remove(old))
	if got := moved.list(t); !slices.Equal(got, all) {
		t.Errorf("listed are %d backups, want those of the old place, %d", len(got), len(all))
	}
	_, err := p.options.Backups.Thin(ctx, moved.Place())
	must(t, err)
	if got := moved.list(t); !slices.Equal(got, all) {
		t.Errorf("thinning left %d, want %d", len(got), len(all))
	}
}

func TestBackupsAreFoundByThePathAlone(t *testing.T) {
	p := newTestPlan(t)
	backup := p.backUp(t, Daily)
	path, _ := p.closed(t)
	backups := p.options.Backups
	expect := func(when, path string, want ...Backup) {
		t.Helper()
		if got, err := backups.At(path); err != nil || !slices.Equal(got, want) {
			t.Errorf("%s: %v, %v; want %v", when, got, err, want)
		}
	}
	expect("sound", path, backup)
	writeFile(t, path, []byte("no plan any more"))
	expect("damaged", path, backup)
	must(t, os.Remove(path))
	expect("missing", path, backup)
	link := filepath.Join(t.TempDir(), "folder")
	must(t, os.Symlink(filepath.Dir(path), link))
	expect("through a link", filepath.Join(link, filepath.Base(path)), backup)
	expect("elsewhere", filepath.Join(t.TempDir(), "a.cairn"))
	expect("no folder", filepath.Join(t.TempDir(), "gone", "a.cairn"))
}
