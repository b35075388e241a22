package charter

// Numbers as charters print them: 三十五, 一百〇五, 一〇五, 35, ３５.

var digitValue = map[rune]int{
	'〇': 0, '○': 0, '零': 0, 'Ｏ': 0, '一': 1, '二': 2, '两': 2, '三': 3, '四': 4,
	'五': 5, '六': 6, '七': 7, '八': 8, '九': 9,
	'壹': 1, '贰': 2, '叁': 3, '肆': 4, '伍': 5, '陆': 6, '柒': 7, '捌': 8, '玖': 9,
}

var unitValue = map[rune]int{'十': 10, '拾': 10, '百': 100, '佰': 100, '千': 1000, '仟': 1000}

// isNumeral reports that r can stand in a number.
func isNumeral(r rune) bool {
	_, digit := digitOf(r)
	_, unit := unitValue[r]
	return digit || unit
}

func digitOf(r rune) (int, bool) {
	switch {
	case r >= '0' && r <= '9':
		return int(r - '0'), true
	case r >= '０' && r <= '９':
		return int(r - '０'), true
	}
	v, ok := digitValue[foldRune(r)]
	return v, ok
}

// parseNumeral reads a number from 1 to 9999.
func parseNumeral(s string) (int, bool) {
	total, digit, digits, units := 0, 0, 0, 0
	for _, r := range s {
		if u, ok := unitValue[r]; ok {
			if digits == 0 {
				digit = 1 // 十五, 百零五
			}
			total += digit * u
			digit, digits = 0, 0
			units++
			continue
		}
		v, ok := digitOf(r)
		if !ok {
			return 0, false
		}
		digit = digit*10 + v // 一〇五 and 35 are read place by place
		digits++
		if digits > 4 {
			return 0, false
		}
	}
	total += digit
	return total, total > 0 && total < 10000 && units < 4
}
