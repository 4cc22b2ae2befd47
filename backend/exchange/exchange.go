// Package exchange brings plans in from files and takes them out to files. It
// works on io.Reader and io.Writer alone: it opens no file, knows no store and
// keeps nothing between calls. It may import the standard library, plan, the
// subjects and golang.org/x/text; backend/workspace/transfer calls it.
//
// # In
//
// ReadTable turns the bytes of a delimited text file into a Table, whatever
// encoding, delimiter and line ends it has. Recognise says what its columns
// mean. ReadOutline makes objectives and key results of it. Nothing is written
// on the way: what is wrong or unsure becomes a Finding with the row and the
// column, what cannot be read at all is refused with a plan.Error.
//
// ReadWorkbook makes the same Table of one sheet of an XLSX workbook, within
// limits on what it may unpack to; everything that takes a Table takes it.
// ReadKPIs makes definitions of KPIs of a table, ReadMeasurements their values of
// a file of any length, record by record (ReadMeasurementTable of a table).
// ReadCheckInSheet reads back what WriteCheckInSheet gave to a colleague who has
// no Cairn.
//
// # Without loss
//
// Each subject has a file of its own with ids (SubjectFiles): WriteSubject and
// ReadSubject are exact reverses of each other, and so are WritePlanFile and
// ReadPlanFile. They are always in the preset Standard. Journal data are not in
// them: rows that have an order of entry stand in that order.
//
// # Out
//
// WriteOutline writes okrs.csv. Its 18 columns are OwnHeader; a file with all
// of them is a file of Cairn's own when it is read again. The column Type says
// what a row is, in words that ReadOutline reads back:
//
//	Objective                        a committed objective
//	Aspirational objective           an aspirational one
//	Key result                       increase or decrease, as Start and Target say
//	Key result: increase             where Start and Target do not say it
//	Key result: decrease
//	Key result: stay at or above     Target is the limit
//	Key result: stay at or below     Target is the limit
//	Key result: stay in range        Start is the lower limit, Target the upper one
//	Key result: milestones           the milestones themselves are not in okrs.csv
//	Key result: yes/no               Current is 0 or 1
//	Key result: establish a baseline Target is how many values are wanted
//
// The column Period names the cycle, and says its dates where the name does not
// (PeriodText), so that a plan without the cycle can make it. A bare quarter or
// year is that of the plan's fiscal year when it is read.
//
// A new plan that is made of an okrs.csv exports the same bytes, as far as the
// columns hold what others are computed from. Three are computed, and may differ
// by what the file does not hold:
//
//   - Status: a value counts as reported on the day of the import, so that Stale ends;
//   - Expected %, and with it Status: start dates of single key results, weights;
//   - Progress %, and with it Status: weights, commit and stretch values,
//     milestones, and all check-ins but the latest, which the controls and
//     baselines count.
//
// Numbers have the decimal mark of the preset and no groups, progress, expected
// progress and confidence are 0 to 100, dates are YYYY-MM-DD. Text that a
// spreadsheet would take for a formula has one apostrophe in front, which is
// taken off again only when the file is one of Cairn's own.
package exchange
