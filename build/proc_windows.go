package main

import (
	"os/exec"
	"strconv"
)

// inOwnGroup does nothing: taskkill /T follows the tree of parents instead.
func inOwnGroup(*exec.Cmd) {}

func askGroupToEnd(leader int) error {
	return exec.Command("taskkill", "/T", "/F", "/PID", strconv.Itoa(leader)).Run()
}

// endGroup ends what a finished child left behind; where there is nothing, taskkill's refusal is the answer.
func endGroup(leader int) {
	_ = askGroupToEnd(leader)
}
