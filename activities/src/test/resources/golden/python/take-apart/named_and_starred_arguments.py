assert f(x=1, *[2], **{"k": 3}) == 4
assert f(*args) == 1
