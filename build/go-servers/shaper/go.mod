module parley.invalid/shaper

go 1.24
