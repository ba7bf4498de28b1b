"""HD95 by scipy and STAPLE voxel by voxel by numpy, on 256 x 256 x 256. Arguments: the folder of the regions, the radius."""
import json
import sys
import time

import numpy
from scipy import ndimage

SIDE, READERS, TOLERANCE = 256, 5, 1e-7
folder, radius = sys.argv[1], sys.argv[2]
masks = [numpy.fromfile(f"{folder}/ball{radius}-{r}.raw", numpy.uint8).reshape(SIDE, SIDE, SIDE).astype(bool) for r in range(READERS)]


def hd95():
    borders = [mask & ~ndimage.binary_erosion(mask, ndimage.generate_binary_structure(3, 1)) for mask in masks[:2]]
    directed = [ndimage.distance_transform_edt(~borders[1 - i])[borders[i]] for i in range(2)]
    return max(numpy.percentile(distances, 95) for distances in directed)


# Warfield, Zou and Wells 2004: E, then M, until no rate moves.
def staple():
    votes = numpy.stack([mask.ravel() for mask in masks])
    prior = votes.mean()
    sensitivity, specificity = numpy.full(READERS, 0.99999), numpy.full(READERS, 0.99999)
    while True:
        inside, outside = numpy.full(votes.shape[1], prior), numpy.full(votes.shape[1], 1 - prior)
        for r in range(READERS):
            inside *= numpy.where(votes[r], sensitivity[r], 1 - sensitivity[r])
            outside *= numpy.where(votes[r], 1 - specificity[r], specificity[r])
        weight = inside / (inside + outside)
        total = weight.sum()
        new = numpy.array([weight[votes[r]].sum() for r in range(READERS)]) / total
        negative = numpy.array([(1 - weight)[~votes[r]].sum() for r in range(READERS)]) / (weight.size - total)
        moved = max(abs(new - sensitivity).max(), abs(negative - specificity).max())
        sensitivity, specificity = new, negative
        if moved < TOLERANCE:
            return sensitivity[0]


results = []
for name, runs, compute in (("hd95", 3, hd95), ("staple", 1, staple)):
    seconds = []
    for _ in range(runs):
        start = time.perf_counter()
        value = compute()
        seconds.append(time.perf_counter() - start)
    results.append({"name": name, "seconds": seconds, "value": float(value)})
print(json.dumps(results))
