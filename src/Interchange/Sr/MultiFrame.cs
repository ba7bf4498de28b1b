using System.Collections.Frozen;

namespace CrowdAnnotate.Interchange.Sr;

/// <summary>SOP classes whose images have frames (PS3.4 §B.5); references to images of others name no frame (PS3.3 §10.3).</summary>
internal static class MultiFrame
{
    // Enhanced CT, MR, MR colour, XA, XRF and PET, their legacy converted kin, ultrasound, enhanced ultrasound, nuclear medicine, X-ray 3D, breast
    // tomosynthesis, secondary captures, segmentations, parametric maps, ophthalmic tomography, whole slides, RT image.
    public static readonly FrozenSet<string> Classes = FrozenSet.ToFrozenSet(
        new[]
        {
            "2.1", "2.2", "4.1", "4.3", "4.4", "12.1.1", "12.2.1", "130", "128.1", "3.1", "6.2", "20", "13.1.1", "13.1.2", "13.1.3", "13.1.4",
            "7.1", "7.2", "7.3", "7.4", "66.4", "66.7", "30", "77.1.5.4", "77.1.6", "77.1.1.1", "77.1.2.1", "77.1.4.1", "14.1", "14.2",
        }.Select(last => "1.2.840.10008.5.1.4.1.1." + last));
}
