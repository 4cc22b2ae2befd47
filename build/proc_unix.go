//go:build unix

package main

import (
	"os/exec"
	"syscall"
	"time"
)

func inOwnGroup(cmd *exec.Cmd) {
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
}

func askGroupToEnd(leader int) error {
	return syscall.Kill(-leader, syscall.SIGTERM)
}

// endGroup ends what a finished child left behind: first politely, after the grace period by force.
func endGroup(leader int) {
	for deadline := time.Now().Add(grace); time.Now().Before(deadline); time.Sleep(20 * time.Millisecond) {
		if askGroupToEnd(leader) != nil {
			return
		}
	}
	// The group may have ended in this moment; then there is nothing to end.
	_ = syscall.Kill(-leader, syscall.SIGKILL)
}
