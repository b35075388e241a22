package page

// Standards that the office puts in force, and out of it.

import (
	"partyledger/model"
	"partyledger/ui/kit"
)

// ForceWord is what the button does with a standard.
func ForceWord(inForce bool) string {
	if inForce {
		return "停用…"
	}
	return "启用…"
}

// ForceState says how a standard stands: active is whether it holds on the day,
// toCome whether its first day is still ahead.
func ForceState(active, inForce, toCome bool) string {
	switch {
	case active:
		return "启用"
	case inForce && toCome:
		return "未到期"
	case inForce:
		return "已失效"
	}
	return "未启用"
}

// ShowForce readies the button for the selected standard, if one is.
func ShowForce(button *kit.Button, inForce, selected bool) {
	button.SetText(ForceWord(selected && inForce))
	kit.Enable(button, selected)
}

// Force is a standard that is put in force, or out of it.
type Force[T model.Record] struct {
	Was, Now T
	On       bool   // it is put in force
	What     string // 配备标准
	Name     string // of the standard
	Said     string // asked with it, after 启用“…”
}

// Switch asks and saves. A standard that is not complete is opened instead.
func (r *Records[T]) Switch(f Force[T]) {
	if faults := Faults(r.host.Snapshot(), f.Now); f.On && len(faults) > 0 {
		r.host.Tell("还不能启用。"+faults[0].Lettered(r.schema.Kind), nil)
		r.Edit(f.Was, false)
		return
	}
	act := "停用"
	if f.On {
		act = "启用"
	}
	r.host.Ask(act+f.What, act+"“"+f.Name+"”"+f.Said, act, func() { r.host.SaveEdited(act+f.What+"“"+f.Name+"”", f.Was, f.Now, nil) })
}
