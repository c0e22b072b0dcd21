DATA = b"a" "b"
