package doctor

import (
	"fmt"
	"slices"
	"strings"
)

// printers is what was found out about printing. Names of printers are not asked
// for: they often name a unit or a person.
type printers struct {
	count   int
	byHost  bool     // there is a default printer
	drivers []string // of the printers of this PC, in any order
	none    string   // why nothing is known; empty = it is
}

func judgePrinters(p printers) []Line {
	const title = "打印机"
	const elsewhere = "报表可以生成PDF，拿到有打印机的电脑上打印。"
	switch {
	case p.none != "":
		return []Line{doubt(title, p.none, elsewhere)}
	case p.count == 0:
		return []Line{doubt(title, "没有安装打印机", elsewhere)}
	}
	slices.Sort(p.drivers)
	value := fmt.Sprintf("%d台", p.count)
	if list := slices.Compact(p.drivers); len(list) > 0 {
		value += "，驱动：" + strings.Join(list, "、")
	}
	if !p.byHost {
		return []Line{doubt(title, value+"，没有默认打印机", "打印时要在阅读器里选打印机；也可以在系统设置里指定一台为默认。")}
	}
	return []Line{good(title, "%s，有默认打印机", value)}
}
