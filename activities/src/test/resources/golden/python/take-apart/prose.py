Here are some tests for your function:
