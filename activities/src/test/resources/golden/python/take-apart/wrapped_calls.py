assert set(f([1])) == {1}
assert sorted(f(1), key=len, reverse=True) == ["a"]
assert len(f("abc")) == 3
assert f(1)[0] == 1
assert f(1)[-1:] == [2]
assert f(" a").strip() == "a"
assert "".join(f("ab")) == "ba"
assert [f(x) for x in (1, 2)] == [1, 4]
assert (f(1), f(2)) == (1, 4)
assert list(map(f, [1, 2])) == [1, 4]
assert f(f(1)) == 1
