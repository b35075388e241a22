package ui

import (
	"context"
	"fmt"
	"os"
	"runtime"
	"runtime/pprof"
	"syscall"
	"testing"
	"time"

	"partyledger/model/report"
	"partyledger/store"
	"partyledger/store/typeset"
	"partyledger/ui/page"
	"partyledger/ui/page/pagetest"
)

func cpu() time.Duration {
	var u syscall.Rusage
	syscall.Getrusage(1, &u)
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

func TestZZ(t *testing.T) {
	if os.Getenv("ZZ") == "" {
		t.Skip()
	}
	runtime.LockOSThread()
	w, err := store.Open(context.Background(), os.Getenv("ZZ"), store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer w.Close()
	host := pagetest.New(t, false)
	b, err := w.Book(context.Background(), store.Query{AsOf: w.Today()})
	if err != nil {
		t.Fatal(err)
	}
	if p := os.Getenv("ZZPROF"); p != "" {
		f, _ := os.Create(p)
		pprof.StartCPUProfile(f)
		defer pprof.StopCPUProfile()
	}
	for round := range 3 {
		runtime.GC()
		from := cpu()
		snap := page.NewSnapshot(b.At(b.AsOf, ""), w.Today(), nil)
		fmt.Printf("round %d check %.0f\n", round, ms(cpu()-from))
		for _, e := range Entries() {
			from := cpu()
			p := e.New(host)
			made := cpu() - from
			runtime.GC()
			from = cpu()
			pprof.SetGoroutineLabels(pprof.WithLabels(context.Background(), pprof.Labels("act", e.Title)))
			show, err := p.Load(context.Background(), snap)
			first := cpu() - from
			if err != nil {
				t.Fatal(err)
			}
			rest, again := time.Duration(0), time.Duration(0)
			if _, ok := p.(page.Parted); ok {
				_ = show
				from = cpu()
				p.Load(context.Background(), snap)
				rest = cpu() - from
			}
			pprof.SetGoroutineLabels(context.Background())
			from = cpu()
			p.Load(context.Background(), snap)
			again = cpu() - from
			fmt.Printf("  new %5.1f first %6.1f rest %6.1f again %6.1f  %s\n", ms(made), ms(first), ms(rest), ms(again), e.Title)
		}
	}
}

func TestZR(t *testing.T) {
	if os.Getenv("ZZ") == "" {
		t.Skip()
	}
	runtime.LockOSThread()
	w, err := store.Open(context.Background(), os.Getenv("ZZ"), store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer w.Close()
	b, err := w.Book(context.Background(), store.Query{AsOf: w.Today()})
	if err != nil {
		t.Fatal(err)
	}
	faces, err := store.ReportFaces(false)
	if err != nil {
		t.Fatal(err)
	}
	runtime.GC()
	all := report.All()
	one := os.Getenv("ZONE")
	if p := os.Getenv("ZZPROF"); p != "" {
		f, _ := os.Create(p)
		pprof.StartCPUProfile(f)
		defer pprof.StopCPUProfile()
	}
	for round := range 3 {
		snap := page.NewSnapshot(b.At(b.AsOf, ""), w.Today(), nil)
		if os.Getenv("ZWARM") != "" {
			report.Glances(snap.Book)
		}
		for i := range all {
			r := all[len(all)-1-i]
			if one != "" && r.Name != one {
				continue
			}
			runtime.GC()
			from := cpu()
			doc := r.Build(report.Input{Book: snap.Book, Findings: snap.Findings, Today: snap.Today})
			built := cpu() - from
			from = cpu()
			pages := typeset.Layout(doc, faces, typeset.Options{})
			fmt.Printf("%d %6.1f %6.1f %s\n", round, ms(built), ms(cpu()-from), r.Title)
			_ = pages
		}
	}
}

func ms(d time.Duration) float64 { return float64(d) / 1e6 }
