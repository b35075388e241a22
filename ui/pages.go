package ui

// Behind an opened ledger all its pages are checked, a part whenever nothing else is
// to be done. What is wrong stays in the status line.

import (
	"context"

	"partyledger/store"
)

// checkPages begins the check.
func (s *Shell) checkPages() {
	check := s.ses.w.PageCheck()
	if check == nil {
		return
	}
	var step func()
	step = func() {
		more, err := check.Step(context.Background())
		switch {
		case err != nil:
			s.ses.w.Log().Error("check of all pages", "err", err)
			s.ui(func() { s.tellDamage(store.Damage(err)) })
		case more:
			s.later(step)
		}
	}
	s.later(step)
}

func (s *Shell) tellDamage(words string) {
	s.damage = words
	s.tellStatus()
}
