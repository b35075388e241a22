// Package demo makes the fictional sample group: every ledger filled, right by
// the rules but for a known list of planted faults.
//
// Nothing in it is real, and all of it can be seen not to be:
//
//   - Enterprises are called 某某… or by the ten stems and twelve branches
//     (甲乙供水、丙丁污水处理 …); documents are numbered by those names.
//   - Unified social credit codes begin with 91 and the region 990000, which no
//     place has; their check characters are right.
//   - People have a surname and stems or branches for given names (赵甲、钱乙丑),
//     a few of them rare characters, because names with such must work too.
//   - Identity numbers begin with 99, which no province has; the birth day, the
//     sex and the check character agree with the person.
//   - Phones begin with 110: no mobile number does.
//
// The records come from a fixed seed by a generator of our own, so that they are
// the same on every run, platform and version of Go.
package demo
