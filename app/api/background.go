package api

import (
	"context"
	"time"

	"cairn/app/fault"
	"cairn/backend/plan"
)

// lookEvery is how often an open plan looks whether another program wrote to
// its file: another machine on a shared folder, or the command line.
const lookEvery = 2 * time.Second

// watch does for an open plan what nobody waits for: once the first screen
// stands it verifies the plan and takes the daily backup, and from then on it
// notices changes from outside. It ends with the plan.
func (s *Session) watch(o *openPlan) {
	ctx, cancel := context.WithCancel(s.ctx)
	o.cancel = cancel
	o.background.Go(func() {
		select {
		case <-s.painted:
		case <-ctx.Done():
			return
		}
		s.tell(perform(s, func(context.Context) error { return s.care(ctx, o) }))
		s.lookOutside(ctx, o)
	})
}

// care verifies a plan and takes the daily backup. What the frame says of the
// plan changes with both.
func (s *Session) care(ctx context.Context, o *openPlan) error {
	before := o.LastBackup()
	err := o.Verify(ctx)
	if err == nil {
		err = o.BackUpIfDue(ctx)
	}
	if plan.CodeOf(err) == plan.Damaged || o.LastBackup() != before {
		s.setup.Host.Emit(EventChanged, Changed{Subjects: []string{"plan"}, IDs: []string{}, Outside: true})
	}
	return err
}

// lookOutside looks until the plan closes, or until it cannot look: then it
// has said so once, and what the person does next says it again.
func (s *Session) lookOutside(ctx context.Context, o *openPlan) {
	ticker := time.NewTicker(lookEvery)
	defer ticker.Stop()
	today := o.Today()
	for {
		select {
		case <-ctx.Done():
			return
		case <-ticker.C:
		}
		if now := o.Today(); now != today {
			// Expected progress and status are those of a day: a window left open over night shows the new one's.
			today = now
			s.setup.Host.Emit(EventChanged, Changed{Subjects: []string{"plan"}, IDs: []string{}, Outside: true})
		}
		err := perform(s, func(context.Context) error { return o.Refresh(ctx) })
		if err != nil && plan.CodeOf(err) != plan.Busy {
			s.tell(err)
			return
		}
	}
}

// tell tells the page of what went wrong without having been asked for.
func (s *Session) tell(err error) {
	switch plan.CodeOf(err) {
	case "", plan.Cancelled:
	case plan.Damaged:
		s.setup.Host.Emit(EventDamaged, Damaged{Message: err.Error()})
	default:
		s.setup.Host.Emit(EventProblem, fault.BodyOf(err))
	}
}
