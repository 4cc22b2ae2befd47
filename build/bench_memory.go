package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
)

// treeMemory sums the proportional set size of a process and all its descendants, in bytes: a page that
// n processes share counts 1/n for each, so that the web view's processes are not counted twice.
// It reads /proc and works on Linux only.
func treeMemory(root int) (float64, error) {
	children, err := processTree()
	if err != nil {
		return 0, err
	}
	var sum float64
	for queue := []int{root}; len(queue) > 0; queue = queue[1:] {
		queue = append(queue, children[queue[0]]...)
		kilobytes, err := proportionalSize(queue[0])
		if err != nil {
			return 0, err
		}
		sum += kilobytes * 1024
	}
	return sum, nil
}

// processTree maps each process to its children.
func processTree() (map[int][]int, error) {
	stats, err := filepath.Glob("/proc/[0-9]*/stat")
	if err != nil {
		return nil, err
	}
	children := map[int][]int{}
	for _, path := range stats {
		text, err := os.ReadFile(path)
		if err != nil {
			continue // it ended in this moment
		}
		// The name in parentheses may hold spaces; state and parent follow it.
		fields := strings.Fields(string(text[strings.LastIndexByte(string(text), ')')+1:]))
		parent, parentErr := strconv.Atoi(fields[1])
		pid, pidErr := strconv.Atoi(filepath.Base(filepath.Dir(path)))
		if parentErr != nil || pidErr != nil {
			return nil, fmt.Errorf("%s reads %q", path, text)
		}
		children[parent] = append(children[parent], pid)
	}
	return children, nil
}

// proportionalSize returns the Pss of a process in kilobytes (1024 bytes).
func proportionalSize(pid int) (float64, error) {
	path := fmt.Sprintf("/proc/%d/smaps_rollup", pid)
	text, err := os.ReadFile(path)
	if err != nil {
		return 0, err
	}
	for line := range strings.Lines(string(text)) {
		if value, ok := strings.CutPrefix(line, "Pss:"); ok {
			return strconv.ParseFloat(strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(value), "kB")), 64)
		}
	}
	return 0, fmt.Errorf("%s has no Pss", path)
}
