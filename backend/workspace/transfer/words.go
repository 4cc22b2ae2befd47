package transfer

import "cairn/backend/exchange"

// Field and the other names here are the words of exchange that requests,
// previews and exports are made of, for those above the workspace, who do not
// import exchange itself.
type (
	Field      = exchange.Field
	FieldLabel = exchange.FieldLabel
	Encoding   = exchange.Encoding
	HeaderRule = exchange.HeaderRule
	Choices    = exchange.Choices
	Span       = exchange.Span
	Finding    = exchange.Finding
	Preset     = exchange.Preset
)

// Fields are what a column can be, in the order of a menu.
func Fields() []FieldLabel { return exchange.Fields() }

// ParseMap reads "Column=field, ..." as the command line gives it.
func ParseMap(text string) (map[string]Field, error) { return exchange.ParseMap(text) }

// ParsePreset reads the name of a preset; "" is the standard one.
func ParsePreset(text string) (Preset, error) { return exchange.ParsePreset(text) }
