"""Starts agent.py (first argument) with the two-ended probe (second), compiled by a process that ends at once.

Compiling needs 5 MB that Python would keep for as long as the agent runs.
"""

import marshal
import os
import sys


def load(path):
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        with open(path, "rb") as source, os.fdopen(writing, "wb") as out:
            out.write(marshal.dumps(compile(source.read(), path, "exec")))
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as compiled:
        data = compiled.read()
    os.waitpid(child, 0)
    return marshal.loads(data)


exec(load(sys.argv[1]), {"__name__": "__main__", "load_probe": lambda: load(sys.argv[2])})
