package model

// The list of record kinds: a ledger is registered by its lines here, and nowhere else
// is anything of a kind listed by its name (a test holds it). The order is the order of
// sheets in the workbook and of loading. A line says
//
//	newSchema[T](label)  the Chinese name, also the sheet's
//	numbered(prefix)     how the numbers of new records begin; else JL
//	keyed(key, …)        natural keys, the surest first, each the fields that make it:
//	                     how a row without a number finds the record that it means
//	called(name, …)      what people call a record, the proper name first: a field, the
//	                     name of what a reference points at, a field of that (PersonID.ID),
//	                     or several of them joined (EnterpriseID+Version)
//	sorted(fields)       the order of lists; else by ID
//	searched(…)          what a search finds a record by: names, read as pinyin too; numbers
//	standing()           one stands by itself: it never goes with what it hangs on
//	fixed()              its records are not removed by hand
//	ownOnly()            each office sets these for itself: packets carry none of them
//	private()            nor does an export, unless it is asked for them
//	                     (of single fields the tag stay says it)

var schemas = []*Schema{
	newSchema[Office]("单位设置").ownOnly().fixed(),
	newSchema[Enterprise]("企业").numbered("QY").keyed("CreditCode", "Name").called("Name", "ShortName",
		"CreditCode").sorted("Order").searched("Name ShortName", "CreditCode").standing(),
	newSchema[Headcount]("职工人数").keyed("EnterpriseID Day").sorted("EnterpriseID Day"),
	newSchema[Fund]("党建经费").keyed("EnterpriseID Year"),
	newSchema[Organization]("党组织").numbered("DZ").keyed("Name", "Code").called("Name", "ShortName",
		"Code").sorted("Order").searched("Name ShortName", "Code").standing(),
	newSchema[Term]("换届").keyed("OrganizationID Elected").sorted("OrganizationID Elected"),
	newSchema[Person]("人员").numbered("RY").keyed("IdentityNumber", "Name BirthDay EnterpriseID", "Name EnterpriseID").called("Name",
		"IdentityNumber").searched("Name", "IdentityNumber Phone").standing(),
	newSchema[CommitteeMember]("班子成员").keyed("OrganizationID PersonID Post From", "OrganizationID PersonID Post"),
	newSchema[Discipline]("党纪处分").keyed("PersonID Day"),
	newSchema[Relative]("家庭成员和社会关系").keyed("PersonID Relation Name").called("PersonID+Relation").sorted(
		"PersonID RelativeKind").ownOnly(),
	newSchema[ResumeLine]("简历").keyed("PersonID From What").sorted("PersonID From").ownOnly(),
	newSchema[Award]("奖惩").keyed("PersonID Day Title").sorted("PersonID Day").ownOnly(),
	newSchema[Transfer]("组织关系转接").keyed("PersonID Issued").sorted("Issued"),
	newSchema[Membership]("党籍变动").keyed("PersonID Change Day").sorted("Day"),
	newSchema[Meeting]("会议活动").numbered("HY").keyed("OrganizationID MeetingKind Day Title",
		"OrganizationID MeetingKind Planned Title").called("OrganizationID+Day+MeetingKind").sorted("OrganizationID Day"),
	newSchema[MeetingAbsence]("缺席登记").keyed("MeetingID PersonID").sorted("MeetingID PersonID").private(),
	newSchema[Appraisal]("民主评议").numbered("PY").keyed("OrganizationID Year").called("OrganizationID+Year").sorted(
		"Year OrganizationID"),
	newSchema[AppraisalGrade]("评议等次").keyed("AppraisalID PersonID").sorted("AppraisalID PersonID").private(),
	newSchema[Election]("换届工作").keyed("OrganizationID ElectionKind Day", "OrganizationID ElectionKind Planned").called(
		"OrganizationID+Day+ElectionKind").sorted("OrganizationID Day"),
	newSchema[Candidate]("候选人").keyed("ElectionID PersonID Post").sorted("ElectionID Post Order").private(),
	newSchema[Charter]("章程").numbered("ZC").keyed("EnterpriseID Version").called("EnterpriseID+Version",
		"EnterpriseID").sorted("EnterpriseID StartedDay"),
	newSchema[Clause]("章程条款").keyed("CharterID Number Element Phase").sorted("CharterID Order"),
	newSchema[Article]("章程全文").keyed("CharterID Order Number").sorted("CharterID Order"),
	newSchema[ReviewMatter]("前置事项清单").keyed("EnterpriseID Matter").called("Matter"),
	newSchema[PriorReview]("前置研究记录").keyed("EnterpriseID Matter PartyDay"),
	newSchema[StaffingStandard]("配备标准").keyed("Name Document", "Name").ownOnly(),
	newSchema[Body]("党务机构").keyed("EnterpriseID Name").called("Name"),
	newSchema[Post]("党务岗位").keyed("EnterpriseID PersonID Title"),
	newSchema[Exchange]("双向交流").keyed("PersonID Day"),
	newSchema[Appointment]("领导任职").keyed("EnterpriseID PersonID Organ Post"),
	newSchema[DevelopmentCase]("发展党员").numbered("FZ").keyed("PersonID Applied", "PersonID").called("PersonID", "PersonID.ID",
		"PersonID.IdentityNumber").standing(),
	newSchema[BranchMeeting]("支部大会").keyed("CaseID Purpose Day").sorted("CaseID Day"),
	newSchema[Inspection]("培养考察").keyed("CaseID Day").sorted("CaseID Day"),
	newSchema[Evidence]("材料清单").keyed("CaseID Number"),
	newSchema[Notice]("公示").keyed("CaseID Purpose From", "CaseID Purpose").sorted("CaseID From"),
	newSchema[ReviewLetter]("政审函").keyed("CaseID ToUnit RelativeID", "CaseID ToUnit").sorted("CaseID Sent").ownOnly(),
	newSchema[Plan]("发展计划").keyed("Year OrganizationID"),
	newSchema[Site]("活动场所").keyed("EnterpriseID Name"),
	newSchema[TrainingStandard]("培训标准").keyed("Name Document", "Name").ownOnly(),
	newSchema[Training]("教育培训").keyed("PersonID From Type Title").sorted("From"),
	newSchema[TalentMove]("人才流动").keyed("EnterpriseID Name Day").sorted("Day"),
	newSchema[Holiday]("节假日").keyed("Day").ownOnly(),
	newSchema[LocalRule]("本地规则").keyed("RuleID Limit Document").ownOnly(),
	newSchema[RuleReview]("规则核对").keyed("RuleID Edition").ownOnly(),
	newSchema[Waiver]("例外说明").keyed("RuleID RecordKind RecordID"),
	newSchema[EntryCheck]("缺录核实").keyed("RuleID Fault RecordKind RecordID"),
	newSchema[TalentLink]("联系培养").keyed("PersonID OrganizationID From").called("PersonID", "PersonID.ID", "PersonID.IdentityNumber"),
	newSchema[LinkNote]("联系记录").keyed("LinkID Day"),
	newSchema[CareRecord]("关怀帮扶").keyed("PersonID Found"),
	newSchema[DuesBasis]("党费核定").keyed("PersonID From").called("PersonID+From").sorted("Year PersonID From").private(),
	newSchema[DuesSheet]("党费收缴").keyed("OrganizationID Month").called("OrganizationID+Month").sorted("OrganizationID Month"),
	newSchema[DuesArrear]("党费欠交").keyed("PersonID From").called("PersonID+From").sorted("From PersonID").private(),
	newSchema[DuesEntry]("党费收支明细").numbered("DF").keyed("OrganizationID Day Item Amount Voucher",
		"OrganizationID Day Item Amount").called(
		"OrganizationID+Day+Item").sorted("OrganizationID Day"),
	newSchema[DuesYear]("党费年度").keyed("OrganizationID Year").called("OrganizationID+Year").sorted("OrganizationID Year"),
	newSchema[DuesGift]("大额党费").keyed("PersonID Day").called("PersonID+Day").sorted("Day").private(),
	newSchema[Activity]("载体活动").keyed("OrganizationID Day Theme"),
	newSchema[Vanguard]("示范岗").keyed("OrganizationID Name"),
	newSchema[MassOrganization]("群团组织").keyed("EnterpriseID MassKind Name"),
	newSchema[Exemplar]("典型经验").keyed("EnterpriseID Title Day"),
	newSchema[Oversight]("督查检查").keyed("EnterpriseID Day Matters"),
	newSchema[Rectification]("问题整改").keyed("EnterpriseID Problem"),
	newSchema[Reopening]("整改重开").keyed("RectificationID Day"),
	newSchema[Responsibility]("责任清单").keyed("EnterpriseID Year Who"),
	newSchema[Assessment]("年度考核").keyed("EnterpriseID Year"),
	newSchema[CoverageUnit]("两个覆盖").keyed("EnterpriseID Name"),
	newSchema[CoverageGoal]("覆盖率目标").keyed("EnterpriseID Category Measure Day"),
	newSchema[WorkEntry]("工作安排").keyed("Title EnterpriseID First").ownOnly(),
	newSchema[WorkDone]("工作完成").keyed("EntryID Due").ownOnly(),
	newSchema[YearClose]("年结").numbered("NJ").keyed("Year EnterpriseID").called("EnterpriseID+Year", "Year").sorted(
		"Year EnterpriseID").ownOnly(),
	newSchema[YearPerson]("年结人员").keyed("CloseID PersonID").ownOnly().fixed(),
	newSchema[YearFigure]("年结数字").keyed("CloseID FigureKey").ownOnly().fixed(),
	newSchema[YearForm]("年结报表").keyed("CloseID Form").ownOnly().fixed(),
	newSchema[StatisticsNote]("党统说明").keyed("Year EnterpriseID Relation").sorted("Year Relation").ownOnly(),
	newSchema[UnitSign]("签署设置").keyed("EnterpriseID From", "EnterpriseID").called("EnterpriseID").sorted("EnterpriseID From").ownOnly(),
	newSchema[ReportText]("报告文字").keyed("EnterpriseID Year Report Section Slot Order").sorted("Year Section Slot Order").ownOnly(),
	newSchema[Retention]("保存期限").keyed("Matter").ownOnly(),
	newSchema[Paper]("文书").numbered("WS").keyed("Series Year Serial").sorted("Year Series Serial").searched("Form Title",
		"Number").ownOnly(),
	newSchema[Scheme]("考核方案").numbered("FA").keyed("Name Year").called("Name+Year", "Name").sorted("Year Name").ownOnly(),
	newSchema[Indicator]("考核指标").numbered("ZB").keyed("SchemeID Code").called("SchemeID+Code").sorted("SchemeID Order").ownOnly(),
	newSchema[SelfScore]("考核自评").keyed("EnterpriseID IndicatorID").ownOnly(),
	newSchema[EvidenceItem]("佐证材料").numbered("ZL").keyed("EnterpriseID IndicatorID Title").sorted(
		"IndicatorID Order").searched("Title", "Number").ownOnly(),
	newSchema[Attachment]("附件").keyed("RecordKind RecordID Hash").sorted("Day").ownOnly().fixed(),
}

var schemaByKind = func() map[Kind]*Schema {
	m := make(map[Kind]*Schema, len(schemas))
	for _, s := range schemas {
		m[s.Kind] = s
	}
	return m
}()

// Schemas lists all record kinds in their fixed order.
func Schemas() []*Schema { return schemas }

// SchemaOf finds the schema of a kind; nil if there is no such kind.
func SchemaOf(k Kind) *Schema { return schemaByKind[k] }
