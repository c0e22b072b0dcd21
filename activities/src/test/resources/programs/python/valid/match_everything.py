def f(x):
    match x:
        case 0 | -1 | 1 + 2j | "a" | None:
            return 0
        case [a, *_, b] if a:
            return a
        case {"k": v, **rest}:
            return v, rest
        case str(s) | int(s):
            return s
        case complex(real=r) as c:
            return r, c
        case _:
            return None
