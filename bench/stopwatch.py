"""How long a piece of work takes, for the peers that python3 runs."""
import time


def median(work, runs, warm=3):
    """The median of `runs` times, in seconds, after `warm` that do not count."""
    times = []
    for run in range(-warm, runs):
        began = time.perf_counter()
        work()
        if run >= 0:
            times.append(time.perf_counter() - began)
    return sorted(times)[runs // 2]
