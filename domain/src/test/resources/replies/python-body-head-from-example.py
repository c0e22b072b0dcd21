def span(values, factor):
    best = values[0]
    for value in values:
        best = max(best, value * factor)
    return best
