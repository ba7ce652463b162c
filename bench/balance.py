"""The core sway descriptors by scipy and numpy: reads float64 ml then ap on stdin (cm), prints seconds per trial as JSON,
with the low-pass before it (`core`) and without (`plain`)."""
import json, sys
import numpy as np
import scipy
from scipy import signal, stats
from stopwatch import median

rate = float(sys.argv[1])
ml, ap = np.frombuffer(sys.stdin.buffer.read(), dtype="<f8").reshape(2, -1)
n = ml.size
low = signal.butter(4, 10.0, fs=rate, output="sos")
f95 = stats.f.ppf(0.95, 2, n - 2)


def filtered():
    return described(*signal.sosfiltfilt(low, np.stack((ml - ml.mean(), ap - ap.mean()))))


def plain():
    return described(ml - ml.mean(), ap - ap.mean())


def described(x, y):
    dx, dy = np.diff(x), np.diff(y)
    path = np.sqrt(dx * dx + dy * dy).sum()
    path_x, path_y = np.abs(dx).sum(), np.abs(dy).sum()
    away = np.sqrt(x * x + y * y)
    away_x, away_y = np.abs(x), np.abs(y)
    xx, yy, xy = (x * x).mean(), (y * y).mean(), (x * y).mean()
    values = np.linalg.eigvalsh([[xx, xy], [xy, yy]]) * n / (n - 1)
    area = np.pi * 2 * (n + 1) * (n - 1) / (n * (n - 2)) * f95 * np.sqrt(values.prod())
    triangles = np.abs(x[1:] * y[:-1] - y[1:] * x[:-1]).sum()
    return (
        path, path_x, path_y, path * rate / n, path_x * rate / n, path_y * rate / n,
        np.sqrt(xx + yy), np.sqrt(xx), np.sqrt(yy), np.ptp(x), np.ptp(y), np.ptp(x) / np.ptp(y), area,
        away.mean(), away_x.mean(), away_y.mean(), away.max(), away_x.max(), away_y.max(),
        xy / np.sqrt(xx * yy), triangles * rate / (n - 1) / 2, path / area,
        np.log(n) / (np.log(n) + np.log(np.sqrt(4 * area / np.pi)) - np.log(path)),
        path * rate / (n - 1) / (2 * np.pi * away.mean()),
    )


found = filtered()
tasks = {"core": median(filtered, 201, 20), "plain": median(plain, 201, 20)}
print(json.dumps({"version": scipy.__version__, **tasks, "path": found[0], "area": found[12]}))
