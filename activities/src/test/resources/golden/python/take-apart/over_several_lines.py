assert f(
    1,  # one
    [2,
     3],
) == (
    4 +
    5
)
