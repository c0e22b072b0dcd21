assert f(1) == 1
for i in range(3):
    assert f(i) == i
