A = r"\d" R"\w"
B = b"\x00" B"x"
C = u"text"
D = rF"{A}\n"
