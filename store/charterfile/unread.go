package charterfile

// What a document has beside the text that is read: it is said plainly, so that
// nobody takes a charter for complete that is not.

import "fmt"

// unread counts it.
type unread struct{ pictures, objects, boxes, notes, comments int }

// count takes a Word element for what it is.
func (u *unread) count(element string) {
	switch element {
	case "other:blip", "other:imagedata":
		u.pictures++
	case "object":
		u.objects++
	case "footnoteReference", "endnoteReference":
		u.notes++
	case "commentReference":
		u.comments++
	}
}

// words are the sentences, without full stops.
func (u unread) words() []string {
	var out []string
	say := func(n int, format string) {
		if n > 0 {
			out = append(out, fmt.Sprintf(format, n))
		}
	}
	say(u.pictures, "文件里有%d幅图片没有读入，图片里若有条文请对照原文补上")
	say(u.objects, "文件里有%d个嵌入的对象（如表格、公式）没有读入")
	say(u.boxes, "文件里有%d个文本框没有读入，框里若有条文请对照原文补上")
	say(u.notes, "文件里有%d处脚注或者尾注没有读入")
	say(u.comments, "文件里有%d处批注没有读入")
	return out
}
