package main

// What the closed ledger holds, by plctl.

func (p *places) examine() {}
