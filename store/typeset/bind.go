package typeset

import "slices"

// Bind puts documents that are laid out already one behind the other, each with its own page
// numbers: for the printer, and to look at. Without any it has no pages.
func Bind(parts ...*Pages) *Pages {
	p := &Pages{}
	for _, x := range parts {
		p.faces = x.faces
		for i, plan := range x.plans {
			plan.from, plan.at = x, i
			p.plans = append(p.plans, plan)
		}
		for _, e := range x.outline {
			e.Page += len(p.plans) - len(x.plans)
			p.outline = append(p.outline, e)
		}
		p.missing = append(p.missing, x.missing...)
		p.faults = append(p.faults, x.faults...)
	}
	slices.Sort(p.missing)
	p.missing = slices.Compact(p.missing)
	return p
}
