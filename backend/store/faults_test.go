package store

import (
	"context"
	"crypto/rand"
	"fmt"
	"maps"
	mathrand "math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"testing"
	"time"

	"cairn/backend/okr"
	"cairn/backend/plan"
)

// writeUntilKilled is the child of TestKill: it writes actions that touch
// several tables, each with the next number, and says the number after the
// commit.
func writeUntilKilled(args []string) error {
	ctx, clock := context.Background(), &testClock{now: time.Date(2026, 2, 18, 9, 0, 0, 0, time.UTC)}
	s, err := Open(ctx, args[0], "", Options{Clock: clock, IDs: plan.NewIDs(clock, rand.Reader), Who: "Ana", Machine: plan.ID(args[1])})
	if err != nil {
		return err
	}
	first, err := strconv.Atoi(args[2])
	if err != nil {
		return err
	}
	for n := first; ; n++ {
		if _, err := s.Write(ctx, Action{Code: "test", Name: fmt.Sprint(n)}, func(tx *Tx) error { return writeNumber(ctx, tx, n) }); err != nil {
			return err
		}
		fmt.Println(n)
	}
}

// writeNumber writes n to every objective and cycle and adds a person with
// that name.
func writeNumber(ctx context.Context, tx *Tx, n int) error {
	all, err := tx.Objectives(ctx)
	if err != nil {
		return err
	}
	for _, o := range all {
		o.Title = fmt.Sprint(n)
		if err := tx.PutObjective(ctx, o); err != nil {
			return err
		}
	}
	cycles, err := tx.Cycles(ctx)
	if err != nil {
		return err
	}
	for _, c := range cycles {
		c.Name = fmt.Sprint(n)
		if err := tx.PutCycle(ctx, c); err != nil {
			return err
		}
	}
	return tx.PutPerson(ctx, plan.Person{ID: tx.NewID(), Name: fmt.Sprint(n)})
}

// readNumber reads the number back and fails where the tables disagree.
func (p *testPlan) readNumber(t *testing.T) int {
	t.Helper()
	ctx := context.Background()
	title := p.title(t)
	must(t, p.Read(ctx, func(r Reader) error {
		cycle, err := r.Cycle(ctx, p.cycle)
		must(t, err)
		people, err := r.People(ctx)
		must(t, err)
		if cycle.Name != title || title != fmt.Sprint(len(people)) {
			t.Fatalf("torn: the objective says %s, the cycle %s, and there are %d people", title, cycle.Name, len(people))
		}
		return nil
	}))
	n, err := strconv.Atoi(title)
	must(t, err)
	return n
}

// An acknowledged change survives the death of the program, and one that was
// not is there whole or not at all (F1 of the reliability handbook).
func TestKill(t *testing.T) {
	const kills = 60
	ctx, p := context.Background(), newTestPlan(t)
	p.do(t, "0", func(tx *Tx) error { return writeNumber(ctx, tx, 1) })
	path, hot, acknowledged := p.Path(), 0, 0
	for kill := range kills {
		number := p.readNumber(t)
		must(t, p.Close())
		child, said := startChild(t, "write", path, string(p.options.Machine), fmt.Sprint(number+1))
		last := awaitNumber(t, said)
		time.Sleep(time.Duration(mathrand.IntN(25000)) * time.Microsecond)
		must(t, child.Process.Kill())
		for line := range said {
			n, err := strconv.Atoi(line)
			if err != nil {
				break // a number that was cut off was not acknowledged
			}
			last = n
		}
		_ = child.Wait() // it was killed
		acknowledged += last - number
		if hasJournal(path) {
			hot++
		}
		s, err := Open(ctx, path, "", p.options)
		if err != nil {
			t.Fatalf("after kill %d: %v", kill, err)
		}
		p.Store = s
		if got := p.readNumber(t); got < last || got > last+1 {
			t.Fatalf("after kill %d the plan holds %d, %d was acknowledged", kill, got, last)
		}
		if err := p.Verify(ctx); err != nil {
			t.Fatalf("after kill %d: %v", kill, err)
		}
	}
	t.Logf("%d kills, %d acknowledged actions, %d left a journal", kills, acknowledged, hot)
	if hot == 0 {
		t.Error("no kill came in the middle of a commit: the test proves nothing")
	}
}

func awaitNumber(t *testing.T, said <-chan string) int {
	t.Helper()
	select {
	case line := <-said:
		n, err := strconv.Atoi(line)
		if err != nil {
			t.Fatalf("the child said %q", line)
		}
		return n
	case <-time.After(30 * time.Second):
		t.Fatal("the child said nothing")
		return 0
	}
}

