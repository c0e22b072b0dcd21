def f(x):
    return f"""
{x}
# no comment
{x + 1}"""
