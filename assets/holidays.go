package assets

// Public holidays and make-up working days of China, 2014–2026.

import (
	_ "embed"
	"encoding/json"
	"fmt"
	"slices"
	"sync"

	"partyledger/model/day"
)

//go:embed holidays/holidays.json
var holidaysJSON []byte

var holidayTables = sync.OnceValue(func() []day.YearTable {
	var tables []day.YearTable
	if err := json.Unmarshal(holidaysJSON, &tables); err != nil {
		panic(fmt.Sprintf("assets: holidays: %v", err)) // a broken build, seen by every test
	}
	return tables
})

// Holidays is the shipped tables, one a year in order, by the notices that each
// names as its source; holidays/generate.go tells how they were made and checked.
// The caller may change what it gets.
func Holidays() []day.YearTable {
	out := slices.Clone(holidayTables())
	for i := range out {
		out[i].Off, out[i].Work = slices.Clone(out[i].Off), slices.Clone(out[i].Work)
	}
	return out
}
