using CrowdAnnotate.Aim;
using CrowdAnnotate.Interchange.Seg;
using CrowdAnnotate.Volumes;

namespace CrowdAnnotate.Interchange.Regions;

/// <summary>The region that one annotation stands for, on the grid of its images.</summary>
/// <param name="Meaning">What it is, in the words of a segment.</param>
/// <param name="Contours">The outlines as they were drawn, holes among them; of a segment the edges of its pixels.</param>
/// <param name="Mask">Its voxels, slices between drawn ones interpolated where that was asked for.</param>
/// <param name="Fractions">0 to 1 in each voxel, of which the mask is what is one half and more; null where there is the mask alone.</param>
public sealed record AnnotatedRegion(Segment Meaning, ValueList<Contour> Contours, MaskBlock Mask, VolumeBlock? Fractions = null);
