nonlocal counter
counter = 1
