// Package charter reads the text of a company's charter: it splits it into
// articles, proposes which of them are Party clauses and what each is about,
// and compares two versions. It is pure: paragraphs in, values out. What it
// proposes is for a person to confirm; it never invents a word of a clause.
package charter

// Text is a charter split into its articles.
type Text struct {
	Title    string // as printed, without the spaces inside the words
	Company  string // the company's name; empty when the text does not say
	Articles []Article
	Skipped  []Skipped // what was read but belongs to no article
	Notes    []Note    // what a person should look at before confirming
}

// Article is one article (条).
type Article struct {
	Order   int    // 1, 2, 3 … as they stand in the text
	Chapter string // 第五章 党委; or an unnumbered heading; empty if there is none
	Section string // 第一节 董事
	Number  string // 第三十五条, 第三十五条之一, 第35条: as printed, without spaces
	Text    string // without the number; one line for each paragraph or item
}

// SkipReason says why a line is not part of any article.
type SkipReason string

// The reasons.
const (
	SkipTitle    SkipReason = "封面或标题"
	SkipContents SkipReason = "目录"
	SkipPage     SkipReason = "页码或页眉页脚"
	SkipPreface  SkipReason = "第一条之前的文字"
	SkipTail     SkipReason = "落款或附件"
)

// Skipped is a line that was left out of the articles.
type Skipped struct {
	Text string
	Why  SkipReason
}

// Note is a remark on the text for the person who imports it.
type Note struct {
	Order   int // the article it is about; 0 for the whole text
	Message string
}
