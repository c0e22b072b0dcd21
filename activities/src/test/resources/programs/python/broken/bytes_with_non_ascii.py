DATA = b"café"
