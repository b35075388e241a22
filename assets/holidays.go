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
	var years []struct {
		Year   int
		Source string
		Off    []day.Day
		Work   []day.Day
	}
	if err := json.Unmarshal(holidaysJSON, &years); err != nil {
		panic(fmt.Sprintf("assets: holidays: %v", err)) // a broken build, seen by every test
	}
	var out []day.YearTable
	for _, y := range years {
		out = append(out, day.YearTable{Year: y.Year, Off: y.Off, Work: y.Work, Source: y.Source})
	}
	return out
})

// Holidays is the shipped tables, one a year, taken from the notices of
// 国务院办公厅 by way of lunar-go (see holidays/generate.go). The caller may change
// what it gets.
func Holidays() []day.YearTable {
	out := slices.Clone(holidayTables())
	for i := range out {
		out[i].Off, out[i].Work = slices.Clone(out[i].Off), slices.Clone(out[i].Work)
	}
	return out
}
