package rule

var memberRules = []Rule{}

func checkMembers(c *checker) {}
