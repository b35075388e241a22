//go:build measure

// Command empty is an empty window of the toolkit, which the start of the
// desktop is held against (make bench). It writes the time to its first frame.
package main

import (
	"fmt"
	"image"
	"image/color"
	"os"
	"strconv"
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
	mark := canvas.NewRaster(func(int, int) image.Image {
		go fyne.Do(func() {
			fmt.Println(time.Since(began).Nanoseconds())
			a.Quit()
		})
		return image.NewUniform(color.Transparent)
	})
	mark.Resize(fyne.NewSize(1, 1))
	w.SetContent(container.NewStack(container.NewWithoutLayout(mark)))
	w.Show()
	a.Run()
}
