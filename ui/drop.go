package ui

// Files dropped on the window: each kind goes where it belongs, and nothing is written
// before the person says so. On a record that is open they become its attachments.

import (
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"partyledger/store/intake"
	"partyledger/store/packet"
	"partyledger/ui/kit"
	"partyledger/ui/page"
)

// dropKind is what is done with files of some endings.
type dropKind struct {
	name    string
	endings []string
	take    func(s *Shell, files []string)
}

// dropKinds is what can be dropped on a page, in the order in which it is taken.
var dropKinds = []dropKind{
	{"电子表格", intake.TableEndings(), (*Shell).Import},
	{"章程文本", intake.CharterEndings(), (*Shell).Import},
	{"上报数据包", []string{packet.Ending}, func(s *Shell, files []string) {
		s.onData(func(p page.Taker) { p.Merge(files) })
	}},
	{"台账备份", []string{".db"}, func(s *Shell, files []string) {
		s.onData(func(p page.Taker) { p.AskRestore(files[0]) })
	}},
}

// acceptDrops has the window take files.
func (s *Shell) acceptDrops() {
	s.window.SetOnDropped(func(_ fyne.Position, uris []fyne.URI) {
		var files []string
		for _, u := range uris {
			files = append(files, u.Path())
		}
		s.dropped(files)
	})
}

// dropped takes files, or says why not.
func (s *Shell) dropped(files []string) {
	if len(files) == 0 || s.closing {
		return
	}
	c := s.window.Canvas()
	if c.Overlays().Top() != nil {
		if !kit.Drop(c, files) {
			s.Tell("当前窗口不接收文件：请先关闭它，再把文件拖进来", nil)
		}
		return
	}
	groups, unknown := sortDropped(files)
	first := slices.IndexFunc(groups, func(g []string) bool { return len(g) > 0 })
	if first < 0 {
		s.Tell(unknownWords(unknown), nil)
		return
	}
	left := unknown
	for _, g := range groups[first+1:] {
		left = append(left, g...)
	}
	if dropKinds[first].name == "台账备份" { // one takes the place of the ledger, no more
		left, groups[first] = append(left, groups[first][1:]...), groups[first][:1]
	}
	dropKinds[first].take(s, groups[first])
	if len(left) > 0 {
		s.Tell("先处理"+dropKinds[first].name+"；没有处理："+fileNames(left), nil)
	}
}

// sortDropped sorts files by their kinds.
func sortDropped(files []string) (groups [][]string, unknown []string) {
	groups = make([][]string, len(dropKinds))
	for _, f := range files {
		i := slices.IndexFunc(dropKinds, func(k dropKind) bool { return slices.Contains(k.endings, strings.ToLower(filepath.Ext(f))) })
		if i < 0 {
			unknown = append(unknown, f)
			continue
		}
		groups[i] = append(groups[i], f)
	}
	return groups, unknown
}

// unknownWords says what may be dropped, and where pictures and PDF go.
func unknownWords(files []string) string {
	return "不能直接接收" + fileNames(files) + "。可以拖进来：电子表格、章程文本、数据包（" + packet.Ending + "）、备份（.db）；照片和PDF请先打开一条记录，再拖到它的窗口上作附件"
}

func fileNames(files []string) string {
	var out []string
	for _, f := range files[:min(len(files), 3)] {
		out = append(out, "“"+kit.Visible(filepath.Base(f))+"”")
	}
	text := strings.Join(out, "、")
	if len(files) > 3 {
		text += "等"
	}
	return text
}
