package rule

var fundRules = []Rule{}

func checkFunds(c *checker) {}
