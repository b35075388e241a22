package rule

var exchangeRules = []Rule{}

func checkExchanges(c *checker) {}
