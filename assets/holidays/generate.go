//go:build ignore

// Generate writes holidays.json: public holidays and make-up working days of
// China, by the yearly notices of 国务院办公厅, from the tables of
// github.com/6tail/lunar-go v1.4.6 (MIT), package HolidayUtil. The program itself
// does not need the library, and go mod tidy does not see this file; so copy it
// to an empty folder and there
//
//	go mod init holidays && go get github.com/6tail/lunar-go@v1.4.6
//	go run generate.go > holidays.json
//
// Checked in November 2026: for every day of 2014–2026 the tables agree with
// github.com/NateScarlet/holiday-cn (which reads the notices on gov.cn), and with
// the text of the notices named below. Nothing had to be corrected; a correction
// would go into fixes. The notice for 2027 was not to be found yet: add its year
// here once the library has it. The other source lists weekends that adjoin a
// holiday differently and a make-up day on Monday 2020-02-03, which is a working
// day either way.
package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"log"
	"os"
	"slices"
	"time"

	"github.com/6tail/lunar-go/HolidayUtil"
)

// notices names the documents that each year rests on, later ones changing
// earlier ones. The library holds the outcome.
var notices = map[int]string{
	2014: yearly(2014, "国办发明电〔2013〕28号"),
	2015: yearly(2015, "国办发明电〔2014〕28号") + "；国务院关于中国人民抗日战争暨世界反法西斯战争胜利70周年纪念日调休放假的通知（国发明电〔2015〕1号）",
	2016: yearly(2016, "国办发明电〔2015〕18号"),
	2017: yearly(2017, "国办发明电〔2016〕17号"),
	2018: yearly(2018, "国办发明电〔2017〕12号"),
	2019: yearly(2019, "国办发明电〔2018〕15号") + "；国务院办公厅关于调整2019年劳动节假期安排的通知（国办发明电〔2019〕3号）",
	2020: yearly(2020, "国办发明电〔2019〕16号") + "；国务院办公厅关于延长2020年春节假期的通知（国办发明电〔2020〕1号）",
	2021: yearly(2021, "国办发明电〔2020〕27号"),
	2022: yearly(2022, "国办发明电〔2021〕11号"),
	2023: yearly(2023, "国办发明电〔2022〕16号"),
	2024: yearly(2024, "国办发明电〔2023〕7号"),
	2025: yearly(2025, "国办发明电〔2024〕12号"),
	2026: yearly(2026, "国办发明电〔2025〕7号"),
}

func yearly(year int, number string) string {
	return fmt.Sprintf("国务院办公厅关于%d年部分节假日安排的通知（%s）", year, number)
}

// fixes corrects the library: true = worked, false = off. Say why beside each.
var fixes = map[string]bool{}

func main() {
	var out bytes.Buffer
	out.WriteString("[\n")
	for year := 2014; year <= 2026; year++ {
		days := map[string]bool{}
		for e := HolidayUtil.GetHolidaysByYear(year).Front(); e != nil; e = e.Next() {
			h := e.Value.(*HolidayUtil.Holiday)
			days[h.GetDay()] = h.IsWork()
		}
		off, work := []string{}, []string{}
		for d, worked := range days {
			at, err := time.Parse(time.DateOnly, d)
			if err != nil || at.Year() != year {
				log.Fatalf("%s is no day of %d", d, year)
			}
			if fixed, ok := fixes[d]; ok {
				worked = fixed
			}
			weekend := at.Weekday() == time.Saturday || at.Weekday() == time.Sunday
			switch {
			case !worked:
				off = append(off, d)
			case weekend:
				work = append(work, d)
			default:
				log.Fatalf("%s is made up for although it is no weekend", d)
			}
		}
		if len(off) < 11 || notices[year] == "" {
			log.Fatalf("%d: %d days off, notice %q", year, len(off), notices[year])
		}
		if year > 2014 {
			out.WriteString(",\n")
		}
		fmt.Fprintf(&out, " {\n  \"year\": %d,\n  \"source\": %q,\n  \"off\": %s,\n  \"work\": %s\n }", year, notices[year], list(off),
			list(work))
	}
	out.WriteString("\n]\n")
	if _, err := os.Stdout.Write(out.Bytes()); err != nil {
		log.Fatal(err)
	}
}

// list is days on one line, so that a changed year shows as a changed line.
func list(days []string) string {
	slices.Sort(days)
	b, err := json.Marshal(days)
	if err != nil {
		log.Fatal(err)
	}
	return string(bytes.ReplaceAll(b, []byte(","), []byte(", ")))
}
