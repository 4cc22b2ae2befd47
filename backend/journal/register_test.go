package journal

import (
	"math"
	"slices"
	"testing"
)

var title = Cell{"goal", "g1", "title"}

// write makes a write of title.
func write(actor Actor, seq, lamport uint64, value Value) Write {
	return Write{Dot: Dot{actor, seq}, Lamport: lamport, Cell: title, Value: value}
}

func TestTheWinnerIsTheHighestLamportThenActorThenSeq(t *testing.T) {
	first, second := write("anna", 9, 8, "older"), write("ben", 1, 9, "newer")
	tie, sibling := write("anna", 10, 9, "tie"), write("ben", 2, 9, "later of ben")
	want := Register{sibling, second, tie, first}
	for _, order := range [][]Write{{first, second, tie, sibling}, {sibling, tie, second, first}, {tie, sibling, first, second}} {
		got := NewRegister(order...)
		if !got.same(want) {
			t.Errorf("got %v, want %v", got, want)
		}
		if w, ok := got.Winner(); !ok || w.Value != "later of ben" {
			t.Errorf("the winner is %v", w)
		}
	}
	if _, ok := (Register(nil)).Winner(); ok {
		t.Error("a cell that was never written has a winner")
	}
}

func TestPeopleWhoWroteTheSameAgree(t *testing.T) {
	r := NewRegister(write("anna", 1, 3, "60"), write("ben", 1, 2, "60"), write("chen", 1, 1, "55"), write("dora", 1, 1, "55"))
	conflicts := r.Conflicts()
	if len(conflicts) != 2 || conflicts[0].Dot.Actor != "dora" || conflicts[1].Dot.Actor != "chen" {
		t.Errorf("conflicts are %v", conflicts)
	}
	if got, want := r.Values(), []Value{"60", "55"}; !slices.Equal(got, want) {
		t.Errorf("values are %v, want %v", got, want)
	}
	if got := NewRegister(r[0], r[1]).Conflicts(); got != nil {
		t.Errorf("two who agree are in conflict: %v", got)
	}
}

func TestMergeKeepsWhatTheOtherSideHasNotReplaced(t *testing.T) {
	old, mine, theirs := write("chen", 1, 1, "40"), write("anna", 1, 2, "55"), write("ben", 1, 3, "60")
	tests := []struct {
		name      string
		mine      Register
		seen      Vector
		theirs    Register
		theirSeen Vector
		want      Register
	}{
		{"never written", nil, Vector{}, nil, Vector{}, nil},
		{"new to me", nil, Vector{}, Register{old}, Vector{"chen": 1}, Register{old}},
		{"new to them", Register{old}, Vector{"chen": 1}, nil, Vector{}, Register{old}},
		{"the same", Register{old}, Vector{"chen": 1}, Register{old}, Vector{"chen": 1}, Register{old}},
		{"replaced by me", Register{mine}, Vector{"chen": 1, "anna": 1}, Register{old}, Vector{"chen": 1}, Register{mine}},
		{"replaced by them", Register{old}, Vector{"chen": 1}, Register{theirs}, Vector{"chen": 1, "ben": 1}, Register{theirs}},
		{"replaced by both", Register{mine}, Vector{"chen": 1, "anna": 1}, Register{theirs}, Vector{"chen": 1, "ben": 1}, Register{theirs, mine}},
		{"resolved by them", Register{theirs, mine}, Vector{"ben": 1, "anna": 1}, Register{theirs}, Vector{"ben": 1, "anna": 1}, Register{theirs}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := Merge(test.mine, test.seen, test.theirs, test.theirSeen); !got.same(test.want) {
				t.Errorf("got %v, want %v", got, test.want)
			}
			if got := Merge(test.theirs, test.theirSeen, test.mine, test.seen); !got.same(test.want) {
				t.Errorf("from their side %v, want %v", got, test.want)
			}
		})
	}
}

func TestAVectorKnowsWhatACopyHasSeen(t *testing.T) {
	v := Vector{"anna": 3}
	clone := v.Clone()
	clone.Add(Dot{"ben", 2})
	clone.Add(Dot{"ben", 1})
	clone.Join(Vector{"anna": 1, "chen": 4})
	for dot, want := range map[Dot]bool{{"anna", 3}: true, {"anna", 4}: false, {"ben", 2}: true, {"chen", 5}: false, {"dora", 1}: false} {
		if got := clone.Seen(dot); got != want {
			t.Errorf("seen %v: %v, want %v", dot, got, want)
		}
	}
	if !clone.Covers(v) || v.Covers(clone) || !v.Covers(nil) {
		t.Errorf("%v and %v cover each other wrongly", clone, v)
	}
	if len(v) != 1 || v["anna"] != 3 {
		t.Errorf("a clone changed its original to %v", v)
	}
	if Vector(nil).Clone() == nil {
		t.Error("the clone of nothing cannot be added to")
	}
}

func TestASessionStampsWhatComesAfterAllThatItSaw(t *testing.T) {
	s := NewSession("anna", 7)
	if dot, lamport := s.Stamp(); dot != (Dot{"anna", 1}) || lamport != 8 {
		t.Errorf("the first stamp is %v, %d", dot, lamport)
	}
	savepoint := s
	s.Observe(20)
	s.Observe(3)
	if dot, lamport := s.Stamp(); dot != (Dot{"anna", 2}) || lamport != 21 {
		t.Errorf("the second stamp is %v, %d", dot, lamport)
	}
	if s.Last() != (Dot{"anna", 2}) || s.Lamport() != 21 {
		t.Errorf("the session is at %v, %d", s.Last(), s.Lamport())
	}
	if dot, lamport := savepoint.Stamp(); dot != (Dot{"anna", 2}) || lamport != 9 {
		t.Errorf("the session put back stamps %v, %d", dot, lamport)
	}
}

// A hostile file may claim any number; what is written after it must neither
// start from 0 again nor leave the range of a file's integers.
func TestLamportNumbersStopAtTheHighest(t *testing.T) {
	s := NewSession("anna", math.MaxUint64)
	for range 2 {
		if dot, lamport := s.Stamp(); lamport != MaxLamport {
			t.Errorf("%v is numbered %d", dot, lamport)
		}
	}
	r := NewRegister(write("anna", 1, MaxLamport, "earlier"), write("anna", 2, MaxLamport, "later"))
	if r.Value() != "later" {
		t.Errorf("the winner is %s", r.Value())
	}
}
