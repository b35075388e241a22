package day

// Spreadsheets store a day as a number of days. This is for the sheet border
// only; nothing else keeps such numbers.

import (
	"fmt"
	"math"
)

// FromSerial reads the number that a spreadsheet stores for a cell formatted as
// a date (the 1900 system: 1 = 1900-01-01); the time of day is cut off. The
// caller must know that the cell is a date: 1998.07 typed as a number would be a
// day in 1905. Serial 60 is refused, for it stands for 1900-02-29, which Excel
// counts although it never was.
func FromSerial(f float64) (Day, error) {
	n, err := serial(f, 1)
	switch {
	case err != nil:
		return Day{}, err
	case n == 60:
		return Day{}, fmt.Errorf("日期序号60是1900年2月29日，这一天并不存在")
	case n > 60:
		n--
	}
	return numbered(n - 1), nil
}

// FromSerial1904 is FromSerial for workbooks in the 1904 system, which old Macs
// wrote: 0 = 1904-01-01.
func FromSerial1904(f float64) (Day, error) {
	n, err := serial(f, 0)
	if err != nil {
		return Day{}, err
	}
	epoch := Day{19040101}.number()
	if n > latest.number()-epoch {
		return Day{}, tooFar(f)
	}
	return numbered(epoch + n), nil
}

// serial cuts the time of day off and checks the range.
func serial(f float64, least int) (int, error) {
	switch {
	case math.IsNaN(f) || math.IsInf(f, 0):
		return 0, fmt.Errorf("单元格里不是日期")
	case f < 0:
		return 0, fmt.Errorf("日期序号%v是负数，不是日期", f)
	case f < float64(least):
		return 0, fmt.Errorf("单元格里只有时间，没有日期")
	case f >= float64(latest.number()+3): // serials run two ahead of our numbers: from 1, and one false leap day
		return 0, tooFar(f)
	}
	return int(f), nil
}

func tooFar(f float64) error {
	return fmt.Errorf("日期序号%.0f不在1900至2199年之间；如果写的是年月日数字，请把单元格设为文本格式", f)
}
