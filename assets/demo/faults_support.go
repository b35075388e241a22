package demo

// Planted faults of money by the head, places of activity, training and talent.

var supportPlants = []plant{}
