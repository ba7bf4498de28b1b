using CrowdAnnotate.Aim;
using CrowdAnnotate.Volumes;

namespace CrowdAnnotate.Server.Commands.Converting;

/// <summary>The outlines of masks.</summary>
internal static class Outlines
{
    /// <summary>Along the edges of the pixels, slice by slice.</summary>
    public static ValueList<Contour> Of(Mask mask) => Enumerable.Range(0, mask.Geometry.Slices).SelectMany(z => MaskOutline.Trace(mask, z)).ToValueList();
}
