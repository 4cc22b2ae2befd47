package journal

// Entry is a row that is appended once, such as a check-in. It merges by
// union; only its corrections and its deletion are cells.
type Entry struct {
	Dot     Dot
	Lamport uint64
	Action  string
	Batch   string // import that it came with; "" for none. Cell{BatchSubject, Batch, Alive} deletes all of them at once
	Subject string
	Row     string
	Value   Value // the whole entry
}

// BatchSubject is the subject of the cells that delete a batch of entries.
const BatchSubject = "batch"

// Tombstone is the cell that deletes the entry, and with it the batch that it
// came with, if any: what undoing its action writes False to.
func (e Entry) Tombstone() Cell {
	if e.Batch != "" {
		return Cell{Subject: BatchSubject, Row: e.Batch, Field: Alive}
	}
	return e.deletion()
}

// deletion is the cell that deletes the entry alone.
func (e Entry) deletion() Cell { return Cell{Subject: e.Subject, Row: e.Row, Field: Alive} }
