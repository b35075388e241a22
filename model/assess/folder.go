package assess

// The folder that is handed up (REPORTS C-5): which file lies where, under names that every
// system takes and paths that are not too long.

import (
	"fmt"
	"path"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf16"

	"partyledger/model"
)

// MaxPath is how many characters (UTF-16 units) the whole path of a file may have.
const MaxPath = 200

// The files beside the sub-folders; the first three are the catalogue.
const (
	CatalogueName = "00_目录"
	ScoreName     = "00_自评表.xlsx"
	SumsName      = "00_校验值（SHA-256）.txt"
)

// Placed is a file of the folder.
type Placed struct {
	Node, Item int // places in the assessment and among the indicator's items
	File       model.Attachment
	Path       string // with slashes, from the folder
}

// Folder is the folder's files, and what is left out of it.
type Folder struct {
	Files    []Placed
	LeftOut  int // files left out since they hold what is sensitive
	paths    map[[2]int]string
	sensible map[[2]int]bool
}

// room is how many characters the parts of a path may have.
type room struct{ top, sub, title int }

// Folder lays the folder out; root is how many characters its own path has. sensitive says
// that files with what is sensitive about people come along. ok is false if the path of the
// folder leaves no room.
func (a *Assessment) Folder(root int, sensitive bool) (f *Folder, ok bool) {
	for _, r := range []room{{30, 40, 60}, {24, 24, 40}, {16, 16, 24}, {10, 10, 14}, {6, 6, 8}} {
		f = a.laidOut(r, sensitive)
		if f.longest()+root+1 <= MaxPath {
			return f, true
		}
	}
	return f, false
}

func (f *Folder) longest() int {
	most := Units(CatalogueName + ".xlsx")
	for _, x := range f.Files {
		most = max(most, Units(x.Path))
	}
	return max(most, Units(SumsName))
}

// Units is how long a text is as Windows counts paths.
func Units(s string) int { return len(utf16.Encode([]rune(s))) }

func (a *Assessment) laidOut(r room, sensitive bool) *Folder {
	f := &Folder{paths: map[[2]int]string{}, sensible: map[[2]int]bool{}}
	dirs := make([]string, len(a.Nodes))
	for i := range a.Nodes {
		n := &a.Nodes[i]
		switch n.Depth {
		case 0:
			dirs[i] = a.number(i) + "_" + short(n.Text, r.top, "指标") + n.marks()
		case 1:
			dirs[i] = path.Join(dirs[n.Up], a.number(i)+"_"+short(n.Text, r.sub, "指标"))
		default:
			dirs[i] = dirs[n.Up]
		}
		for k := range n.Items {
			f.place(a, i, k, dirs[i], r, sensitive)
		}
	}
	return f
}

func (f *Folder) place(a *Assessment, at, item int, dir string, r room, sensitive bool) {
	x := &a.Nodes[at].Items[item]
	key := [2]int{at, item}
	for k, file := range x.Files {
		if a.Files[file.Hash] == FileGone {
			continue
		}
		if x.Personal && !sensitive {
			f.LeftOut++
			f.sensible[key] = true
			continue
		}
		name := fmt.Sprintf("%s-%02d_%s", a.number(at), x.Ordinal, short(fileEnding.ReplaceAllString(x.Title, ""), r.title, "材料"))
		if len(x.Files) > 1 {
			name += "(" + strconv.Itoa(k+1) + ")"
		}
		p := Placed{at, item, file, path.Join(dir, name+"."+file.Type.Ext())}
		f.Files = append(f.Files, p)
		if f.paths[key] == "" {
			f.paths[key] = p.Path
		}
	}
}

// Path is where the first file of a piece lies; empty if none does.
func (f *Folder) Path(node, item int) string { return f.paths[[2]int{node, item}] }

// Withheld reports a piece that is left out since it holds what is sensitive.
func (f *Folder) Withheld(node, item int) bool { return f.sensible[[2]int{node, item}] }

// number is an indicator's number in the folder: its place in the tree, 01.2.3.
func (a *Assessment) number(at int) string {
	n := &a.Nodes[at]
	place := 1
	for i := range at {
		if a.Nodes[i].Up == n.Up {
			place++
		}
	}
	if n.Up < 0 {
		return fmt.Sprintf("%02d", place)
	}
	return a.number(n.Up) + "." + strconv.Itoa(place)
}

// marks is a part's points: (20分); empty if there are none.
func (n *Node) marks() string {
	p := n.Points
	if !p.Known() && n.Full > 0 {
		p = model.Points(n.Full)
	}
	if p.N() == 0 {
		return ""
	}
	return "(" + p.String() + "分)"
}

// fileEnding is the ending of a title that was a file's name.
var fileEnding = regexp.MustCompile(`(?i)\.(jpe?g|png|pdf|docx?|xlsx?)\s*$`)

// short is the beginning of a text as part of a file's name.
func short(text string, most int, otherwise string) string {
	line := strings.NewReplacer("/", "_", `\`, "_").Replace(Title(text))
	s := strings.TrimSuffix(model.CleanFileName(line+".pdf", model.PDFFile), ".pdf")
	out := []rune{}
	for _, c := range s {
		if Units(string(out))+Units(string(c)) > most {
			break
		}
		out = append(out, c)
	}
	s = strings.Trim(string(out), " ._")
	if s == "" {
		return otherwise
	}
	return s
}
