package intake

// Organisations as offices write them: 中共某某公司第一支部委员会 is the 第一党支部 of that
// company, and its 第一党支部 is that in a table of the company.

import (
	"fmt"
	"strings"

	"partyledger/model"
)

// plainUnit takes off what names of units have or lack without another meaning.
func plainUnit(text string) string { return plainWords.Replace(headKey(text)) }

var plainWords = strings.NewReplacer("中共", "", "中国共产党", "", "有限责任公司", "公司", "有限公司", "公司", "总支部委员会", "总支", "支部委员会", "支部",
	"党总支", "总支", "党支部", "支部", "纪律检查委员会", "纪委", "委员会", "党委", " ", "")

// organization finds the one organisation that a name means in other words: of the
// enterprise that the name begins with, else of the one that is given (its ID; may be empty).
func (n *names) organization(text, enterprise string) (id string, err error) {
	key := [2]string{text, enterprise}
	if id, known := n.meant[key]; known {
		return id, nil
	}
	orgs, err := n.of(model.KindOrganization)
	if err != nil {
		return "", err
	}
	companies, err := n.of(model.KindEnterprise)
	if err != nil {
		return "", err
	}
	company, rest := companies.beginning(plainUnit(text))
	switch {
	case company == "":
		company = enterprise
	case enterprise != "" && enterprise != company:
		company = ""
	}
	if company == "" && len(companies.Records) == 1 {
		for company = range companies.Records {
		}
	}
	if e, ok := companies.Records[company].(model.Enterprise); ok && rest != "" {
		id = branchCalled(orgs, e, rest)
	}
	n.meant[key] = id
	return id, nil
}

// beginning is the enterprise whose name a plain text begins with, and what is left of it.
func (ix *index) beginning(text string) (id, rest string) {
	longest := 0
	for name, ids := range ix.names {
		plain := plainUnit(name)
		if len(ids) == 1 && ix.Records[ids[0]] != nil && len(plain) > max(longest, len("某某")) && strings.HasPrefix(text, plain) {
			id, longest = ids[0], len(plain)
		}
	}
	return id, text[longest:]
}

// branchCalled is the one organisation of an enterprise whose name, without that of the
// enterprise, is the plain text.
func branchCalled(orgs *index, e model.Enterprise, text string) string {
	found := ""
	for id, r := range orgs.Records {
		o, ok := r.(model.Organization)
		if !ok || o.EnterpriseID != e.ID || !o.Ended.IsZero() {
			continue
		}
		for _, name := range []string{o.Name, o.ShortName} {
			plain := plainUnit(name)
			for _, company := range []string{e.Name, e.ShortName} {
				plain = strings.TrimPrefix(plain, plainUnit(company))
			}
			if plain == "" || plain != text || found == id {
				continue
			}
			if found != "" {
				return ""
			}
			found = id
		}
	}
	return found
}

// inOtherWords finds the organisation that a row's reference means in other words, and says so.
func (im *importer) inOtherWords(n *names, row *importRow, f model.Field, text string) (string, error) {
	if f.Ref != model.KindOrganization {
		return "", nil
	}
	company, err := im.companyOfRow(n, row)
	if err != nil {
		return "", err
	}
	id, err := n.organization(text, company)
	if err != nil || id == "" {
		return "", err
	}
	if said := [2]string{text, id}; !im.said[said] && len(im.said) < maxTold {
		im.said[said] = true
		name, err := n.proper(model.Ref{Kind: f.Ref, ID: id})
		if err != nil {
			return "", err
		}
		row.hint(f.Label, text, fmt.Sprintf("按“%s”读取，请核对（已保留；相同的不再逐行提示）", name))
	}
	return id, nil
}

// otherCompany refuses a short name that is one of another enterprise's organisations, neither
// the row's own nor one below it: many enterprises have a 机关党支部.
func (im *importer) otherCompany(n *names, row *importRow, text, id string) error {
	company, err := im.companyOfRow(n, row)
	o := fieldIndex(row.of, "OrganizationID")
	if err != nil || company == "" || id == text || row.block != nil && hasKey(row.block.sections, o) { // a section names its own
		return err
	}
	orgs, err := n.of(model.KindOrganization)
	if err != nil {
		return err
	}
	org, ok := orgs.Records[id].(model.Organization)
	if !ok || org.Name == text || bracketed(text) == id {
		return nil
	}
	companies, err := n.of(model.KindEnterprise)
	if err != nil {
		return err
	}
	for at, steps := org.EnterpriseID, 0; at != "" && steps < maxTree; steps++ {
		e, ok := companies.Records[at].(model.Enterprise)
		if at == company || !ok {
			return nil
		}
		at = e.ParentID
	}
	own, err := n.proper(model.Ref{Kind: model.KindEnterprise, ID: company})
	if err != nil {
		return err
	}
	return errRef(fmt.Sprintf("“%s”在台账中是“%s”，不是“%s”的，请选定是哪一个，或者新建", text, org.Name, own))
}

// maxTree is more levels than enterprises have below each other.
const maxTree = 30

// companyMeant is the ID of the enterprise of a unit that nobody knows: the one that its name
// begins with, else that of the row.
func (im *importer) companyMeant(n *names, row *importRow, text string) (string, error) {
	ix, err := n.of(model.KindEnterprise)
	if err != nil {
		return "", err
	}
	if id, _ := ix.beginning(plainUnit(text)); id != "" {
		return id, nil
	}
	id, err := im.companyOfRow(n, row)
	if e := fieldIndex(row.of, "EnterpriseID"); id == "" && e >= 0 {
		id = row.of.Fields[e].Text(row.rec) // to be made as well
	}
	return id, err
}

// companyOfRow is the ID of the enterprise that a row names, or its table; empty = none.
func (im *importer) companyOfRow(n *names, row *importRow) (string, error) {
	ix, err := n.of(model.KindEnterprise)
	if err != nil {
		return "", err
	}
	var tries []string
	if e := fieldIndex(row.of, "EnterpriseID"); e >= 0 {
		tries = append(tries, row.of.Fields[e].Text(row.rec))
	}
	if row.block != nil {
		for _, b := range []*block{row.block, row.block.people} {
			if b != nil && b.Fixed["EnterpriseID"].From != fromSection { // of which only the first is told
				tries = append(tries, b.Fixed["EnterpriseID"].Value)
			}
		}
	}
	for _, text := range tries {
		if ix.Records[text] != nil {
			return text, nil
		}
		if id, several := ix.named(text); text != "" && id != "" && !several {
			return id, nil
		}
	}
	return "", nil
}
