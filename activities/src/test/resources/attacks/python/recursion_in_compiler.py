# expect: raised RecursionError MemoryError SyntaxError or crash 11 or memory
# limits: long
"""Compiles expressions that nest deeper than the compiler's stack."""
import ast


def attack():
    for text in ("-" * 200_000 + "1", "(" * 100_000 + ")" * 100_000, "x" + ".y" * 200_000, "[" * 150 + "]" * 150):
        try:
            compile(text, "deep", "eval")
        except (RecursionError, MemoryError, SyntaxError):
            continue
    return ast.literal_eval("-" * 200_000 + "1")
