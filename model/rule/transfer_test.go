package rule

import (
	"strings"
	"testing"

	"partyledger/model"
	"partyledger/model/day"
)

// TestTransfers: a letter is valid for three natural months at the most, month ends clipped;
// it is used in time; the receipt comes within a month.
func TestTransfers(t *testing.T) {
	on := day.Of(2026, 11, 23)
	issued := func(d day.Day, valid int) model.Transfer {
		return model.Transfer{ID: "Z1", PersonID: "P1", Direction: model.TransferOut, Way: model.ByLetter, Issued: d, ValidDays: valid}
	}
	received := func(d, replied day.Day) model.Transfer {
		x := issued(day.Of(2026, 9, 1), 90)
		x.Received, x.Replied = d, replied
		return x
	}
	tests := []struct {
		name string
		t    model.Transfer
		want string // part of the only message; empty = nothing is found
		at   Level
	}{
		{"ninety days are within three months", issued(day.Of(2026, 10, 20), 90), "", ""},
		{"long over", issued(day.Of(2025, 11, 30), 90), "已过期", Warn},
		{"a day over three months", issued(day.Of(2026, 10, 10), 93), "超过2027年1月10日", Note},
		{"exactly three months", issued(day.Of(2026, 10, 10), 92), "", ""},
		{"thirty days before the end", issued(on.AddDays(-60), 90), "到期，没有登记接收", Due},
		{"a day earlier", issued(on.AddDays(-59), 90), "", ""},
		{"the last day", issued(on.AddDays(-90), 90), "今日到期", Due},
		{"the day after", issued(on.AddDays(-91), 90), "已过期", Warn},
		{"no validity said: three months", issued(day.Of(2026, 8, 22), 0), "已过期", Warn},
		{"by the national system", func() model.Transfer {
			x := issued(day.Of(2026, 1, 1), 180)
			x.Way = model.ByNationalSystem
			return x
		}(), "", ""},
		{"sent back", func() model.Transfer {
			x := issued(day.Of(2026, 7, 1), 90)
			x.Refused = day.Of(2026, 8, 1)
			return x
		}(), "", ""},
		{"received, the receipt in time", received(day.Of(2026, 10, 1), day.Of(2026, 11, 1)), "", ""},
		{"a day late", received(day.Of(2026, 10, 1), day.Of(2026, 11, 2)), "超过接收后的期限", Note},
		{"not yet due", received(day.Of(2026, 10, 23), day.Day{}), "", ""},
		{"due yesterday", received(day.Of(2026, 10, 22), day.Day{}), "请催要", Note},
		{"the end of January to that of February", func() model.Transfer {
			x := received(day.Of(2026, 1, 31), day.Of(2026, 2, 28))
			x.Issued = day.Of(2026, 1, 10)
			return x
		}(), "", ""},
	}
	for _, x := range tests {
		b := model.BookOf(on, "", nil, []model.Record{model.Enterprise{ID: "E1", Name: "虚谷水务有限公司"},
			model.Organization{ID: "D1", Name: "中共虚谷水务有限公司支部", Type: model.Branch, EnterpriseID: "E1"},
			model.Person{ID: "P1", Name: "甲一", EnterpriseID: "E1", OrganizationID: "D1", Status: model.FullMember,
				Admitted:  day.Of(2010, 6, 1),
				Confirmed: day.Of(2011, 6, 1)}, x.t}).Seal()
		var got []Finding
		for _, f := range Check(b) {
			if f.Rule == "T-03" {
				got = append(got, f)
			}
		}
		switch {
		case x.want == "" && len(got) > 0, x.want != "" && len(got) != 1:
			t.Errorf("%s: %v", x.name, got)
		case x.want != "" && (!strings.Contains(got[0].Message, x.want) || got[0].Level != x.at || got[0].ID != "Z1"):
			t.Errorf("%s: %s %s", x.name, got[0].Level, got[0].Message)
		}
	}
}
