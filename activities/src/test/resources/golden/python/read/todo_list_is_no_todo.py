def f(todos):
    """Sorts a todo list."""
    return sorted(todos)
