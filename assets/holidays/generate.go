//go:build ignore

// Generate writes holidays.json from the tables of github.com/6tail/lunar-go
// v1.4.6 (MIT), package HolidayUtil: public holidays and make-up working days of
// China by the yearly notices of 国务院办公厅. Run it in a module of its own, so
// that the program itself need not require the library:
//
//	go run generate.go > holidays.json
package main

import (
	"encoding/json"
	"fmt"
	"os"

	"github.com/6tail/lunar-go/HolidayUtil"
)

type year struct {
	Year   int      `json:"year"`
	Source string   `json:"source"`
	Off    []string `json:"off"`
	Work   []string `json:"work"`
}

func main() {
	var years []year
	for y := 2014; y <= 2026; y++ {
		t := year{Year: y, Source: fmt.Sprintf("国务院办公厅关于%d年部分节假日安排的通知", y), Work: []string{}}
		// The library answers by target too: a day belongs to the year it lies in.
		for e := HolidayUtil.GetHolidaysByYear(y).Front(); e != nil; e = e.Next() {
			h := e.Value.(*HolidayUtil.Holiday)
			if h.GetDay()[:4] != fmt.Sprint(y) {
				continue
			}
			if h.IsWork() {
				t.Work = append(t.Work, h.GetDay())
			} else {
				t.Off = append(t.Off, h.GetDay())
			}
		}
		years = append(years, t)
	}
	enc := json.NewEncoder(os.Stdout)
	enc.SetIndent("", " ")
	if err := enc.Encode(years); err != nil {
		panic(err)
	}
}
