"""Module
documentation.
"""

# comment
x = """text
# not a comment

"""


def f():  # comment
    """Doc."""

    return x
