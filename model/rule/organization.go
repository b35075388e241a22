package rule

var organizationRules = []Rule{}

func checkOrganizations(c *checker) {}
