package transfer

import "cairn/backend/exchange"

// The words of exchange that requests, previews and exports are made of, for
// those above the workspace, who do not import exchange itself.
type (
	// Field is what a column means.
	Field = exchange.Field
	// FieldLabel is a field as a person chooses it.
	FieldLabel = exchange.FieldLabel
	// Encoding is how a file writes letters as bytes.
	Encoding = exchange.Encoding
	// HeaderRule says whether the first row names the columns.
	HeaderRule = exchange.HeaderRule
	// Choices answer the questions that an outline raises.
	Choices = exchange.Choices
	// Span is the first and the last day of a cycle.
	Span = exchange.Span
	// Finding is something to know about a file before it is imported.
	Finding = exchange.Finding
	// Preset is the dialect of an exported file.
	Preset = exchange.Preset
)

// Fields are what a column can be, in the order of a menu.
func Fields() []FieldLabel { return exchange.Fields() }

// ParseMap reads "Column=field, ..." as the command line gives it.
func ParseMap(text string) (map[string]Field, error) { return exchange.ParseMap(text) }

// ParseMeasurementMap is ParseMap for a file of measurements.
func ParseMeasurementMap(text string) (map[string]MeasurementField, error) {
	return exchange.ParseMeasurementMap(text)
}

// ParseKPIMap is ParseMap for a file of KPI definitions.
func ParseKPIMap(text string) (map[string]KPIField, error) { return exchange.ParseKPIMap(text) }

// ParseInitiativeMap is ParseMap for a file with a roadmap.
func ParseInitiativeMap(text string) (map[string]InitiativeField, error) {
	return exchange.ParseInitiativeMap(text)
}

// ParsePreset reads the name of a preset; "" is the standard one.
func ParsePreset(text string) (Preset, error) { return exchange.ParsePreset(text) }

// The words of imports of measurements, KPIs and check-ins.
type (
	// MeasurementField is what a column of a file with measurements means.
	MeasurementField = exchange.MeasurementField
	// MeasurementChoices answer the questions that a file of measurements raises.
	MeasurementChoices = exchange.MeasurementChoices
	// KPIField is what a column of a file with KPI definitions means.
	KPIField = exchange.KPIField
	// InitiativeField is what a column of a file with a roadmap means.
	InitiativeField = exchange.InitiativeField
	// Sheet is one sheet of a workbook.
	Sheet = exchange.Sheet
	// Table is the content of a file with rows.
	Table = exchange.Table
	// CheckInPlan is what a filled-in check-in sheet would bring in.
	CheckInPlan = exchange.CheckInPlan
)

// SubjectFiles are the names of the files that a whole plan is imported from.
func SubjectFiles() []string { return exchange.SubjectFiles() }

// MeasurementFields are what a column of a file with measurements can be, in the
// order of a menu.
func MeasurementFields() []MeasurementField { return exchange.MeasurementFields() }

// KPIFields are what a column of a file with KPI definitions can be, in the
// order of a menu.
func KPIFields() []KPIField { return exchange.KPIFields() }

// InitiativeFields are what a column of a roadmap can be, in the order of a menu.
func InitiativeFields() []InitiativeField { return exchange.InitiativeFields() }