// restoreUntilKilled is the child of TestKillDuringRestore.
func restoreUntilKilled(args []string) error {
	backups := Backups{Dir: args[1], Clock: plan.ClockFunc(time.Now)}
	for n := 0; ; n++ {
		if _, err := Restore(context.Background(), args[0], args[2+n%2], backups); err != nil {
			return err
		}
		fmt.Println(n)
	}
}

func TestKillDuringRestore(t *testing.T) {
	p := newTestPlan(t)
	first, old := p.backUp(t, Daily), p.digest(t)
	p.retitle(t, "Newer")
	second := p.backUp(t, Daily)
	path, newer := p.closed(t)
	for kill := range 20 {
		child, said := startChild(t, "restore", path, p.options.Backups.Dir, first.Path, second.Path)
		awaitNumber(t, said)
		time.Sleep(time.Duration(mathrand.IntN(60000)) * time.Microsecond)
		must(t, child.Process.Kill())
		_ = child.Wait() // it was killed
		if got := digestOf(t, path); got != old && got != newer {
			t.Fatalf("after kill %d the plan holds neither the one nor the other", kill)
		}
		if err := VerifyFile(context.Background(), path); err != nil {
			t.Fatalf("after kill %d: %v", kill, err)
		}
	}
	for _, backup := range p.list(t) {
		if err := VerifyFile(context.Background(), backup.Path); err != nil {
			t.Errorf("%s: %v", backup.Path, err)
		}
	}
	p.restore(t, path, first.Path)
	if got := digestOf(t, path); got != old {
		t.Errorf("restored is %s, want %s", got, old)
	}
}

// crowded is a plan of some hundred kilobytes, closed.
func crowded(t *testing.T) (p *testPlan, path string) {
	t.Helper()
	ctx := context.Background()
	p = newTestPlan(t)
	p.do(t, "Crowd", func(tx *Tx) error {
		for i, position := range plan.Keys(300) {
			o := okr.Objective{ID: tx.NewID(), Cycle: p.cycle, Parent: p.objective, Position: position, Type: okr.Committed,
				Title: fmt.Sprintf("Objective %d of many", i), Note: "What it is about, at some length.", Weight: 1}
			if err := tx.PutObjective(ctx, o); err != nil {
				return err
			}
		}
		return nil
	})
	path, _ = p.closed(t)
	return p, path
}

// Every cut is refused by the header alone (F7).
func TestTruncationIsRefused(t *testing.T) {
	_, path := crowded(t)
	whole, err := os.ReadFile(path)
	must(t, err)
	cut := filepath.Join(t.TempDir(), "cut.cairn")
	lengths := []int{0, 1, 15, 16, 60, 99, 100, 101, 4095, 4096, 4097, len(whole) - 4096, len(whole) - 1}
	for range 300 {
		lengths = append(lengths, mathrand.IntN(len(whole)))
	}
	options := testOptions(t)
	for _, length := range lengths {
		writeFile(t, cut, whole[:length])
		before := fingerprint(t, cut)
		_, err := Open(context.Background(), cut, "", options)
		want := plan.Damaged
		if length < len(sqliteMagic) {
			want = plan.Unsupported
		}
		if plan.CodeOf(err) != want || fingerprint(t, cut) != before {
			t.Fatalf("cut at %d of %d: %v; want %s and the file as it was", length, len(whole), err, want)
		}
	}
}

// Whatever bytes change, the file is refused, or it says exactly what it said
// (F6; SQLite's own checks miss three of four such changes).
func TestChangedBytesAreFoundOut(t *testing.T) {
	ctx := context.Background()
	_, path := crowded(t)
	whole, err := os.ReadFile(path)
	must(t, err)
	want := keptDigests(t, path)
	spoiled, found := filepath.Join(t.TempDir(), "spoiled.cairn"), 0
	const rounds = 200
	for round := range rounds {
		content := append([]byte(nil), whole...)
		changes := 1
		if round%2 == 1 {
			changes = 1 + mathrand.IntN(200)
		}
		for range changes {
			content[mathrand.IntN(len(content))] ^= 1 << mathrand.IntN(8)
		}
		writeFile(t, spoiled, content)
		err := VerifyFile(ctx, spoiled)
		if err != nil {
			found++
			continue
		}
		if got := keptDigests(t, spoiled); !maps.Equal(got, want) {
			t.Fatalf("round %d: the file passes and holds something else", round)
		}
	}
	t.Logf("%d of %d refused, the others held the same content", found, rounds)
	if found == 0 {
		t.Error("no change was found out")
	}
}

func keptDigests(t *testing.T, path string) map[string]digest {
	t.Helper()
	ctx := context.Background()
	_, db, err := connect(ctx, path, readOnlyMode)
	must(t, err)
	defer func() { must(t, db.Close()) }()
	kept, err := readDigests(ctx, db)
	must(t, err)
	return kept
}
