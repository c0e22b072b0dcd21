def f(n):
    pair, object_ = [], type("Pair", (), {})()
    object_.me = object_
    while True:
        pair = [pair, {n: pair}, object_]
