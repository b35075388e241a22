package demo

// The planted faults: what is wrong in the sample group, and on which record.

type plantedFault struct {
	plant func(w *world)
}

var plants []plantedFault
