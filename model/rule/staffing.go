package rule

var staffingRules = []Rule{}

func checkStaffing(c *checker) {}
