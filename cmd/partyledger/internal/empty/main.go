//go:build measure

// Command empty is an empty window of the toolkit, which the start of the
// desktop is held against (make bench), and its rest. It prints the nanoseconds to
// its first frame and those of processor time until then, and then how much of a
// processor PARTYLEDGER_IDLE seconds of rest took.
package main

import (
	"fmt"
	"image"
	"image/color"
	"os"
	"strconv"
	"sync"
	"syscall"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
)

func main() {
	ns, _ := strconv.ParseInt(os.Getenv("PARTYLEDGER_BEGAN"), 10, 64)
	began := time.Unix(0, ns)
	a := app.NewWithID("cn.partyledger.empty")
	w := a.NewWindow("")
	w.Resize(fyne.NewSize(1366, 728))
	w.CenterOnScreen()
	stands := sync.OnceFunc(func() {
		fmt.Println(time.Since(began).Nanoseconds(), used().Nanoseconds())
		go func() {
			rest()
			fyne.Do(a.Quit)
		}()
	})
	mark := canvas.NewRaster(func(int, int) image.Image {
		go fyne.Do(stands)
		return image.NewUniform(color.Transparent)
	})
	mark.Resize(fyne.NewSize(1, 1))
	w.SetContent(container.NewStack(container.NewWithoutLayout(mark)))
	w.Show()
	a.Run()
}

func rest() {
	seconds, _ := strconv.Atoi(os.Getenv("PARTYLEDGER_IDLE"))
	if seconds == 0 {
		return
	}
	time.Sleep(2 * time.Second) // the start is over
	from, cpu := time.Now(), used()
	time.Sleep(time.Duration(seconds) * time.Second)
	fmt.Println(float64(used()-cpu) / float64(time.Since(from)))
}

// used is the processor time of the process.
func used() time.Duration {
	var u syscall.Rusage
	if syscall.Getrusage(syscall.RUSAGE_SELF, &u) != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
