exec("x = 1")
print(eval("x"))
