assert f(open("/etc/passwd").read()) == 1
assert f(1) == eval("1")
assert f(__import__("os")) == 1
assert f((1).__class__) == 1
assert f((y := 1)) == 1
