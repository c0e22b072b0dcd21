from typing import Optional
x: int
y: "not a type" = 1
class A:
    z: Optional[int] = None
