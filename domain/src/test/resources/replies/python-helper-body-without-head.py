def width(high, low):
    return high - low


def span(values, factor):
    return width(values[0], values[-1]) * factor
