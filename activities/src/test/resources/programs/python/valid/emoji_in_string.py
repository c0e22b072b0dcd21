def f():
    return "🙂" + "\U0001F600"
