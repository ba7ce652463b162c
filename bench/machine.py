"""How fast scipy is here at the work whose speed was recorded beside the peers: prints samples per second per task as JSON."""
import json
import numpy as np
import scipy
from scipy import signal
from stopwatch import median

rate, n = 1000.0, 63880
x = np.random.default_rng(1).standard_normal(n)
band = signal.butter(2, [20.0, 450.0], "bandpass", fs=rate, output="sos")
low = signal.butter(2, 6.0, "low", fs=rate, output="sos")
b, a = signal.iirnotch(50.0, 30.0, rate)
tasks = {
    "bandPassCausal": lambda: signal.sosfilt(band, x),
    "bandPassZeroPhase": lambda: signal.sosfiltfilt(band, x),
    "notchCausal": lambda: signal.lfilter(b, a, x),
    "notchZeroPhase": lambda: signal.filtfilt(b, a, x),
    "welch": lambda: signal.welch(x, rate, nperseg=1024),
}


print(json.dumps({"version": scipy.__version__, **{name: n / median(work, 15) for name, work in tasks.items()}}))
