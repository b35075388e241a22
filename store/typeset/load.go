// This file finds the faces: the built-in ones, 仿宋 beside the program, and on
// request the true official faces that the machine has.

package typeset

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"sync"

	"partyledger/assets"
)

// FaceOptions says which faces to prefer. The zero value uses only what comes
// with the program, so that every machine makes the same pages.
type FaceOptions struct {
	// System prefers the true official faces (仿宋, 楷体, 黑体, 方正小标宋)
	// that are installed on the machine and fit.
	System bool
	// SystemDirs are searched instead of the machine's font folders.
	SystemDirs []string
	// Accept tries a face out before it is taken, for instance by embedding it
	// in an empty PDF. nil takes every face that reads well.
	Accept func(data []byte) error
	// FangFile is the 仿宋 file; empty looks for it (assets.FindFang).
	FangFile string
	// NoFang sets 仿宋 in 楷体 as if its file were missing.
	NoFang bool
}

type builtinFaces struct {
	hei, bold, song, kai, rare *Face
	err                        error
}

// builtin parses the built-in faces once.
var builtin = sync.OnceValue(func() (b builtinFaces) {
	aliases, err := parseAliases(assets.PUA)
	if err != nil {
		b.err = err
		return b
	}
	read := func(name string, data []byte) *Face {
		f, err := parseFace(name, data, aliases)
		if err != nil && b.err == nil {
			b.err = err
		}
		return f
	}
	b.hei = read("PLHei", assets.Hei)
	b.bold = read("PLHeiBold", assets.HeiBold)
	b.song = read("PLSong", assets.Song)
	b.kai = read("PLKai", assets.Kai)
	b.rare = read("PLRare", assets.Rare)
	return b
})

var fangCache sync.Map // path → *Face

// LoadFaces gives the set of faces. Notices on the answer say what was wished
// for and not found.
func LoadFaces(opt FaceOptions) (*Faces, error) {
	b := builtin()
	if b.err != nil {
		return nil, b.err
	}
	fs := &Faces{}
	fs.face = [numFaces]*Face{
		Fang: b.kai, Kai: b.kai, Hei: b.hei, HeiBold: b.bold, Song: b.song,
		Rare: b.rare, BaseKai: b.kai, BaseHei: b.hei,
	}
	fang, why := loadFang(opt)
	if fang != nil {
		fs.face[Fang] = fang
	}
	if opt.System {
		fs.preferSystem(opt)
	}
	if fs.face[Fang] == b.kai {
		fs.Notices = append(fs.Notices, why)
	}
	fs.link()
	return fs, nil
}

func loadFang(opt FaceOptions) (*Face, string) {
	const instead = "正文改用楷体"
	if opt.NoFang {
		return nil, "未使用仿宋字体，" + instead
	}
	path := opt.FangFile
	if path == "" {
		path = assets.FindFang()
	}
	if path == "" {
		return nil, "未找到仿宋字体（程序旁的 fonts/fang.ttf），" + instead
	}
	if f, ok := fangCache.Load(path); ok {
		return f.(*Face), ""
	}
	f, err := readFace("PLFang", path)
	if err != nil {
		return nil, fmt.Sprintf("仿宋字体不可用（%v），%s", err, instead)
	}
	fangCache.Store(path, f)
	return f, ""
}

// maxFaceFile bounds what is read into memory for one face.
const maxFaceFile = 64 << 20

func readFace(name, path string) (*Face, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, err
	}
	if info.Size() > maxFaceFile {
		return nil, fmt.Errorf("文件过大：%s", path)
	}
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	f, err := parseFace(name, data, nil)
	if err != nil {
		return nil, err
	}
	f.Path = path
	return f, nil
}

// systemFaces are the file names of the true faces, best first.
var systemFaces = []struct {
	id    FaceID
	name  string
	files []string
}{
	{Fang, "SysFang", []string{"simfang.ttf", "STFANGSO.TTF", "FZFSK.TTF"}},
	{Kai, "SysKai", []string{"simkai.ttf", "STKAITI.TTF", "FZKTK.TTF"}},
	{Hei, "SysHei", []string{"simhei.ttf", "FZHTK.TTF"}},
	{Song, "SysSong", []string{"FZXBSJW.TTF", "FZXBSK.TTF", "FZXBSJT.TTF", "方正小标宋简体.ttf", "方正小标宋_GBK.ttf"}},
}

// preferSystem takes each installed face that reads, embeds and covers enough.
func (fs *Faces) preferSystem(opt FaceOptions) {
	dirs := opt.SystemDirs
	if dirs == nil {
		dirs = fontDirs()
	}
	for _, want := range systemFaces {
		if f := findSystem(want.name, want.files, dirs, opt.Accept); f != nil {
			fs.face[want.id] = f
		}
	}
}

func findSystem(name string, files, dirs []string, accept func([]byte) error) *Face {
	for _, file := range files {
		for _, dir := range dirs {
			path := filepath.Join(dir, file)
			if _, err := os.Stat(path); err != nil {
				continue
			}
			f, err := readFace(name, path)
			if err != nil || !coversGB2312(f) {
				continue
			}
			if accept != nil && accept(f.data) != nil {
				continue
			}
			return f
		}
	}
	return nil
}

// fontDirs are the machine's and the user's font folders.
func fontDirs() []string {
	if runtime.GOOS != "windows" {
		return []string{"/usr/share/fonts/winfonts", "/usr/share/fonts/windows", "/usr/share/fonts/truetype/win"}
	}
	root := os.Getenv("WINDIR")
	if root == "" {
		root = `C:\Windows`
	}
	dirs := []string{filepath.Join(root, "Fonts")}
	if local := os.Getenv("LOCALAPPDATA"); local != "" {
		dirs = append(dirs, filepath.Join(local, "Microsoft", "Windows", "Fonts"))
	}
	return dirs
}

// coversGB2312 asks for nearly all of the common characters and for every sign
// that official text needs.
func coversGB2312(f *Face) bool {
	const signs = "，。、；：？！（）《》“”‘’…—〔〕·0123456789ABCabc.,-"
	for _, r := range signs {
		if _, ok := f.Width(r); !ok {
			return false
		}
	}
	have, want := 0, 0
	common := builtin().song
	for c := 0x4E00; c <= 0x9FFF; c++ {
		if common.widths[c] == noGlyph {
			continue
		}
		want++
		if f.widths[c] != noGlyph {
			have++
		}
	}
	return have*4 >= want*3
}
