package ui

// Behind an opened ledger all its pages are checked, a part whenever nothing else is
// to be done. What is wrong stays in the status line.

import (
	"context"

	"partyledger/store"
)

// checkPages begins the check. A password that was changed and cut off is given to the
// backups first.
func (s *Shell) checkPages() {
	if w := s.ses.w; w.Key() != nil && w.Looking() == nil {
		s.later(func() { w.FollowKey() }) // what goes wrong is in the log
	}
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
