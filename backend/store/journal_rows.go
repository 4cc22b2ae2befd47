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
	Actor    int64  `gorm:"primaryKey" json:"a"`
	Seq      uint64 `gorm:"primaryKey" json:"s"`
	Lamport  uint64 `json:"l"`
	Action   int64  `json:"n"`
	Subject  string `json:"u"`
	Row      string `json:"r"`
	Field    string `json:"f"`
	Value    string `json:"v"`
	Replaced string `json:"p"` // "actor:seq" of each replaced write, parted by spaces; actors by their number in this file
	Live     bool   `json:"-"`
}

func (writeRow) TableName() string { return "writes" }

func (w writeRow) cell() journal.Cell {
	return journal.Cell{Subject: w.Subject, Row: w.Row, Field: w.Field}
}
