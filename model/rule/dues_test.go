package rule_test

// Party dues: the border of each rule, and what looks wrong and is not (LIFE 2.3).

import (
	"fmt"
	"slices"
	"testing"

	"partyledger/model"
	"partyledger/model/day"
)

// assess settles 2026 for everybody of S, a base of 3,000 and 15 yuan a month, and takes what
// the register said away; the assessments are SB01 …
func (l *ledger) assess() {
	for i := range l.people {
		p := &l.people[i]
		if p.EnterpriseID == "S" {
			l.bases = append(l.bases, model.DuesBasis{ID: p.ID, PersonID: p.ID, Year: 2026, From: model.MonthDay(2026, 1),
				Category: model.DuesByWage, Base: p.DuesBase, Amount: p.Dues})
		}
		p.DuesBase, p.Dues = 0, 0
	}
}

// pays is an assessment of SB20 beside those of all others.
func pays(change func(x *model.DuesBasis)) func(*ledger) {
	return func(l *ledger) { l.assess(); change(at(l.bases, "SB20")) }
}

func yuan(n int64) model.Amount { return model.Recorded(model.Yuan(n)) }

// again assesses SB20 a second time, from July on.
func again(change func(x *model.DuesBasis)) func(*ledger) {
	return func(l *ledger) {
		l.assess()
		x := *at(l.bases, "SB20")
		x.ID, x.From, x.Base, x.Amount = "second", model.MonthDay(2026, 7), yuan(4000), yuan(40)
		change(&x)
		l.bases = append(l.bases, x)
	}
}

