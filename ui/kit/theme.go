// Package kit is the program's own widgets: what the pages are made of. It knows
// no ledger and does no I/O.
package kit

import (
	"image/color"
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"partyledger/assets"
)

// Theme is the program's look: light, with red only as an accent, in our own
// faces, so that every Chinese character is there on every machine.
type Theme struct {
	// Scale is the text size chosen by the person: 1 is 100 %.
	Scale float32
	// Flat leaves away what costs a PC without OpenGL dear: grounds that are
	// drawn over the window's, rounded edges, shadows.
	Flat bool
}

// Flat reports that the theme in force is flat.
func Flat() bool {
	t, _ := fyne.CurrentApp().Settings().Theme().(Theme)
	return t.Flat
}

// flatColors is what differs in a flat theme: the window itself is the paper, and
// what is transparent is not drawn at all.
var flatColors = map[fyne.ThemeColorName]color.Color{
	theme.ColorNameBackground:        rgb(0xffffff),
	theme.ColorNameOverlayBackground: rgb(0xedf0f4),
	theme.ColorNameShadow:            color.Transparent,
	ColorCard:                        color.Transparent,
	ColorStripe:                      color.Transparent,
}

// Names of colours and sizes beside Fyne's own.
const (
	ColorAccent    fyne.ThemeColorName = "accent"    // the red
	ColorHead      fyne.ThemeColorName = "head"      // heads of lists
	ColorStripe    fyne.ThemeColorName = "stripe"    // every other row
	ColorSelected  fyne.ThemeColorName = "selected"  // the selected rows
	ColorMuted     fyne.ThemeColorName = "muted"     // secondary text
	ColorNav       fyne.ThemeColorName = "nav"       // the navigation's ground
	ColorNavText   fyne.ThemeColorName = "navText"   // its text
	ColorNavActive fyne.ThemeColorName = "navActive" // the page that is shown
	ColorBlock     fyne.ThemeColorName = "block"     // levels of findings
	ColorWarn      fyne.ThemeColorName = "warn"
	ColorDue       fyne.ThemeColorName = "due"
	ColorNote      fyne.ThemeColorName = "note"
	ColorGood      fyne.ThemeColorName = "good"
	ColorCard      fyne.ThemeColorName = "card"   // tiles and panels
	ColorSample    fyne.ThemeColorName = "sample" // what is the fictional sample's
	ColorTip       fyne.ThemeColorName = "tip"    // what a cut text says in full
)

func rgb(hex uint32) color.NRGBA {
	return color.NRGBA{R: uint8(hex >> 16), G: uint8(hex >> 8), B: uint8(hex), A: 0xff}
}

