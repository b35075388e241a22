package store

// Search: a prepared column with name, full pinyin, initials and codes, asked by
// LIKE; two Chinese characters are a common question, so no full-text index.

import (
	"context"
	"fmt"
	"strings"
	"sync"

	"github.com/mozillazg/go-pinyin"

	"partyledger/model"
)

// SearchText is what a record can be found by, as the search column has it: names
// with their readings, people's with their surname's own, then codes, in lower case;
// empty for kinds that are not searched.
func SearchText(r model.Record) string {
	s := model.SchemaOf(r.Kind())
	var parts []string
	for _, name := range s.Spelled {
		if f, _ := s.Field(name); !f.IsZero(r) {
			parts = append(append(parts, f.Text(r)), readings(f.Text(r), s.Kind == model.KindPerson)...)
		}
	}
	if parts == nil {
		return ""
	}
	for _, name := range s.Codes {
		if f, _ := s.Field(name); !f.IsZero(r) {
			parts = append(parts, f.Text(r))
		}
	}
	return strings.ToLower(strings.Join(append(parts, r.Key()), " "))
}

// surnames reads surnames that differ from the common reading of the character.
var surnames = map[string][]string{
	"单": {"shan"}, "曾": {"zeng"}, "仇": {"qiu"}, "区": {"ou"}, "解": {"xie"}, "查": {"zha"}, "任": {"ren"}, "盖": {"ge"},
	"朴": {"piao"}, "翟": {"zhai"}, "折": {"she"}, "覃": {"qin"}, "繁": {"po"}, "员": {"yun"}, "秘": {"bi"}, "冼": {"xian"},
	"逄": {"pang"}, "召": {"shao"}, "尉迟": {"yu", "chi"}, "长孙": {"zhang", "sun"}, "万俟": {"mo", "qi"}, "澹台": {"tan", "tai"},
	"令狐": {"ling", "hu"}, "宿": {"su"}, "黑": {"he"}, "乐": {"yue"}, "缪": {"miao"}, "佴": {"nai"}, "洗": {"xian"}, "燕": {"yan"},
	"那": {"na"}, "宁": {"ning"}, "哈": {"ha"}, "车": {"che"}, "葛": {"ge"}, "么": {"yao"}, "晟": {"cheng"}, "褚": {"chu"},
}

var pinyinArgs = func() pinyin.Args {
	a := pinyin.NewArgs()
	a.Fallback = func(r rune, _ pinyin.Args) []string {
		if r < 0x80 && r > ' ' {
			return []string{strings.ToLower(string(r))}
		}
		return nil
	}
	return a
}()

// pinyinOf remembers readings: names repeat their characters.
var pinyinOf sync.Map // rune → string

func syllable(r rune) string {
	if s, ok := pinyinOf.Load(r); ok {
		return s.(string)
	}
	s := ""
	if p := pinyin.SinglePinyin(r, pinyinArgs); len(p) > 0 {
		s = p[0]
	}
	pinyinOf.Store(r, s)
	return s
}

// readings is the full pinyin and the initials of a name; for a person both with
// the surname's reading and, where it differs, with the common one.
func readings(name string, person bool) []string {
	runes := []rune(name)
	common := make([]string, len(runes))
	for i, r := range runes {
		common[i] = syllable(r)
	}
	out := []string{strings.Join(common, ""), initials(common)}
	if person {
		if own := surnameReading(runes); own != nil {
			special := append(append([]string(nil), own...), common[len(own):]...)
			if s := strings.Join(special, ""); s != out[0] {
				out = append(out, s, initials(special))
			}
		}
	}
	return out
}

// Readings is the full pinyin and the initials of a text.
func Readings(text string) []string { return readings(text, false) }

func surnameReading(name []rune) []string {
	for n := min(2, len(name)); n > 0; n-- {
		if s, ok := surnames[string(name[:n])]; ok && len(s) == n {
			return s
		}
	}
	return nil
}

// Initials is the first letters of a text's readings, in lower case.
func Initials(text string) string {
	var all []string
	for _, r := range text {
		all = append(all, syllable(r))
	}
	return initials(all)
}

func initials(syllables []string) string {
	var b strings.Builder
	for _, s := range syllables {
		if s != "" {
			b.WriteByte(s[0])
		}
	}
	return b.String()
}

// Hit is one answer of a search.
type Hit struct {
	Ref  model.Ref
	Name string
	More string // what tells it from others: the enterprise, the code
}

// Search finds people, enterprises, organisations and papers by part of a name, pinyin,
// initials or a number; at most limit hits of each kind.
func (w *Workspace) Search(ctx context.Context, text string, limit int) ([]Hit, error) {
	text = strings.ToLower(strings.TrimSpace(model.Halfwidth(text)))
	if text == "" {
		return nil, nil
	}
	pattern := "%" + likeEscaper.Replace(text) + "%"
	out := []Hit{}
	for _, s := range searched() {
		name, _ := s.Field(s.Spelled[0])
		code, _ := s.Field(s.Codes[0])
		more, join := "t."+Column(code), "" // what tells namesakes apart
		if of, ok := s.Field("EnterpriseID"); ok {
			more, join = "coalesce(e.name, '')", "LEFT JOIN enterprise e ON e.id = t."+Column(of)
		}
		query := fmt.Sprintf(`SELECT t.id, t.%[1]s, %[2]s FROM %[3]s t %[4]s WHERE t.search LIKE ? ESCAPE '\' ORDER BY t.%[1]s, t.id LIMIT ?`,
			Column(name), more, s.Kind, join)
		hits, err := w.hits(ctx, s.Kind, query, pattern, limit)
		if err != nil {
			return nil, Fault("查找", err)
		}
		out = append(out, hits...)
	}
	return out, nil
}

// searched lists the kinds that a search looks through, people first.
func searched() []*model.Schema {
	var out []*model.Schema
	for _, s := range model.Schemas() {
		switch {
		case len(s.Spelled) == 0:
		case s.Kind == model.KindPerson:
			out = append([]*model.Schema{s}, out...)
		default:
			out = append(out, s)
		}
	}
	return out
}

func (w *Workspace) hits(ctx context.Context, kind model.Kind, query string, args ...any) ([]Hit, error) {
	rows, err := w.Conn().QueryContext(ctx, query, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var out []Hit
	for rows.Next() {
		h := Hit{Ref: model.Ref{Kind: kind}}
		if err := rows.Scan(&h.Ref.ID, &h.Name, &h.More); err != nil {
			return nil, err
		}
		out = append(out, h)
	}
	return out, rows.Err()
}

var likeEscaper = strings.NewReplacer(`\`, `\\`, `%`, `\%`, `_`, `\_`)
