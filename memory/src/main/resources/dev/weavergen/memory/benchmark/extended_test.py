# Compares a program with the reference on every input, by the rules of EvalPlus 0.3 (evalplus/eval, Apache-2.0).
def check(candidate):
    import copy
    import json
    import math

    data = json.loads("@DATA@")
    name, atol = data["name"], data["atol"]
    number = data["task"].split("/")[-1]
    mbpp = int(number) if data["task"].startswith("Mbpp/") and number.isdigit() else None

    def tuples(value):
        return tuple(tuples(item) for item in value) if isinstance(value, list) else value

    def inputs():
        # JSON has neither tuples nor sets nor complex numbers; EvalPlus lists the tasks that need them.
        for args in data["inputs"]:
            if mbpp in (2, 116, 132, 143, 222, 261, 273, 394, 399, 421, 424, 429, 470, 560, 579, 596, 616,
                        630, 726, 740, 744, 809):
                yield [tuple(arg) for arg in args]
            elif mbpp in (63, 64, 70, 94, 120, 237, 272, 299, 400, 409, 417, 438, 473, 614, 780):
                yield [[tuple(item) for item in arg] for arg in args]
            elif mbpp in (75, 413, 444, 753):
                yield [[tuple(item) for item in args[0]], args[1]]
            elif mbpp in (106, 750):
                yield [args[0], tuple(args[1])]
            elif mbpp == 115:
                yield [[set(item) if isinstance(item, list) and item else {} for item in args[0]]]
            elif mbpp == 124:
                yield [float(args[0]), complex(args[1])]
            elif mbpp in (250, 405, 446, 617, 720, 763, 808):
                yield [tuple(args[0]), args[1]]
            elif mbpp in (259, 401, 445):
                yield [tuple(tuple(item) for item in arg) for arg in args]
            elif mbpp == 278:
                yield [tuple(tuple(item) if isinstance(item, list) else item for item in args[0])]
            elif mbpp == 307:
                yield [tuple(args[0]), args[1], args[2]]
            elif mbpp == 722:
                yield [{key: tuple(value) for key, value in args[0].items()}] + args[1:]
            elif mbpp == 252:
                yield [complex(args[0])]
            elif mbpp in (580, 615, 791):
                yield [tuples(arg) for arg in args]
            else:
                yield args

    def floats(value):
        if isinstance(value, (list, tuple)):
            return bool(value) and all(isinstance(item, float) for item in value)
        return isinstance(value, float)

    def close(got, want, tolerance):
        if isinstance(want, (list, tuple)):
            return (type(got) is type(want) and len(got) == len(want)
                    and all(close(a, b, tolerance) for a, b in zip(got, want)))
        if isinstance(want, (int, float, complex)) and isinstance(got, (int, float, complex)):
            return got == want or abs(got - want) <= tolerance + 1e-07 * abs(want)
        return got == want

    def surface(edge, height):
        return round(edge**2 + 2 * edge * math.sqrt((edge / 2) ** 2 + height**2))

    def digits(one, two):
        length = max(len(str(one)), len(str(two)))
        return sum(abs(int(a) - int(b)) for a, b in zip(str(one).zfill(length), str(two).zfill(length)))

    def right(args, got, want):
        if mbpp is None and name == "find_zero":
            return abs(sum(c * math.pow(got, i) for i, c in enumerate(args[0]))) <= atol
        if mbpp is not None:
            if name == "are_equivalent":
                return True
            if name == "sum_div" and got == 0:
                return True
            if name == "surface_Area" and abs(got - surface(*args)) <= atol:
                return True
            if name == "digit_distance_nums" and got == digits(*args):
                return True
            if name in ("similar_elements", "find_char_long", "common_in_nested_lists", "extract_singly",
                        "larg_nnum", "intersection_array", "find_dissimilar", "Diff"):
                return set(got) == set(want)
            if name in ("check_str", "text_match_three", "text_starta_endb"):
                return (got if isinstance(got, bool) else got is not None) == (want is not None)
        if got == want:
            return True
        tolerance = atol or (1e-6 if floats(want) else 0)
        return bool(tolerance) and type(got) is type(want) and close(got, want, tolerance)

    # Every expected value is computed before the program runs, so that it cannot touch the reference's inputs.
    reference = {}
    exec(data["reference"], reference)
    expected = [reference[name](*copy.deepcopy(args)) for args in inputs()]
    for args, want in zip(inputs(), expected):
        assert right(args, candidate(*copy.deepcopy(args)), want), "differs from the reference"
