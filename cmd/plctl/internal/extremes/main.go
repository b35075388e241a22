//go:build ignore

package main

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"partyledger/assets/demo"
	"partyledger/model"
	"partyledger/model/day"
	"partyledger/model/report"
	"partyledger/model/rule"
	"partyledger/store"
	"partyledger/store/docx"
	"partyledger/store/pdf"
)

var on = day.Of(2026, 12, 31)

func main() {
	out := os.Args[1]
	write(out, "good", good())
	write(out, "bad", bad(true))
	write(out, "badopen", bad(false))
}

func write(out, name string, records []model.Record) {
	for _, scope := range []string{"", "QY002", "QY013"} {
		b := model.BookOf(on, scope, nil, records)
		in := report.Input{Book: b, Findings: rule.Check(b), Today: on}
		for _, r := range report.All() {
			if r.Name != "annual" {
				continue
			}
			d := r.Build(in)
			faces, err := store.ReportFaces(true)
			must(err)
			f, err := os.Create(filepath.Join(out, name+scope+".pdf"))
			must(err)
			_, err = pdf.Write(f, d, faces)
			must(err)
			f.Close()
			m := report.AnnualManuscript(in)
			fmt.Println(name+scope, len(in.Findings), "held:", d.Held, "scan:", report.Scan(d, b))
			for _, t := range m.Todo {
				fmt.Println("   ", t)
			}
		}
	}
	_ = docx.Write
}

func must(err error) {
	if err != nil {
		panic(err)
	}
}

func good() []model.Record {
	var out []model.Record
	var clauses []model.Clause
	charters := map[string]bool{}
	latest := map[string]string{}
	elected := map[string]day.Day{}
	for _, r := range demo.Records() {
		switch x := r.(type) {
		case model.Clause:
			if x.CharterID == "ZC001" {
				clauses = append(clauses, x)
			}
		case model.Term:
			if x.Elected.After(elected[x.OrganizationID]) {
				elected[x.OrganizationID], latest[x.OrganizationID] = x.Elected, x.ID
			}
		}
	}
	n := 0
	addClauses := func(c string) {
		for _, x := range clauses {
			n++
			x.ID, x.CharterID = fmt.Sprintf("TX%05d", n), c
			out = append(out, x)
		}
	}
	fill := func(c model.Charter) {
		for i, d := range []*day.Day{&c.StartedDay, &c.DraftedDay, &c.PartyDay, &c.BoardDay, &c.ShareholderDay, &c.FiledDay} {
			if d.IsZero() {
				*d = day.Of(2026, 2+i, 10)
			}
		}
		c.PlannedDay, c.Reason = day.Day{}, ""
		charters[c.EnterpriseID] = true
		out = append(out, c)
		addClauses(c.ID)
	}
	for _, r := range demo.Records() {
		switch x := r.(type) {
		case model.Clause, model.EntryCheck:
			continue
		case model.Charter:
			fill(x)
			continue
		case model.Term:
			if latest[x.OrganizationID] == x.ID && x.Elected.Before(day.Of(2024, 3, 1)) {
				x.Elected, x.ExtendedTo, x.ReminderDay = day.Of(2026, 3, 15), day.Day{}, day.Day{}
			}
			r = x
		case model.CoverageUnit:
			if x.Form == model.NotFormed || x.Running != "好" {
				x.Form, x.PartyName, x.Running = model.FormedAlone, "某党支部", "好"
				if x.OrganizationID != "" {
					x.PartyName = ""
				}
				if x.Formed.IsZero() {
					x.Formed = day.Of(2026, 5, 1)
				}
			}
			r = x
		case model.Rectification:
			x.Publish = false
			if x.ClosedDay.IsZero() {
				continue
			}
			r = x
		case model.StaffingStandard:
			x.Ratio = 1000
			r = x
		case model.Site:
			x.Place, x.Facilities, x.Sign, x.Flag, x.Books, x.Rules = true, true, true, true, true, true
			r = x
		}
		out = append(out, r)
	}
	for _, r := range demo.Records() {
		if e, ok := r.(model.Enterprise); ok && !charters[e.ID] {
			fill(model.Charter{ID: "ZX" + e.ID, EnterpriseID: e.ID, Version: "2026年修订"})
		}
	}
	return out
}

func bad(publish bool) []model.Record {
	var out []model.Record
	sites, terms := 0, map[string]bool{}
	for _, r := range demo.Records() {
		if x, ok := r.(model.Term); ok && x.Elected.Before(day.Of(2021, 1, 1)) {
			terms[x.OrganizationID] = true
		}
	}
	old := day.Of(2025, 12, 31)
	for _, r := range demo.Records() {
		switch x := r.(type) {
		case model.Clause, model.PriorReview, model.ReviewMatter, model.EntryCheck, model.Rectification, model.ReportText, model.Exemplar,
			model.Vanguard, model.TalentLink, model.LinkNote, model.TalentMove, model.CareRecord:
			continue
		case model.Charter:
			x = model.Charter{ID: x.ID, EnterpriseID: x.EnterpriseID, Version: x.Version, Superseded: x.Superseded}
			r = x
		case model.Term:
			if terms[x.OrganizationID] && x.Elected.After(day.Of(2021, 1, 1)) {
				continue
			}
			x.ExtendedTo, x.ExtensionDocument = day.Day{}, ""
			r = x
		case model.Training:
			if x.From.After(old) {
				continue
			}
		case model.Activity:
			if x.Day.After(old) {
				continue
			}
		case model.Exchange:
			if x.Day.After(old) {
				continue
			}
		case model.CoverageUnit:
			x.Form, x.OrganizationID, x.PartyName, x.AdviserID, x.AdviserName, x.Running, x.Mass = model.NotFormed, "", "", "", "", "", ""
			x.Formed, x.AdviserFrom = day.Day{}, day.Day{}
			r = x
		case model.StaffingStandard:
			x.Ratio = 500000
			r = x
		case model.Fund:
			if x.Year == 2026 {
				x.Spent = 0
			}
			r = x
		case model.Site:
			if sites++; sites > 10 {
				continue
			}
			x.Place, x.Facilities = false, false
			r = x
		}
		out = append(out, r)
	}
	if !publish {
		return out
	}
	b := model.BookOf(on, "", nil, out)
	causes := model.CausesFor("")
	n := 0
	for _, f := range rule.Check(b) {
		if !f.Mendable() {
			continue
		}
		w := f.FaultWords()
		if w.Asks {
			c := f.At().Check(on)
			c.ID, c.Answer, c.By, c.Day = fmt.Sprintf("HS%05d", n), model.NotDone, "周庚辛", on
			if !slices.ContainsFunc(out, func(r model.Record) bool { y, ok := r.(model.EntryCheck); return ok && y.RuleID == c.RuleID && y.Fault == c.Fault && y.RecordID == c.RecordID }) {
				out = append(out, c)
			}
		}
		x := f.Listed(on)
		if !x.Publish {
			continue
		}
		n++
		x.ID, x.Who, x.Deadline = fmt.Sprintf("ZX%05d", n), "党群工作部", day.Of(2027, 6, 30)
		x.Measure = "对照规定" + strings.TrimSuffix(x.Title, "。") + "逐项整改。"
		x.Cause = causes[n%len(causes)]
		out = append(out, x)
	}
	return out
}
