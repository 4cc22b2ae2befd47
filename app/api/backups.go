package api

import (
	"context"
	"path/filepath"

	"cairn/backend/plan"
	"cairn/backend/workspace"
)

// backupsAt lists the backups of what lay at a path.
func (s *Session) backupsAt(path string) ([]Backup, error) {
	options, err := s.options()
	if err != nil {
		return nil, err
	}
	return newBackups(workspace.BackupsAt(path, options))
}

func takeBackup(ctx context.Context, o *openPlan) (Backup, error) {
	b, err := o.BackUp(ctx, "manual")
	return newBackup(b), err
}

func newBackups(list []workspace.Backup, err error) ([]Backup, error) {
	backups := make([]Backup, len(list))
	for i, b := range list {
		backups[i] = newBackup(b)
	}
	return backups, err
}

func newBackup(b workspace.Backup) Backup {
	return Backup{Path: b.Path, File: filepath.Base(b.Path), At: plan.Instant(b.At), Size: b.Size, Reason: string(b.Reason), Verified: b.Verified}
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
