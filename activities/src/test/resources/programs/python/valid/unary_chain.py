x = - - + ~ - 1
y = not not not x
