"""The bare reading that numpy does of the same files, for a ratio in one run: prints seconds per file as JSON.

Arguments: a C3D file, where its frames begin, how many there are, markers, channels, samples of each channel in a frame; an EDF
file, its channels, samples of each in a record, gain and zero. The layout is given: no header is read. What our reader does
besides (header, events, residuals, cameras) isn't done here.
"""
import json, sys
import numpy as np
from stopwatch import median

c3d, start, frames, points, channels, subframes, edf, signals, samples, gain, zero = sys.argv[1:]
start, frames, points, channels, subframes = map(int, (start, frames, points, channels, subframes))
signals, samples, gain, zero = int(signals), int(samples), float(gain), float(zero)
scales, offsets = np.ones(channels), np.zeros(channels)


def read_c3d():
    stride = 4 * points + subframes * channels
    words = np.fromfile(c3d, dtype="<f4", offset=start, count=frames * stride).reshape(frames, stride)
    seen = words[:, : 4 * points].reshape(frames, points, 4)
    places = seen[:, :, :3].astype(np.float64)
    places[seen[:, :, 3] < 0] = np.nan
    analog = (words[:, 4 * points :].reshape(frames * subframes, channels).astype(np.float64) - offsets) * scales
    return np.nansum(places[:, 0, 0]) + analog[-1].sum(), places, analog


def read_edf():
    digits = np.fromfile(edf, dtype="<i2", offset=256 * (signals + 1)).reshape(-1, signals, samples)
    series = [gain * (digits[:, s, :].astype(np.float64) + zero).ravel() for s in range(signals)]
    return sum(one[-1] for one in series), series


tasks = {"c3d": read_c3d, "edf": read_edf}
seconds = {name: median(work, 25) for name, work in tasks.items()}
print(json.dumps({"version": np.__version__, **seconds, "last": [float(work()[0]) for work in tasks.values()]}))
