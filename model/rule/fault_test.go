package rule

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"partyledger/model"
)

// eachFault goes through the table, the kinds that any rule may have included.
func eachFault(do func(f Fault)) {
	for _, t := range faultTable {
		for _, f := range t.faults {
			do(f)
		}
	}
	for _, f := range common {
		do(f)
	}
}

// No rule is without its phrase, and no phrase without its rule.
func TestEveryRuleHasItsFault(t *testing.T) {
	for _, r := range All() {
		f, ok := FaultOf(r.ID, "")
		switch {
		case !ok:
			t.Errorf("%s has no fault", r.ID)
		case f.Phrase == "" || f.Theme.Judgement() == "":
			t.Errorf("the fault of %s is not whole: %+v", r.ID, f)
		}
	}
	seen := map[[2]string]bool{}
	eachFault(func(f Fault) {
		key := [2]string{f.Rule, f.Code}
		usual, _ := FaultOf(f.Rule, "")
		full, _ := FaultOf(f.Rule, f.Code)
		switch _, ok := ByID(f.Rule); {
		case seen[key]:
			t.Errorf("%v twice", key)
		case f.Rule == "" && f.Phrase != "" && f.Of != "":
		case !ok:
			t.Errorf("a fault of %s, which is no rule", f.Rule)
		case f.Code != "" && !seen[[2]string{f.Rule}]:
			t.Errorf("%v stands before the usual fault", key)
		case full.Shows != f.Shows || full.Shows == "" || full.Phrase == "" || full.Of == "" || full.Theme != usual.Theme:
			t.Errorf("%v is not whole: %+v", key, full)
		}
		seen[key] = true
	})
}

// What goes up names a fault, not a demand, a rule, a level or the ledger (REPORTS 0.1, B-4).
func TestFaultsAreTheirOwnWords(t *testing.T) {
	inside := regexp.MustCompile(`[A-Z]-\d|阻断|警告|提示|到期|待核对|登记|补登|核对|核实|请[补核登填抓研]|台账|须|应当`)
	end := regexp.MustCompile(`[。，；：]$`)
	eachFault(func(f Fault) {
		for _, s := range []string{f.Phrase, f.Of, f.Shows} {
			if f.Goes != Inside && inside.MatchString(s) || end.MatchString(s) || strings.Contains(s, "%") {
				t.Errorf("%s/%s says %q", f.Rule, f.Code, s)
			}
		}
		if r, ok := ByID(f.Rule); ok && f.Phrase == r.Title {
			t.Errorf("%s says its demand: %s", f.Rule, f.Phrase)
		}
	})
}

func TestQuantity(t *testing.T) {
	for _, x := range []struct {
		n, of int
		want  string
	}{{0, 50, ""}, {1, 1, ""}, {1, 2, "个别"}, {1, 50, "个别"}, {2, 50, "少数"}, {10, 50, "少数"}, {11, 50, "部分"}, {25, 50, "部分"},
		{26, 50, "多数"}, {50, 50, "多数"}, {2, 3, "多数"}, {2, 4, "部分"}, {2, 0, ""}} {
		if got := Quantity(x.n, x.of); got != x.want {
			t.Errorf("%d of %d: %q, want %q", x.n, x.of, got, x.want)
		}
	}
}

func TestFaultSentences(t *testing.T) {
	for _, x := range []struct {
		rule, code   string
		units, of, n int
		want         string
	}{
		{"A-06", "", 2, 43, 2, "少数企业任期届满未按期换届，2个党组织任期届满未换届"},
		{"B-06", "", 1, 43, 3, "个别企业半年考察制度落实不好，3名积极分子超过半年未考察"},
		{"A-12", "none", 12, 43, 99, "部分企业党建要求写入章程不到位，12户企业公司章程尚未制定修订"},
		{"A-12", "none", 1, 1, 1, "党建要求写入章程不到位，公司章程尚未制定修订"},
		{"B-09", "", 1, 1, 2, "发展对象报批公示程序不规范，2名发展对象公示时间少于规定的工作日"},
		{"S-15", "", 0, 0, 0, "活动场所“六有”不达标，1处活动场所“六有”不齐备"},
	} {
		f, ok := FaultOf(x.rule, x.code)
		if got := f.Sentence(x.units, x.of, x.n); !ok || got != x.want {
			t.Errorf("%s/%s: %s", x.rule, x.code, got)
		}
	}
}

func TestUnknownFaults(t *testing.T) {
	if _, ok := FaultOf("Z-99", ""); ok {
		t.Error("a fault of no rule")
	}
	f, ok := FaultOf("B-14", "no such kind")
	if !ok || f.Shows != "先开大会、后预审" {
		t.Errorf("an unknown kind: %+v", f)
	}
}

// Two for each unit, three for what is plainly against a rule, one for a warning; the order of
// themes where that is the same; what has no theme is last whatever it weighs.
func TestByTheme(t *testing.T) {
	at := func(id string, l Level, unit string) Point {
		f, _ := FaultOf(id, "")
		return Point{Fault: f, Level: l, EnterpriseID: unit}
	}
	groups := ByTheme([]Point{at("S-15", Warn, "A"), {EnterpriseID: "A", Level: Block}, {EnterpriseID: "B", Level: Block},
		at("B-14", Block, "A"), at("B-06", Warn, "A"), at("A-06", Warn, "A"), at("A-01", Note, "B"), at("A-30", Note, "A")})
	var got []string
	for _, g := range groups {
		for _, p := range g.Points {
			got = append(got, string(g.Theme)+p.Rule)
		}
	}
	want := []string{string(model.ThemeMembers) + "B-06", string(model.ThemeMembers) + "B-14", string(model.ThemeOrganization) + "A-01",
		string(model.ThemeOrganization) + "A-06", string(model.ThemeSupport) + "A-30", string(model.ThemeSupport) + "S-15", "", ""}
	// members: 2×1+3+1 = 6; organisation: 2×2+1 = 5; support: 2×1+1 = 3
	if !slices.Equal(got, want) {
		t.Errorf("%v", got)
	}
	if groups[0].Score != 6 || groups[1].Score != 5 || groups[1].Units != 2 || groups[2].Score != 3 {
		t.Errorf("%+v", groups)
	}
}

// Of dates that do not fit the ledger is told, whatever the rule asks.
func TestCommonKinds(t *testing.T) {
	f, _ := FaultOf("B-14", "dates")
	if f.Goes != Inside || f.Theme != model.ThemeMembers || f.Rule != "B-14" || f.Asks {
		t.Errorf("%+v", f)
	}
}