var colors = map[fyne.ThemeColorName]color.Color{
	ColorAccent: rgb(0xb71c1c), ColorHead: rgb(0xeceff3), ColorStripe: rgb(0xf8f9fb), ColorSelected: rgb(0xd6e4f5),
	ColorMuted: rgb(0x68707c),
	ColorNav:   rgb(0x2b3440), ColorNavText: rgb(0xdfe4ea), ColorNavActive: rgb(0x3c4858), ColorCard: rgb(0xffffff),
	ColorSample: rgb(0xffd873),
	ColorTip:    rgb(0xfffbe8),
	ColorBlock:  rgb(0xb71c1c), ColorWarn: rgb(0xb35900), ColorDue: rgb(0x1f5f9e), ColorNote: rgb(0x5c6672), ColorGood: rgb(0x2e7d32),

	theme.ColorNameBackground:          rgb(0xf4f5f7),
	theme.ColorNameForeground:          rgb(0x1d2129),
	theme.ColorNamePrimary:             rgb(0x2a5a95),
	theme.ColorNameForegroundOnPrimary: rgb(0xffffff),
	theme.ColorNameFocus:               color.NRGBA{0x2a, 0x5a, 0x95, 0x55},
	theme.ColorNameHover:               color.NRGBA{0x2a, 0x5a, 0x95, 0x16},
	theme.ColorNamePressed:             color.NRGBA{0x2a, 0x5a, 0x95, 0x33},
	theme.ColorNameSelection:           color.NRGBA{0x2a, 0x5a, 0x95, 0x40},
	theme.ColorNameButton:              rgb(0xffffff),
	theme.ColorNameDisabledButton:      rgb(0xe7e9ec),
	theme.ColorNameDisabled:            rgb(0x9aa1ab),
	theme.ColorNameInputBackground:     rgb(0xffffff),
	theme.ColorNameInputBorder:         rgb(0xb9c0ca),
	theme.ColorNamePlaceHolder:         rgb(0x8a929d),
	theme.ColorNameSeparator:           rgb(0xdcdfe4),
	theme.ColorNameScrollBar:           color.NRGBA{0x40, 0x4a, 0x58, 0x88},
	theme.ColorNameScrollBarBackground: color.NRGBA{0, 0, 0, 0x08},
	theme.ColorNameMenuBackground:      rgb(0xffffff),
	theme.ColorNameOverlayBackground:   rgb(0xf4f5f7),
	theme.ColorNameHeaderBackground:    rgb(0xeceff3),
	theme.ColorNameShadow:              color.NRGBA{0, 0, 0, 0x22},
	theme.ColorNameError:               rgb(0xb71c1c),
	theme.ColorNameWarning:             rgb(0xb35900),
	theme.ColorNameSuccess:             rgb(0x2e7d32),
	theme.ColorNameHyperlink:           rgb(0x1f5f9e),
}

// Color is the theme's colour of a name; light whatever the system prefers.
func (t Theme) Color(n fyne.ThemeColorName, _ fyne.ThemeVariant) color.Color {
	if c, ok := flatColors[n]; ok && t.Flat {
		return c
	}
	if c, ok := colors[n]; ok {
		return c
	}
	return theme.DefaultTheme().Color(n, theme.VariantLight)
}

var (
	regular = fyne.NewStaticResource("hei.ttf", assets.Hei)
	bold    = fyne.NewStaticResource("hei-bold.ttf", assets.HeiBold)
)

// Font is our own face for everything but the symbols of Fyne.
func (t Theme) Font(s fyne.TextStyle) fyne.Resource {
	switch {
	case s.Symbol:
		return theme.DefaultTheme().Font(s)
	case s.Bold:
		return bold
	}
	return regular
}

// Icon is Fyne's.
func (t Theme) Icon(n fyne.ThemeIconName) fyne.Resource { return theme.DefaultTheme().Icon(n) }

var sizes = map[fyne.ThemeSizeName]float32{
	theme.SizeNameText: 14, theme.SizeNameHeadingText: 20, theme.SizeNameSubHeadingText: 16, theme.SizeNameCaptionText: 12,
	theme.SizeNameInlineIcon: 18, theme.SizeNameInnerPadding: 7, theme.SizeNameLineSpacing: 5,
	theme.SizeNameModalBlurRadius: 0, // the page under a window is dimmed, not blurred: that would cost ten times the frame
}

// Size grows with the chosen text size, but for hairlines.
func (t Theme) Size(n fyne.ThemeSizeName) float32 {
	s, ok := sizes[n]
	if !ok {
		s = theme.DefaultTheme().Size(n)
	}
	if t.Flat && (n == theme.SizeNameInputRadius || n == theme.SizeNameSelectionRadius) {
		return 0
	}
	switch n {
	case theme.SizeNameSeparatorThickness, theme.SizeNameInputBorder, theme.SizeNameScrollBar, theme.SizeNameScrollBarSmall,
		theme.SizeNameInputRadius, theme.SizeNameSelectionRadius:
		return s
	}
	if t.Scale <= 0 {
		return s
	}
	// To an eighth, so that sums of sizes are exact: where they are not, the toolkit
	// finds a field's text larger than the field and shows scroll bars in it.
	return float32(math.Round(float64(s*t.Scale)*8) / 8)
}
