package store

import (
	"context"
	"database/sql"
	"testing"
	"time"
)

// A verification or a backup that takes its time keeps no view waiting, and no
// view keeps it waiting. The deadline is for a failing test: on one connection
// each would wait for the other for ever.
func TestViewsAndVerificationDoNotWaitForOneAnother(t *testing.T) {
	ctx, cancel := context.WithTimeout(context.Background(), 20*time.Second)
	defer cancel()
	p := newTestPlan(t)
	held, finish, done := make(chan struct{}), make(chan struct{}), make(chan error)
	go func() {
		done <- p.apart(ctx, func(raw *sql.DB) error {
			tx, err := raw.BeginTx(ctx, nil)
			if err != nil {
				return err
			}
			defer func() { _ = tx.Rollback() }()
			err = verifyContent(ctx, tx)
			close(held)
			<-finish
			return err
		})
	}()
	<-held
	if err := p.Read(ctx, func(r Reader) error { _, err := r.Objectives(ctx); return err }); err != nil {
		t.Errorf("a view during a verification: %v", err)
	}
	close(finish)
	if err := <-done; err != nil {
		t.Fatal(err)
	}
	must(t, p.Read(ctx, func(r Reader) error {
		if err := p.Verify(ctx); err != nil {
			t.Errorf("a verification during a view: %v", err)
		}
		if _, err := p.BackUp(ctx, Manual); err != nil {
			t.Errorf("a backup during a view: %v", err)
		}
		_, err := r.Objectives(ctx)
		return err
	}))
}
