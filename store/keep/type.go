package keep

// What a file is, by its content: its name proves nothing.

import (
	"archive/zip"
	"bytes"
	"image/jpeg"
	"image/png"

	"partyledger/model"
	"partyledger/store"
)

// maxPixels bounds pictures: a small file can claim a very large picture.
const maxPixels = 80_000_000

// sniff tells the type of a file, or refuses it in words that say what to do.
func sniff(data []byte) (model.FileType, error) {
	head := data[:min(len(data), 1024)]
	switch {
	case bytes.HasPrefix(data, []byte("\xff\xd8\xff")):
		c, err := jpeg.DecodeConfig(bytes.NewReader(data))
		return model.JPEGFile, pictureFault(c.Width, c.Height, err)
	case bytes.HasPrefix(data, []byte("\x89PNG\r\n\x1a\n")):
		c, err := png.DecodeConfig(bytes.NewReader(data))
		return model.PNGFile, pictureFault(c.Width, c.Height, err)
	case bytes.Contains(head, []byte("%PDF-")):
		return model.PDFFile, nil
	case bytes.HasPrefix(data, []byte("PK\x03\x04")):
		return sniffOffice(data)
	case bytes.HasPrefix(data, []byte("\xd0\xcf\x11\xe0")):
		return "", store.Refuse("这是旧版的Office文件（doc、xls等），没有添加。请用Word、Excel或WPS另存为docx、xlsx，或者导出为PDF后再添加。")
	case len(data) > 12 && string(data[4:8]) == "ftyp":
		return "", store.Refuse("这是手机的HEIC照片或者视频，没有添加。照片请转成JPG后再添加。")
	}
	return "", refuseType()
}

func refuseType() error {
	return store.Refuse("附件只收JPG、PNG图片，PDF，Word（docx）和Excel（xlsx）文件，按内容辨认，不看文件名；这个文件不是，没有添加。")
}

func pictureFault(width, height int, err error) error {
	switch {
	case err != nil:
		return store.Refuse("这张图片不完整，打不开，没有添加。请换一张，或者重新导出后再添加。")
	case width*height > maxPixels:
		return store.Refuse("这张图片有%d×%d点，太大了，没有添加。请缩小后再添加。", width, height)
	}
	return nil
}

// sniffOffice tells Word from Excel by the parts inside; what carries macros is
// refused.
func sniffOffice(data []byte) (model.FileType, error) {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return "", store.Refuse("这个文件不完整，打不开，没有添加。请换一份完好的文件。")
	}
	var t model.FileType
	types, macros := false, false
	for _, f := range z.File {
		switch f.Name {
		case "[Content_Types].xml":
			types = true
		case "word/document.xml":
			t = model.WordFile
		case "xl/workbook.xml":
			t = model.XLSXFile
		case "word/vbaProject.bin", "xl/vbaProject.bin":
			macros = true
		}
	}
	switch {
	case macros:
		return "", store.Refuse("这个文件带有宏，没有添加。请另存为不带宏的docx、xlsx，或者导出为PDF后再添加。")
	case t == "" || !types:
		return "", refuseType()
	}
	return t, nil
}
