xs = [0]
xs[0]: int = 1
(y): int = 2
