assert f(1) == 1; assert f(2) == 4; x = 1; assert f(x) == 1
