"""Work that takes long, beside the loop in which a worker answers everybody else."""

from collections.abc import Callable
from functools import cache
from typing import ParamSpec, TypeVar

from gevent import monkey
from gevent.threadpool import ThreadPool
from gevent.util import wrap_errors

MOST = 2  # at a time; what comes next waits
Given = ParamSpec("Given")
Made = TypeVar("Made")


@cache
def _threads() -> ThreadPool:
    return ThreadPool(MOST)


def apart(
    make: Callable[Given, Made],
    *given: Given.args,
    **named: Given.kwargs,
) -> Made:
    """What `make` makes of what it is given: on a gevent worker in a real thread, elsewhere at once.

    The thread knows nothing of the request: hand over all that is needed, and read a body before.
    """
    if not monkey.is_module_patched("threading"):
        return make(*given, **named)
    # An error is handed over and raised here, where it is answered: the thread would log it too.
    made: Made | Exception = _threads().apply(wrap_errors(Exception, make), given, named)
    if isinstance(made, Exception):
        raise made
    return made
