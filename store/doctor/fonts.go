package doctor

// 字体: the faces of screen and paper, and a rare character of names.

import (
	"partyledger/assets"
	"partyledger/store/typeset"
)

// rareName is a character of names that many systems cannot draw.
const rareName = '䶮'

// faces is what was found out about the faces.
type faces struct {
	err  error
	fang bool   // 仿宋 is there and reads well
	why  string // why it is not; no path in it
	rare bool   // the rare character is drawn on screen and paper
}

func askFonts() faces {
	fs, err := typeset.LoadFaces(typeset.FaceOptions{})
	if err != nil {
		return faces{err: err}
	}
	_, screen := fs.Face(typeset.Hei).Width(rareName) // the face of the screen, too
	_, paper := fs.Face(typeset.Rare).Width(rareName)
	f := faces{fang: len(fs.Notices) == 0, rare: screen && paper}
	switch {
	case f.fang:
	case assets.FindFang() == "":
		f.why = "没有找到（应在程序旁的fonts文件夹里，文件名fang.ttf）"
	default:
		f.why = "有文件，但读不了，可能已损坏"
	}
	return f
}

func judgeFonts(f faces) []Line {
	if f.err != nil {
		return []Line{bad("程序自带字体", "读不了", "程序文件可能已损坏，请从原压缩包重新解压整个文件夹。")}
	}
	out := []Line{good("程序自带字体", "黑体、小标宋、楷体和生僻字字体都在")}
	if !f.fang {
		out = append(out, doubt("仿宋字体", f.why, "请从原压缩包复制fonts文件夹到程序旁边，否则报表正文用楷体代替。"))
	} else {
		out = append(out, good("仿宋字体", "找到，可用"))
	}
	if !f.rare {
		return append(out, bad("生僻字", string(rareName)+"字没有字体可以显示", "程序文件可能不完整，请从原压缩包重新解压整个文件夹。"))
	}
	return append(out, good("生僻字", "%c字可以显示和打印", rareName))
}
