package charter

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
