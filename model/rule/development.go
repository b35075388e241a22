package rule

var developmentRules = []Rule{}

func checkDevelopment(c *checker) {}
