// Package journal says what a change is: cells that keep every value the other
// side had not seen, entries that are only ever appended, the inverse of an
// action, what can be undone, and the merge of two copies.
//
// It is pure: it knows no SQL, no subject and no clock, and imports the
// standard library alone. store persists what it defines.
//
// The merge is that of multi-value registers with causal context ("dotted
// version vector sets"): a copy knows which writes it has seen, so that a
// write missing from it was either replaced there or never arrived there, and
// the two can be told apart without a common ancestor.
package journal
