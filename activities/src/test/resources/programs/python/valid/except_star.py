def f():
    try:
        pass
    except* ValueError as e:
        print(e)
    except* (TypeError, KeyError):
        pass
