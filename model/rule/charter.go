package rule

var charterRules = []Rule{}

func checkCharters(c *checker) {}
