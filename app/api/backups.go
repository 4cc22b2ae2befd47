package api

import (
	"context"
	"path/filepath"
	"time"

	"cairn/backend/plan"
	"cairn/backend/workspace"
)

// planAt is the id of the plan that lay at a path when it was opened last; ""
// where it never was.
func (s *Session) planAt(path string) plan.ID {
	for _, recent := range s.setup.State.Read().Recent {
		if recent.Path == path {
			return recent.Plan
		}
	}
	return ""
}

// backupsOf lists the backups of a plan, which need not be open; "" has none.
func (s *Session) backupsOf(id plan.ID) ([]Backup, error) {
	if id == "" {
		return []Backup{}, nil
	}
	options, err := s.options()
	if err != nil {
		return nil, err
	}
	list, err := workspace.BackupsOf(id, options)
	backups := make([]Backup, len(list))
	for i, b := range list {
		backups[i] = newBackup(b.Path, b.At, b.Size, string(b.Reason), b.Verified)
	}
	return backups, err
}

func takeBackup(ctx context.Context, o *openPlan) (Backup, error) {
	b, err := o.BackUp(ctx, "manual")
	return newBackup(b.Path, b.At, b.Size, string(b.Reason), b.Verified), err
}

func newBackup(path string, at time.Time, size int64, reason string, verified bool) Backup {
	return Backup{Path: path, File: filepath.Base(path), At: plan.Instant(at), Size: size, Reason: reason, Verified: verified}
}

// verify answers with the sentence of what is wrong: that the plan is damaged
// is what was asked, and no failure of asking.
func verify(ctx context.Context, o *openPlan) (Verification, error) {
	err := o.Verify(ctx)
	if plan.CodeOf(err) == plan.Damaged {
		return Verification{Message: err.Error()}, nil
	}
	return Verification{OK: err == nil, Message: "Every row of the plan is as it was written."}, err
}
