package figure

// Party-work staff: three figures that go by three names.

import (
	"slices"

	"partyledger/model"
)

// Workers is persons in posts, each once: a full-time post outweighs a part-time one.
type Workers struct {
	Full, Part []string // IDs, in the order of the posts
}

// add counts posts that are held on the book's day by somebody who is still there.
func workers(b *model.Book, posts []*model.Post, fields ...model.PostField) Workers {
	var order []string
	full := map[string]bool{}
	for _, p := range posts {
		if !p.Active(b.AsOf) || !slices.Contains(fields, p.Field) || model.HasLeft(b, p.PersonID) {
			continue
		}
		before, seen := full[p.PersonID]
		if !seen {
			order = append(order, p.PersonID)
		}
		full[p.PersonID] = before || p.WorkTime == model.FullTime
	}
	var w Workers
	for _, id := range order {
		if full[id] {
			w.Full = append(w.Full, id)
		} else {
			w.Part = append(w.Part, id)
		}
	}
	return w
}

// StaffOf is the persons in posts of some fields in scope.
func StaffOf(b *model.Book, fields ...model.PostField) Workers {
	list := model.InScope[model.Post](b)
	posts := make([]*model.Post, 0, len(list))
	for i := range list {
		posts = append(posts, &list[i])
	}
	return workers(b, posts, fields...)
}

// StaffIn is the persons in posts of some fields of one enterprise.
func StaffIn(b *model.Book, enterprise string, fields ...model.PostField) Workers {
	return workers(b, model.Owned[model.Post](b, enterprise), fields...)
}

// The words by which reports name the three.
const (
	PartyStaffWords = "党务岗位，不含纪检、群团"
	BodyStaffWords  = "机构实有（含纪检、群团）"
)

// Bodies counts the Party-work bodies in scope on the book's day.
type Bodies struct {
	List                               []model.BodyStaff
	Own, Joint, Managed                int // 独立设置, 合署办公, 列入管理机构
	Quota, FullTime, PartTime, Workers int // Workers: full-time and part-time
}

var keptBodies = model.NewKept[*Bodies]()

// BodiesOf is the book's bodies, enterprise by enterprise.
func BodiesOf(b *model.Book) *Bodies {
	return keptBodies.Of(b, func() *Bodies {
		s := &Bodies{}
		for _, e := range b.ScopeTree() {
			s.List = append(s.List, model.BodyStaffing(b, e.ID)...)
		}
		for _, x := range s.List {
			s.Own += oneIf(x.Body.Setting == model.Independent)
			s.Joint += oneIf(x.Body.Setting == model.Joint)
			s.Managed += oneIf(x.Body.InManagement)
			s.Quota += x.Body.Quota.N()
			s.FullTime += x.FullTime
			s.PartTime += x.PartTime
		}
		s.Workers = s.FullTime + s.PartTime
		return s
	})
}

func oneIf(yes bool) int {
	if yes {
		return 1
	}
	return 0
}

// staff is staff.*.
func staff(b *model.Book) []Figure {
	party, wide, bodies := StaffOf(b, model.PartyField), StaffOf(b, model.PartyField, model.DisciplineField), BodiesOf(b)
	return []Figure{
		counted("staff.full", "专职党务人员", "名", "在任的专职党务岗位人员，不含纪检、群团；一人多岗的只计一次，已离开本企业的不计入。", party.Full).of(len(party.Full) + len(party.Part)),
		counted("staff.fullD", "专职党务人员（含纪检）", "名", "在任的专职党务、纪检岗位人员，不含群团；一人多岗的只计一次。配备标准另行规定的，按标准的口径测算。", wide.Full).of(len(wide.Full) +
			len(wide.Part)),
		{Key: "staff.body", Name: "机构实有专职人员（含纪检、群团）", Value: Number{Count: bodies.FullTime}, Base: Number{Count: bodies.Workers},
			Measure: "名",
			Note:    "登记在党务工作机构的在岗专职人员，含纪检、工会、共青团、妇联，按机构计算。",
			IDs:     idsOf(bodies.List, func(s model.BodyStaff) string { return s.Body.ID })},
	}
}