func TestDuesBases(t *testing.T) {
	wage := func(base, amount int64, why model.DuesWhy) func(*ledger) {
		return pays(func(x *model.DuesBasis) { x.Base, x.Amount, x.Why = yuan(base), yuan(amount), why })
	}
	of := func(c model.DuesCategory, fen int64, why model.DuesWhy) func(*ledger) {
		return pays(func(x *model.DuesBasis) {
			x.Category, x.Base, x.Amount, x.Why = c, 0, model.Recorded(model.Money(fen)), why
		})
	}
	less := func(why model.DuesWhy, branch, approval, until day.Day) func(*ledger) {
		return pays(func(x *model.DuesBasis) {
			x.Why, x.Amount, x.BranchDay, x.ApprovalDay, x.Until = why, model.Recorded(0), branch, approval, until
		})
	}
	january, february := day.Of(2026, 1, 12), day.Of(2026, 2, 3)
	short, told := []string{"C-10 warn dues_basis SB20"}, []string{"C-10 note dues_basis SB20"}
	approval := []string{"F-05 warn dues_basis SB20"}
	check(t, []spoiled{
		{"all are settled", (*ledger).assess, nil, nil},
		{"80,000 and 1,000", wage(80000, 1000, ""), nil, nil},
		{"80,000 and 900", wage(80000, 900, ""), short, []string{"每月应交1,000.00元（一般以此为限，多交自愿），核定900.00元，少100.00元"}},
		{"80,000 and 1,600 of one's own will", wage(80000, 1600, model.DuesWilling), nil, nil},
		{"80,000 and 1,600, nobody says why", wage(80000, 1600, ""), told, []string{"超过1,000.00元，没有注明自愿多交"}},
		{"50,000 and 1,000", wage(50000, 1000, ""), nil, nil},
		{"11,500 by brackets one on another", wage(11500, 140, ""), short, []string{"整额适用2%，每月应交230.00元"}},
		{"a pension of 5,000", pays(func(x *model.DuesBasis) {
			x.Category, x.Base, x.Amount = model.DuesRetiree, yuan(5000),
				yuan(25)
		}), nil, nil},
		{"a pension of 5,001", pays(func(x *model.DuesBasis) {
			x.Category, x.Base, x.Amount = model.DuesRetiree, yuan(5001),
				yuan(25)
		}), short, nil},
		{"the base is not recorded", pays(func(x *model.DuesBasis) { x.Base = 0 }), told, []string{"没有登记计算基数"}},
		{"a student", of(model.DuesStudent, 20, ""), nil, nil},
		{"a student who pays less", of(model.DuesStudent, 10, ""), []string{"F-04 warn dues_basis SB20"},
			[]string{"每月应交0.20元，核定0.10元"}},
		{"a student who pays more", of(model.DuesStudent, 100, ""), []string{"F-04 note dues_basis SB20"}, nil},
		{"a student who wants to pay more", of(model.DuesStudent, 100, model.DuesWilling), nil, nil},
		{"a farmer at the most", of(model.DuesFarmer, 100, ""), nil, nil},
		{"a farmer above it", of(model.DuesFarmer, 101, ""), []string{"F-04 note dues_basis SB20"}, nil},
		{"remitted and approved", less(model.DuesExempt, january, february, day.Of(2027, 12, 31)), nil, nil},
		{"remitted without approval", less(model.DuesExempt, january, day.Day{}, day.Day{}), approval,
			[]string{"SB员20免交党费，没有登记上级党委的批准日期"}},
		{"reduced, the branch did not speak", less(model.DuesReduced, day.Day{}, february, day.Day{}), approval,
			[]string{"没有登记党支部的研究日期"}},
		{"approved before the branch spoke", less(model.DuesReduced, february, january, day.Day{}), approval,
			[]string{"早于党支部研究日期"}},
		{"the reduction ran out", less(model.DuesReduced, january, february, day.Of(2026, 11, 22)), approval,
			[]string{"2026年11月22日到期，请重新核定"}},
		{"the reduction runs out soon", less(model.DuesReduced, january, february, day.Of(2026, 11, 30)),
			[]string{"F-05 due dues_basis SB20"}, nil},
		{"another sum within the year", again(func(*model.DuesBasis) {}), []string{"F-01 warn dues_basis second"},
			[]string{"SB员202026年7月起月交党费由15.00元改为40.00元，没有登记原因"}},
		{"another sum with its reason", again(func(x *model.DuesBasis) { x.Why = model.DuesWageMove }), nil, nil},
		{"a yearly salary moves", again(func(x *model.DuesBasis) { x.Category = model.DuesByYear }), nil, nil},
		{"the same sum again", again(func(x *model.DuesBasis) { x.Base, x.Amount = yuan(3000), yuan(15) }), nil, nil},
		{"a second one that is not in force yet", again(func(x *model.DuesBasis) { x.From = model.MonthDay(2026, 12) }), nil, nil},
		{"two were left out", func(l *ledger) {
			l.assess()
			l.bases = slices.DeleteFunc(l.bases, func(x model.DuesBasis) bool { return x.ID == "SB20" || x.ID == "SB21" })
		}, []string{"F-01 warn enterprise S"}, []string{"乙公司有2名党员未核定2026年的月交党费：SB员20、SB员21"}},
		{"only last year's are there", func(l *ledger) {
			l.assess()
			for i := range l.bases {
				l.bases[i].Year, l.bases[i].From = 2025, model.MonthDay(2025, 1)
			}
		}, []string{"F-01 warn enterprise S"}, []string{"乙公司有25名党员未核定2026年的月交党费"}},
		{"in January there is time", func(l *ledger) {
			l.assess()
			l.asOf = day.Of(2026, 1, 20)
			l.bases = slices.DeleteFunc(l.bases, func(x model.DuesBasis) bool { return x.ID == "SB20" })
		}, []string{"A-19 note enterprise G", "F-01 due enterprise S"}, []string{"请在2026年1月31日前核定"}},
		{"a probationary member of whom nothing is settled", func(l *ledger) {
			l.assess()
			l.probationary("SB20")
			l.bases = slices.DeleteFunc(l.bases, func(x model.DuesBasis) bool { return x.ID == "SB20" })
		}, []string{"C-11 warn person SB20"}, []string{"自2026年3月1日支部大会通过之日起应交纳党费"}},
		{"a probationary member pays from the month of the meeting", func(l *ledger) {
			l.assess()
			l.probationary("SB20")
			at(l.bases, "SB20").From = model.MonthDay(2026, 3)
		}, nil, nil},
		{"a month later", func(l *ledger) {
			l.assess()
			l.probationary("SB20")
			at(l.bases, "SB20").From = model.MonthDay(2026, 4)
		}, []string{"C-11 warn dues_basis SB20"}, []string{"核定自2026年4月起"}},
		{"what a packet brought is still looked at", func(l *ledger) {
			l.assess()
			l.bases = slices.DeleteFunc(l.bases, func(x model.DuesBasis) bool { return x.ID == "SB20" })
			l.person("SB20").DuesBase, l.person("SB20").Dues = yuan(8000), yuan(100)
		}, []string{"C-10 warn person SB20"}, nil},
	})
}

