def f(x):
    try:
        y = int(x)
    except (ValueError, TypeError) as e:
        raise RuntimeError from e
    except Exception:
        raise
    else:
        return y
    finally:
        del x
