"""The same work by scipy, for a ratio in one run: reads float64 samples on stdin, prints seconds per task as JSON."""
import json, sys, time
import numpy as np
from scipy import signal

rate = float(sys.argv[1])
x = np.frombuffer(sys.stdin.buffer.read(), dtype="<f8")
band = signal.butter(2, [20.0, 450.0], "bandpass", fs=rate, output="sos")
low = signal.butter(2, 6.0, "low", fs=rate, output="sos")
b, a = signal.iirnotch(50.0, 30.0, rate)


def causal():
    return signal.sosfilt(band, x)


def pipeline():
    y = signal.filtfilt(b, a, signal.sosfiltfilt(band, x - x.mean()))
    envelope = signal.sosfiltfilt(low, np.abs(y))
    n = 501
    squares = np.convolve(y * y, np.ones(n), "same") if len(y) < 2000 else np.concatenate(([0.0], np.cumsum(y * y)))
    if squares.size == y.size + 1:
        i = np.arange(y.size)
        lo, hi = np.maximum(i - n // 2, 0), np.minimum(i + n // 2 + 1, y.size)
        squares = (squares[hi] - squares[lo]) / (hi - lo)
    f, p = signal.welch(y, rate, nperseg=1024)
    return envelope.max(), np.sqrt(squares.max()), (f * p).sum() / p.sum()


def median(work, runs=9):
    times = []
    for run in range(-2, runs):
        began = time.perf_counter()
        work()
        if run >= 0:
            times.append(time.perf_counter() - began)
    return sorted(times)[runs // 2]


import scipy

print(json.dumps({"version": scipy.__version__, "causal": median(causal), "pipeline": median(pipeline)}))
