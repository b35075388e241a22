package ui

// What is being filled in: said in the status line, kept beside the ledger while it is not
// saved, and offered again after the program was killed.

import (
	"encoding/json"

	"partyledger/ui/page"
)

// openForms is what the shell knows of them.
type openForms struct {
	read    bool             // what was kept before is known
	unsaved bool             // something is
	kept    string           // what was kept last, without the times
	offered []*page.OpenForm // of before, that nobody has decided about
}

// mayEnd is asked before the system ends the session of who works here: false asks it to
// wait, and the person what becomes of what is unsaved.
func (s *Shell) mayEnd() bool {
	s.look()
	if s.cover == nil && len(s.unsavedNow()) > 0 {
		s.askClose()
		return false
	}
	return true
}

func (s *Shell) unsavedNow() []page.Unsaved {
	return page.UnsavedIn(s.window.Canvas(), s.pages[s.current])
}

// look sees what is unsaved, and keeps it if it is another than at the last look.
func (s *Shell) look() {
	if s.cover != nil || !s.forms.read {
		return
	}
	list := s.unsavedNow()
	if unsaved := len(list) > 0; unsaved != s.forms.unsaved {
		s.forms.unsaved = unsaved
		s.tellStatus()
	}
	all := append([]*page.OpenForm{}, s.forms.offered...)
	for _, u := range list {
		if u.Kept != nil {
			all = append(all, u.Kept)
		}
	}
	s.keepForms(all)
}

func (s *Shell) keepForms(all []*page.OpenForm) {
	text, err := json.Marshal(all)
	if err != nil || string(text) == s.forms.kept {
		return
	}
	s.forms.kept = string(text)
	now := s.ses.w.Now().Format("2006-01-02 15:04")
	for _, o := range all {
		if o.At == "" {
			o.At = now
		}
	}
	if text, err = json.Marshal(all); err != nil || len(all) == 0 {
		text = nil
	}
	s.spawn(func() {
		if err := s.ses.w.KeepForms(text); err != nil {
			s.ses.w.Log().Warn("forms", "err", err)
		}
	})
}

// readForms reads what was open when the program ended, and offers it once the ledger is
// on the screen. Disk goroutine only.
func (s *Shell) readForms() {
	var list []*page.OpenForm
	if data := s.ses.w.Forms(); len(data) > 0 && json.Unmarshal(data, &list) != nil {
		list = nil
	}
	s.ui(func() {
		s.forms.read, s.forms.offered = true, list
		if s.snap == nil {
			return
		}
		page.OfferForms(s, list, func(left []*page.OpenForm) {
			s.forms.offered = left
			s.look()
		})
	})
}
