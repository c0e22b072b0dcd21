ﬁeld = 1
print(field)
