try:
    f(-1)
    assert False, "no error"
except ValueError:
    pass
try:
    result = f(None)
except TypeError as e:
    print(e)
else:
    raise AssertionError("no error")
try:
    f("")
    assert False
except Exception:
    pass
try:
    f("")
    assert False
except (KeyError, ValueError):
    pass
