TEXT = """Here's the solution:
```python
def broken(:
```
"""
