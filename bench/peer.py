"""The same EMG work by scipy and numpy, for a ratio in one run: reads float64 samples on stdin, prints seconds per task as JSON.

With a number of channels after the rate, the samples are those of so many channels, one after the other, and `pipeline` alone is
done, of all at once along the last axis.

`pipeline`: centre, zero-phase band-pass and notch, 6 Hz envelope with its peak, RMS and mean absolute value, peak of the 500 ms
RMS, Welch with mean and median frequency. `whole` adds what our record does besides: Teager-Kaiser activity over 100 ms, double
threshold from the quietest quarter, bursts with their peaks, and quality (lost, flat, saturated, mains).
"""
import json, sys
import numpy as np
import scipy
from scipy import signal
from stopwatch import median

rate = float(sys.argv[1])
channels = int(sys.argv[2]) if len(sys.argv) > 2 else 1
x = np.frombuffer(sys.stdin.buffer.read(), dtype="<f8")
if channels > 1:
    x = x.reshape(channels, -1)
window500 = 2 * int(rate / 4) + 1
band = signal.butter(2, [20.0, 450.0], "bandpass", fs=rate, output="sos")
low = signal.butter(2, 6.0, "low", fs=rate, output="sos")
b, a = signal.iirnotch(50.0, 30.0, rate)


def causal():
    return signal.sosfilt(band, x)


def zero_phase():
    return signal.sosfiltfilt(band, x)


def welch():
    return signal.welch(x, rate, nperseg=1024)


def running_mean(values, n):
    sums = np.concatenate((np.zeros((*values.shape[:-1], 1)), np.cumsum(values, axis=-1)), axis=-1)
    i = np.arange(values.shape[-1])
    lo, hi = np.maximum(i - n // 2, 0), np.minimum(i + n // 2 + 1, values.shape[-1])
    return (sums[..., hi] - sums[..., lo]) / (hi - lo)


def filtered():
    y = signal.filtfilt(b, a, signal.sosfiltfilt(band, x - x.mean(axis=-1, keepdims=True)))
    rectified = np.abs(y)
    envelope = signal.sosfiltfilt(low, rectified)
    peak500 = np.sqrt(running_mean(y * y, window500).max(axis=-1))
    f, p = signal.welch(y, rate, nperseg=1024)
    sums = np.cumsum(p, axis=-1)
    median = f[np.argmax(sums >= sums[..., -1:] / 2, axis=-1)]
    rms, mean = np.sqrt((y * y).mean(axis=-1)), rectified.mean(axis=-1)
    numbers = (rms, mean, envelope.max(axis=-1), peak500, (f * p).sum(axis=-1) / sums[..., -1], median)
    return y, envelope, f, p, numbers


def pipeline():
    return filtered()[4]


def whole():
    y, envelope, f, p, numbers = filtered()
    energy = np.abs(y[1:-1] ** 2 - y[:-2] * y[2:])
    activity = np.sqrt(np.maximum(running_mean(np.concatenate((energy[:1], energy, energy[-1:])), 101), 0))
    width = int(0.25 * rate)
    windows = np.lib.stride_tricks.sliding_window_view(activity, width)[:: width // 2]
    means, spreads = windows.mean(axis=1), windows.std(axis=1)
    quiet = np.argsort(means, kind="stable")[: -(-means.size // 4)]
    level = np.median(means[quiet])
    unit = max(np.median(spreads[quiet]), 0.075 * level)
    top = activity.max()
    onset, release = max(level + 15 * unit, 0.02 * top), max(level + 3.5 * unit, 0.01 * top)
    edges = np.flatnonzero(np.diff(np.concatenate(([0], (activity > release).astype(np.int8), [0]))))
    bursts = []
    for start, end in edges.reshape(-1, 2):
        if activity[start:end].max() <= onset:
            continue
        if bursts and start - bursts[-1][1] < 0.3 * rate:
            bursts[-1][1] = end
        else:
            bursts.append([start, end])
    peaks = [envelope[start:end].max() for start, end in bursts if end - start >= 0.05 * rate]
    still = np.concatenate(([0], np.flatnonzero(np.diff(x)) + 1, [x.size]))
    runs = np.diff(still)
    at_rail = (x[still[:-1]] == x.min()) | (x[still[:-1]] == x.max())
    quality = np.isnan(x).sum(), runs[runs >= rate / 2].sum(), runs[at_rail & (runs >= 5)].sum(), p[np.abs(f - 50) < 2].sum()
    return numbers, peaks, quality


tasks = {"causal": causal, "zeroPhase": zero_phase, "welch": welch, "pipeline": pipeline, "whole": whole}
if channels > 1:
    tasks = {"pipeline": pipeline}
seconds = {name: median(work, 9, 2) for name, work in tasks.items()}
print(json.dumps({"version": scipy.__version__, **seconds, "rms": np.atleast_1d(pipeline()[0]).tolist()}))
