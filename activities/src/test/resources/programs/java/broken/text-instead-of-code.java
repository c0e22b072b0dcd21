Here is the solution: it adds both numbers and returns the sum.
