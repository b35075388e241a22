package model

// The list of record kinds: a ledger is registered by its lines here. The order
// is the order of sheets in the workbook and of loading.

var schemas = []*Schema{
	newSchema[Office]("单位设置"),
	newSchema[Enterprise]("企业"),
	newSchema[Headcount]("职工人数"),
	newSchema[Fund]("党建经费"),
	newSchema[Organization]("党组织"),
	newSchema[Term]("换届"),
	newSchema[Person]("人员"),
	newSchema[CommitteeMember]("班子成员"),
	newSchema[Discipline]("党纪处分"),
	newSchema[Charter]("章程"),
	newSchema[Clause]("章程条款"),
	newSchema[Article]("章程全文"),
	newSchema[ReviewMatter]("前置事项清单"),
	newSchema[PriorReview]("前置研究记录"),
	newSchema[StaffingStandard]("配备标准"),
	newSchema[Body]("党务机构"),
	newSchema[Post]("党务岗位"),
	newSchema[Exchange]("双向交流"),
	newSchema[Appointment]("领导任职"),
	newSchema[DevelopmentCase]("发展党员"),
	newSchema[BranchMeeting]("支部大会"),
	newSchema[Inspection]("培养考察"),
	newSchema[Evidence]("材料清单"),
	newSchema[Plan]("发展计划"),
	newSchema[Site]("活动场所"),
	newSchema[TrainingStandard]("培训标准"),
	newSchema[Training]("教育培训"),
	newSchema[TalentMove]("人才流动"),
	newSchema[Holiday]("节假日"),
	newSchema[LocalRule]("本地规则"),
	newSchema[RuleReview]("规则核对"),
	newSchema[Waiver]("例外说明"),
	newSchema[TalentLink]("联系培养"),
	newSchema[LinkNote]("联系记录"),
	newSchema[CareRecord]("关怀帮扶"),
	newSchema[Activity]("载体活动"),
	newSchema[Vanguard]("示范岗"),
	newSchema[MassOrganization]("群团组织"),
	newSchema[Exemplar]("典型经验"),
	newSchema[Oversight]("督查检查"),
	newSchema[Rectification]("问题整改"),
	newSchema[Reopening]("整改重开"),
	newSchema[Responsibility]("责任清单"),
	newSchema[Assessment]("年度考核"),
	newSchema[CoverageUnit]("两个覆盖"),
	newSchema[CoverageGoal]("覆盖率目标"),
	newSchema[WorkEntry]("工作安排"),
	newSchema[WorkDone]("工作完成"),
	newSchema[StandingText]("固定文字"),
	newSchema[Attachment]("附件"),
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
