package page

import (
	"fyne.io/fyne/v2/container"

	"partyledger/ui/kit"
)

// KeepSplit puts a split's bar at share, or where the person left it, and remembers that
// under the ID.
func KeepSplit(host Host, id string, s *container.Split, share float64) {
	key := "split." + id
	host.Setting(key, &share)
	s.SetOffset(min(max(share, 0), 1))
	kit.KeepSplit(s, func(offset float64) { host.SetSetting(key, offset) })
}
