package calc

import "testing"

// BenchmarkLand is a quarter ahead of weekly values: what a target costs that is
// tested while it is typed.
func BenchmarkLand(b *testing.B) {
	ask := LandingQuestion{Values: series(b, "xmr-reference.csv"), Steps: 13, Target: 30, HigherIsBetter: true, Seed: 1}
	for b.Loop() {
		if _, ok := Land(ask); !ok {
			b.Fatal("no answer")
		}
	}
}

// BenchmarkBehaviour is a chart of eight years of days.
func BenchmarkBehaviour(b *testing.B) {
	values := series(b, "daily-page-views.csv")
	for b.Loop() {
		if _, err := NewBehaviour(values, BehaviourOptions{}); err != nil {
			b.Fatal(err)
		}
	}
}
