package model

// Standing text (固定文字): what an office says in its annual report in words of its
// own, year after year, beside what is written from the data.

// KindStandingText is the kind of this file.
const KindStandingText Kind = "standing_text"

// TextPlace is where in the annual report a standing text stands.
type TextPlace string

// The places.
const (
	AtOpening  TextPlace = "开头"    // behind the opening sentence
	AtPractice TextPlace = "主要做法"  // a part of its own, before the problems
	AtNext     TextPlace = "下一步工作" // the last of what is to be done next
	AtClosing  TextPlace = "结尾"    // before 特此报告
)

// Choices lists them.
func (TextPlace) Choices() []string {
	return []string{string(AtOpening), string(AtPractice), string(AtNext), string(AtClosing)}
}

// StandingText is one paragraph.
type StandingText struct {
	ID    string    `label:"编号" style:"code"`
	Place TextPlace `label:"位置" need:"1"`
	Order int       `label:"次序"`
	Text  string    `label:"文字" style:"long" need:"1"`
	Off   bool      `label:"暂不使用"`
}

func (t StandingText) Key() string { return t.ID }
func (StandingText) Kind() Kind    { return KindStandingText }
func (StandingText) Owner() Ref    { return Ref{} }
