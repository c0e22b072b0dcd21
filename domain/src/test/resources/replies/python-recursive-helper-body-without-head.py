def locate(items, low, high, wanted):
    if high < low:
        return -1
    middle = (low + high) // 2
    if items[middle] < wanted:
        return locate(items, middle + 1, high, wanted)
    if items[middle] > wanted:
        return locate(items, low, middle - 1, wanted)
    return middle


def span(values, factor):
    return locate(values, 0, len(values) - 1, factor)
