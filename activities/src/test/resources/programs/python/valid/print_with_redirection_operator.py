import sys
print >> sys.stderr
