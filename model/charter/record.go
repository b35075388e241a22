package charter

// The ledger's own records as texts.

import "partyledger/model"

// OfRecords is the text that the ledger's articles of one charter make, in their
// order, for Compare and Propose.
func OfRecords(company string, articles []*model.Article) Text {
	t := Text{Company: company}
	for _, a := range articles {
		t.Articles = append(t.Articles, Article{Order: a.Order, Chapter: a.Chapter, Number: a.Number, Text: a.Text})
	}
	return t
}

var keptItems = model.NewKeptBy[string, []ItemCheck]()

// ItemsOf holds an enterprise's charter against the list, item by item. It reads
// the full text: without one nothing can be said, and the answer is nil.
func ItemsOf(b *model.Book, r model.CharterResult) []ItemCheck {
	if !r.Has {
		return nil
	}
	articles := model.Owned[model.Article](b, r.Charter.ID)
	if len(articles) == 0 {
		return nil
	}
	return keptItems.Of(b, r.Charter.ID, func() []ItemCheck {
		items := CheckItems(OfRecords(b.EnterpriseName(r.EnterpriseID), articles))
		for i := range items {
			if items[i].ID == "prior" { // asked of enterprises with a Party committee
				items[i].Needed = r.PriorNeeded
			}
		}
		return items
	})
}

// Sum is how many items that must be there are missing, and how many are
// doubtful.
func Sum(items []ItemCheck) (missing, doubtful []string) {
	for _, c := range items {
		switch {
		case c.Lacks():
			missing = append(missing, c.Name)
		case c.Needed && c.Verdict == Doubtful:
			doubtful = append(doubtful, c.Name)
		}
	}
	return missing, doubtful
}
