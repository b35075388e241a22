package model

import "testing"

func TestUnspaced(t *testing.T) {
	for name, want := range map[string]string{
		"张 建 国": "张建国", "张　三": "张三", " 李四 ": "李四", "张三": "张三", "": "", "  ": "",
		"Zhang San": "Zhang San", "买买提·吐尔逊": "买买提·吐尔逊", "张 A 三": "张 A 三", "欧阳  某": "欧阳某",
	} {
		if got := Unspaced(name); got != want {
			t.Errorf("%q: %q, not %q", name, got, want)
		}
	}
}
