package assets

// Version is the program's. FyneApp.toml, from which packages and the Windows resources
// take it, says the same: a test holds it.
const Version = "0.2.0"
