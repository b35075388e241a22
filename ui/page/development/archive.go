package development

// The five classes of papers that must go into the archive (归档), and which of
// them are held.

import (
	"slices"
	"strconv"
	"strings"

	"partyledger/model"
	"partyledger/ui/kit"
)

// archiveSentence says of which classes nothing is held yet.
func archiveSentence(lines []paperLine) sentence {
	var missing []string
	classes := model.ArchiveClasses()
	for _, class := range classes {
		if !slices.ContainsFunc(lines, func(l paperLine) bool { return l.record.Held && slices.Contains(class.Numbers, l.record.Number) }) {
			missing = append(missing, class.Name+"（"+strings.Join(class.Numbers, "、")+"）")
		}
	}
	head := "归档须有" + strconv.Itoa(len(classes)) + "类材料，"
	if len(missing) == 0 {
		return sentence{text: head + "已经齐全。", color: kit.ColorGood}
	}
	return sentence{text: head + "已有" + strconv.Itoa(len(classes)-len(missing)) + "类，还缺：" + strings.Join(missing, "、") + "。",
		color: kit.ColorMuted}
}
