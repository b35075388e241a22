package ui

import (
	"image"
	"strings"
	"testing"
	"time"
)

func TestIMETraceKeepsTheLatest(t *testing.T) {
	trace := &imeTrace{}
	for range imeTraceSize {
		trace.Add("WM_IME_COMPOSITION", image.Rect(10, 20, 12, 40))
	}
	trace.Add("WM_IME_ENDCOMPOSITION", image.Rectangle{})
	all := trace.Lines(time.Time{})
	if len(all) > imeTraceSize || len(all) < imeTraceSize/2 {
		t.Errorf("保留了%d行", len(all))
	}
	last := all[len(all)-1]
	if s := last.String(); !strings.HasSuffix(s, "WM_IME_ENDCOMPOSITION　没有输入框") {
		t.Error(s)
	}
	if s := all[0].String(); !strings.HasSuffix(s, "光标 10,20 高 20") {
		t.Error(s)
	}
	if since := trace.Lines(last.At); len(since) == 0 || since[len(since)-1] != last {
		t.Errorf("从最后一行的时刻起：%v", since)
	}
	if after := trace.Lines(last.At.Add(time.Second)); len(after) != 0 {
		t.Errorf("以后还没有：%v", after)
	}
}