// behind has SB20 be behind.
func (l *ledger) behind(change func(x *model.DuesArrear)) {
	l.assess()
	x := model.DuesArrear{ID: "a", PersonID: "SB20", OrganizationID: "SB", From: model.MonthDay(2026, 4), Amount: model.Yuan(105),
		Reason: model.ArrearNoReason}
	change(&x)
	l.arrears = append(l.arrears, x)
}

func TestDuesArrears(t *testing.T) {
	with := func(change func(x *model.DuesArrear)) func(*ledger) { return func(l *ledger) { l.behind(change) } }
	since := func(month int, why model.ArrearReason) func(*ledger) {
		return with(func(x *model.DuesArrear) { x.From, x.Reason = model.MonthDay(2026, month), why })
	}
	check(t, []spoiled{
		{"seven months", since(4, model.ArrearNoReason), []string{"F-08 block dues_arrear a"},
			[]string{"自2026年4月起连续7个月没有正当理由不交党费，也没有登记教育提醒，请党支部核实，由党组织按程序处理"}},
		{"six months", since(5, model.ArrearNoReason), []string{"F-08 block dues_arrear a"}, nil},
		{"five months", since(6, model.ArrearNoReason), []string{"F-08 note dues_arrear a"}, nil},
		{"three months", since(8, model.ArrearNoReason), []string{"F-08 note dues_arrear a"}, nil},
		{"two months", since(9, model.ArrearNoReason), nil, nil},
		{"seven months, nobody says why", since(4, model.ArrearUnsettled), []string{"F-08 warn dues_arrear a"}, []string{"没有说明原因"}},
		{"seven months away", since(4, model.ArrearAway), nil, nil},
		{"seven months in two entries", func(l *ledger) {
			l.behind(func(x *model.DuesArrear) { x.To = model.MonthDay(2026, 6) })
			x := l.arrears[0]
			x.ID, x.From, x.To = "b", model.MonthDay(2026, 7), model.MonthDay(2026, 10)
			l.arrears = append(l.arrears, x)
		}, []string{"F-08 block dues_arrear a"}, nil},
		{"two runs with a month between", func(l *ledger) {
			l.behind(func(x *model.DuesArrear) { x.To = model.MonthDay(2026, 6) })
			x := l.arrears[0]
			x.ID, x.From, x.To = "b", model.MonthDay(2026, 8), model.MonthDay(2026, 10)
			l.arrears = append(l.arrears, x)
		}, []string{"F-08 note dues_arrear a", "F-08 note dues_arrear b"}, nil},
		{"settled, six months at once", with(func(x *model.DuesArrear) {
			x.To, x.SettledDay = model.MonthDay(2026, 9), day.Of(2026, 10,
				9)
		}), nil, nil},
		{"settled, seven months at once", with(func(x *model.DuesArrear) {
			x.To, x.SettledDay = model.MonthDay(2026, 10), day.Of(2026,
				10, 30)
		}),
			[]string{"F-07 warn dues_arrear a"}, []string{"补交2026年4月至2026年10月的党费，共7个月"}},
		{"whoever left is not asked", func(l *ledger) {
			l.behind(func(*model.DuesArrear) {})
			p := l.person("SB20")
			p.Left, p.LeftHow = day.Of(2026, 9, 1), model.TransferredOut
		}, []string{"A-01 warn organization OG"}, nil},
	})
}

// months gives SB sheets of 2026 up to a month, each of 375 yuan handed up, and the group its
// account of them.
func (l *ledger) months(last int) {
	l.assess()
	for m := 1; m <= last; m++ {
		l.sheets = append(l.sheets, model.DuesSheet{ID: fmt.Sprint("m", m), OrganizationID: "SB", Month: model.MonthDay(2026, m),
			DuePeople: 25,
			Due:       model.Yuan(375), PaidPeople: 25, Paid: model.Yuan(375), HandedDay: day.Of(2026, m, 25), Handed: model.Yuan(375)})
	}
	l.entries = append(l.entries, model.DuesEntry{ID: "in", OrganizationID: "OG", Day: day.Of(2026, 11, 2), Flow: model.DuesIn,
		Item: model.FromBranches, Amount: model.Yuan(375 * int64(last))})
	l.years = append(l.years, model.DuesYear{ID: "y", OrganizationID: "OG", Year: 2026})
}

