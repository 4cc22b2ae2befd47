package store

import (
	"cairn/backend/journal"
)

// Began is the kind of the action that made the plan. It is nothing that can be
// undone.
const Began journal.Kind = "begin"

type actorRow struct {
	No        int64 `gorm:"primaryKey"`
	ID        string
	Machine   string
	StartedAt string
	Seq       uint64
	Lamport   uint64
}

func (actorRow) TableName() string { return "actors" }

type actionRow struct {
	No      int64 `gorm:"primaryKey"`
	ID      string
	Actor   int64
	Lamport uint64
	At      string
	Who     string
	Kind    string
	Target  string
	Code    string
	Params  string
	Name    string
	Changes int
}

func (actionRow) TableName() string { return "actions" }

type writeRow struct {
	Actor    int64  `gorm:"primaryKey"`
	Seq      uint64 `gorm:"primaryKey"`
	Lamport  uint64
	Action   int64
	Subject  string
	Row      string
	Field    string
	Value    string
	Replaced string // "actor:seq" of each replaced write, parted by spaces; actors by their number in this file
	Live     bool
}

func (writeRow) TableName() string { return "writes" }

func (w writeRow) cell() journal.Cell {
	return journal.Cell{Subject: w.Subject, Row: w.Row, Field: w.Field}
}
