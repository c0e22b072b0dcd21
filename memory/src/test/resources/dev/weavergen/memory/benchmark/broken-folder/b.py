# only a comment
# test
assert True
