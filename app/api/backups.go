package api

import (
	"context"
	"path/filepath"
	"time"

	"cairn/backend/plan"
)

func listBackups(o *openPlan) ([]Backup, error) {
	list, err := o.Backups()
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
