package report

// The kinds of columns: what is in a column says how it lies and within what its width
// may be; typeset shares the page out by heads and contents.

// Bounds of widths in millimetres; nought = as the head and the contents want.
var (
	ordinalBounds = bounds{0, 11}
	personBounds  = bounds{14, 20}
	unitBounds    = bounds{26, 60}
	codeBounds    = bounds{24, 46}
	textBounds    = bounds{34, 60}
	longBounds    = bounds{84, 110}
	remarkBounds  = bounds{12, 34}
)

type bounds struct{ least, most float64 }

func (c Column) within(b bounds) Column { c.Min, c.Max = b.least, b.most; return c }

// Ordinal is 序号.
func Ordinal() Column { return Col("序号").Keep().within(ordinalBounds) }

// FigureCol holds numbers: 人数, 户数, 比例.
func FigureCol(path ...string) Column { return Col(path...) }

// MoneyCol holds amounts.
func MoneyCol(path ...string) Column { return Col(path...).Right() }

// DayCol holds days or months.
func DayCol(path ...string) Column { return Col(path...) }

// WordCol holds one of a few words: 类别, 状态, 是否.
func WordCol(path ...string) Column { return Col(path...) }

// PersonCol holds people's names.
func PersonCol(path ...string) Column { return Col(path...).within(personBounds) }

// UnitCol holds the names of enterprises, Party organisations, bodies and places.
func UnitCol(path ...string) Column { return Col(path...).Left().within(unitBounds) }

// CodeCol holds the numbers of documents.
func CodeCol(path ...string) Column { return Col(path...).Left().within(codeBounds) }

// TextCol holds a few words.
func TextCol(path ...string) Column { return Col(path...).Left().within(textBounds) }

// LongCol holds sentences.
func LongCol(path ...string) Column { return Col(path...).Left().within(longBounds) }

// RemarkCol holds what few rows have: 备注, 缺项.
func RemarkCol(path ...string) Column { return Col(path...).Left().within(remarkBounds) }
