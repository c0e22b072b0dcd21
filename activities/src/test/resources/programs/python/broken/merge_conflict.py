def f(x):
<<<<<<< HEAD
    return x
=======
    return -x
>>>>>>> other
