package api

import "testing"

func TestStopEndsTheTaskThatRunsAndNoLaterOne(t *testing.T) {
	var task task
	task.stop()
	first, done := task.begin(t.Context())
	task.stop()
	if first.Err() == nil {
		t.Error("the task goes on")
	}
	done()
	second, done := task.begin(t.Context())
	defer done()
	if second.Err() != nil {
		t.Error("a later task was stopped as well")
	}
}

func TestNewTaskStopsTheOneBefore(t *testing.T) {
	var task task
	first, firstDone := task.begin(t.Context())
	second, secondDone := task.begin(t.Context())
	if first.Err() == nil || second.Err() != nil {
		t.Errorf("first %v, second %v", first.Err(), second.Err())
	}
	firstDone() // the first one notices late, and must not take the second's place
	task.stop()
	if second.Err() == nil {
		t.Error("the second task cannot be stopped any more")
	}
	secondDone()
}