func TestDuesSheets(t *testing.T) {
	with := func(change func(l *ledger)) func(*ledger) { return func(l *ledger) { l.months(10); change(l) } }
	check(t, []spoiled{
		{"ten months", with(func(*ledger) {}), nil, nil},
		{"May is missing", with(func(l *ledger) {
			l.sheets = slices.DeleteFunc(l.sheets, func(x model.DuesSheet) bool { return x.ID == "m5" })
			l.entries[0].Amount -= model.Yuan(375)
		}), []string{"F-07 warn organization SB"}, []string{"乙公司党支部2026年5月没有登记党费收缴"}},
		{"the month that runs is not asked for", with(func(l *ledger) { l.asOf = day.Of(2026, 11, 30) }), nil, nil},
		{"nor what was before the first", with(func(l *ledger) {
			l.sheets = l.sheets[4:]
			l.entries[0].Amount = model.Yuan(375 * 6)
		}), nil, nil},
		{"deducted from the wages", with(func(l *ledger) { l.sheets[2].Way = model.DuesDeducted }), []string{"F-09 warn dues_sheet m3"},
			nil},
		{"laid out", with(func(l *ledger) { l.sheets[2].Way = model.DuesLaidOut }), []string{"F-09 warn dues_sheet m3"}, nil},
		{"by transfer", with(func(l *ledger) { l.sheets[2].Way = model.DuesTransfer }), nil, nil},
		{"less was handed up than came in", with(func(l *ledger) {
			l.sheets[2].Handed -= model.Yuan(5)
			l.entries[0].Amount -= model.Yuan(5)
		}),
			[]string{"F-15 warn dues_sheet m3"}, []string{"实收党费375.00元，上交370.00元，相差5.00元"}},
		{"300 less was entered", with(func(l *ledger) { l.entries[0].Amount -= model.Yuan(300) }), []string{"F-15 warn dues_year y"},
			[]string{"各党支部登记上交党费3,750.00元，账上“支部上交”3,450.00元，相差300.00元"}},
		{"less came in and nobody is behind", with(func(l *ledger) {
			l.sheets[9].Paid, l.sheets[9].Handed, l.sheets[9].PaidPeople = model.Yuan(360), model.Yuan(360), 24
			l.entries[0].Amount -= model.Yuan(15)
		}), []string{"F-07 warn dues_sheet m10"}, []string{"少15.00元，没有登记欠交的党员"}},
		{"less came in and it is said who is behind", with(func(l *ledger) {
			l.sheets[9].Paid, l.sheets[9].Handed, l.sheets[9].PaidPeople = model.Yuan(360), model.Yuan(360), 24
			l.entries[0].Amount -= model.Yuan(15)
			l.arrears = []model.DuesArrear{{ID: "a", PersonID: "SB20", From: model.MonthDay(2026, 10), Reason: model.ArrearIll}}
		}), nil, nil},
		{"a packet brings no names", with(func(l *ledger) {
			l.sheets[9].Paid, l.sheets[9].Handed, l.bases = model.Yuan(360), model.Yuan(360), nil
			l.entries[0].Amount -= model.Yuan(15)
		}), nil, nil},
	})
}

