TEXT = "\x1"
