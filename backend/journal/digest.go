package journal

import (
	"crypto/sha256"
	"encoding/binary"
)

// Digest stands for what people see of a plan: of every row that exists its
// values, unresolved siblings included since they are on the conflict list, and
// the entries that exist. Names of actors, order of writing and history are not
// in it, so that an undo gives the digest back. It is a sum over the items,
// which need no order.
type Digest [4]uint64

// add counts an item in. The length before each part keeps ("ab", "c") and
// ("a", "bc") apart.
func (d *Digest) add(parts ...string) {
	buffer := make([]byte, 0, 256)
	for _, part := range parts {
		buffer = binary.AppendUvarint(buffer, uint64(len(part)))
		buffer = append(buffer, part...)
	}
	hash := sha256.Sum256(buffer)
	for i := range d {
		d[i] += binary.BigEndian.Uint64(hash[8*i:])
	}
}

// Digest of the document.
func (r *Replica) Digest() Digest {
	var d Digest
	entryRows := map[row]bool{}
	for _, entries := range r.entries {
		for _, e := range entries {
			exists := r.Exists(e)
			entryRows[row{e.Subject, e.Row}] = exists
			if exists {
				d.add("entry", e.Subject, e.Row, e.Batch, string(e.Value))
			}
		}
	}
	for cell, register := range r.live {
		exists, entry := entryRows[rowOf(cell)]
		if !entry {
			exists = r.live[Cell{cell.Subject, cell.Row, Alive}].Value() == True
		}
		values := register.Values()
		if !exists || len(values) == 1 && values[0] == Unset {
			continue
		}
		parts := append(make([]string, 0, 4+len(values)), "cell", cell.Subject, cell.Row, cell.Field)
		for _, v := range values {
			parts = append(parts, string(v))
		}
		d.add(parts...)
	}
	return d
}
