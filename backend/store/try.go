package store

import (
	"context"
	"errors"

	"gorm.io/gorm"

	"cairn/backend/journal"
)

// errTried ends a transaction that was never meant to be kept.
var errTried = errors.New("tried")

// Try runs an action and takes all of it back: what a preview shows is then what
// the action itself would do. f reads through the transaction what it has
// written; bulk writes and the journal too stand only inside it. Errors are
// those of f, and of Write where the plan cannot be written.
func (s *Store) Try(ctx context.Context, f func(*Tx) error) error {
	leave, err := s.nesting.enter()
	if err != nil {
		return err
	}
	defer leave()
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.readOnly != "" {
		return ReadOnlyError(s.readOnly)
	}
	err = s.writer.WithContext(ctx).Transaction(func(db *gorm.DB) error {
		tx, err := s.begin(ctx, db, actionRow{Kind: string(journal.Do)}, nil)
		if err != nil {
			return err
		}
		if err := f(tx); err != nil {
			return err
		}
		return errTried
	})
	s.settle(ctx)
	if errors.Is(err, errTried) {
		return nil
	}
	return mapError(err)
}
