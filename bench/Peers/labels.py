"""Dawid and Skene's model by numpy, 20 iterations from the votes. Argument: the folder of the readings."""
import json
import sys
import time

import numpy

CATEGORIES, ITERATIONS, RUNS = 5, 20, 5
labels = numpy.loadtxt(f"{sys.argv[1]}/labels.csv", delimiter=",").astype(int) - 1
one_hot = (labels[:, :, None] == numpy.arange(CATEGORIES)).astype(float)


def prevalence():
    posterior = one_hot.mean(axis=1)
    for _ in range(ITERATIONS):
        share = posterior.mean(axis=0)
        confusion = numpy.einsum("ik,irl->rkl", posterior, one_hot)
        confusion /= confusion.sum(axis=2, keepdims=True)
        with numpy.errstate(divide="ignore"):
            scores = numpy.log(share) + sum(numpy.log(confusion[r])[:, labels[:, r]].T for r in range(labels.shape[1]))
        posterior = numpy.exp(scores - scores.max(axis=1, keepdims=True))
        posterior /= posterior.sum(axis=1, keepdims=True)
    return share[0]


seconds = []
for _ in range(RUNS):
    start = time.perf_counter()
    value = prevalence()
    seconds.append(time.perf_counter() - start)
print(json.dumps([{"name": "dawidSkene", "seconds": seconds, "value": value}]))
