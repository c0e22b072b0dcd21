from . import sibling
from .. import aunt
from .x.y import z as w
