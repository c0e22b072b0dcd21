PRIMES = [2, 3, 5,

def first():
    return PRIMES[0]
