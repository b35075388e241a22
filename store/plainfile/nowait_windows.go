package plainfile

// NoWait is nothing here: opening waits for nobody.
const NoWait = 0