func TestDuesAccounts(t *testing.T) {
	with := func(change func(l *ledger)) func(*ledger) { return func(l *ledger) { l.months(10); change(l) } }
	out := func(item model.DuesItem, decided day.Day) func(*ledger) {
		return with(func(l *ledger) {
			l.entries = append(l.entries, model.DuesEntry{ID: "out", OrganizationID: "OG", Day: day.Of(2026, 6, 18),
				Flow: model.DuesOut, Item: item,
				Amount: model.Yuan(500), DecidedDay: decided})
		})
	}
	last := func(change func(l *ledger, y *model.DuesYear)) func(*ledger) {
		return with(func(l *ledger) {
			y := model.DuesYear{ID: "y25", OrganizationID: "OG", Year: 2025, Opening: yuan(100), BankBalance: yuan(100),
				PublishedDay: day.Of(2026, 2, 26)}
			change(l, &y)
			l.years = append(l.years, y)
		})
	}
	check(t, []spoiled{
		{"decided and used", out(model.ForTraining, day.Of(2026, 6, 10)), nil, nil},
		{"nobody decided", out(model.ForTraining, day.Day{}), []string{"F-13 warn dues_entry out"},
			[]string{"“培训党员”500.00元，没有登记集体研究日期"}},
		{"decided afterwards", out(model.ForPraise, day.Of(2026, 6, 19)), []string{"F-13 warn dues_entry out"}, nil},
		{"passed on below", out(model.ToBelow, day.Day{}), []string{"F-13 warn dues_entry out"}, nil},
		{"for something else", out(model.ForOther, day.Of(2026, 6, 10)), []string{"F-12 warn dues_entry out"}, nil},
		{"passed up needs its ratio", out(model.ToAbove, day.Day{}), []string{"F-11 note dues_year y"}, nil},
		{"a ratio without its document", with(func(l *ledger) { l.years[0].Ratio = model.Percent(20) }),
			[]string{"F-11 warn dues_year y"}, nil},
		{"a ratio with its document", with(func(l *ledger) {
			l.years[0].Ratio, l.years[0].RatioDocument = model.Percent(20), "甲党〔2024〕8号"
		}), nil, nil},
		{"last year was published", last(func(*ledger, *model.DuesYear) {}), nil, nil},
		{"last year was not", last(func(_ *ledger, y *model.DuesYear) { y.PublishedDay = day.Day{} }),
			[]string{"F-14 note dues_year y25"}, nil},
		{"in March there is time", last(func(l *ledger, y *model.DuesYear) { l.asOf, y.PublishedDay = day.Of(2026, 3, 20), day.Day{} }),
			[]string{"A-19 note enterprise G", "F-14 due dues_year y25"}, nil},
		{"the balance goes on", last(func(l *ledger, _ *model.DuesYear) { l.years[0].Opening = yuan(100) }), nil, nil},
		{"the balance does not", last(func(l *ledger, _ *model.DuesYear) { l.years[0].Opening = yuan(99) }),
			[]string{"F-15 warn dues_year y"},
			[]string{"上年结余登记为99.00元，2025年末结余为100.00元"}},
		{"the bank says another sum", last(func(_ *ledger, y *model.DuesYear) { y.BankBalance = yuan(80) }),
			[]string{"F-15 warn dues_year y25"},
			[]string{"账面结余100.00元，年末银行余额80.00元，相差20.00元"}},
		{"the bank says nothing", last(func(_ *ledger, y *model.DuesYear) { y.BankBalance = 0 }), nil, nil},
	})
}

func TestDuesGifts(t *testing.T) {
	with := func(change func(x *model.DuesGift)) func(*ledger) {
		return func(l *ledger) {
			x := model.DuesGift{ID: "g", PersonID: "SB20", Day: day.Of(2026, 6, 29), Amount: model.Yuan(5000), ForwardDay: day.Of(2026,
				7, 15),
				Forwarded: model.Yuan(5000), ReceiptNo: "1"}
			change(&x)
			l.gifts = append(l.gifts, x)
		}
	}
	check(t, []spoiled{
		{"whole", with(func(*model.DuesGift) {}), nil, nil},
		{"4,000 of 5,000", with(func(x *model.DuesGift) { x.Forwarded = model.Yuan(4000) }), []string{"F-10 warn dues_gift g"},
			[]string{"SB员202026年6月29日交纳的大额党费5,000.00元，转交4,000.00元"}},
		{"not at all", with(func(x *model.DuesGift) { x.ForwardDay, x.Forwarded = day.Day{}, 0 }), []string{"F-10 warn dues_gift g"}, nil},
		{"there is time", with(func(x *model.DuesGift) { x.Day, x.ForwardDay, x.Forwarded = day.Of(2026, 11, 20), day.Day{}, 0 }),
			[]string{"F-10 due dues_gift g"}, nil},
		{"without a receipt", with(func(x *model.DuesGift) { x.ReceiptNo = "" }), []string{"F-10 note dues_gift g"}, nil},
	})
	letter := func(until day.Day, keeps bool) func(*ledger) {
		return func(l *ledger) {
			if keeps {
				l.assess()
			}
			l.transfers = []model.Transfer{{ID: "t", PersonID: "SB20", Direction: model.TransferOut, Issued: day.Of(2026, 11, 2),
				DuesUntil: until,
				Way:       model.TransferWay("系统网上转接")}}
		}
	}
	check(t, []spoiled{
		{"a letter says up to when dues were paid", letter(model.MonthDay(2026, 10), true), nil, nil},
		{"a letter does not", letter(day.Day{}, true), []string{"F-06 note transfer t"}, nil},
		{"where no dues are kept nobody asks", letter(day.Day{}, false), nil, nil},
	})
}
