A = 1 .real
B = 1.0.is_integer()
C = (5).bit_length()
