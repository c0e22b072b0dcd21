Sure! Here is a function that adds two numbers and returns the result.
