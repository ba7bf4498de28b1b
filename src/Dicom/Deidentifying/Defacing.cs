using System.Buffers.Binary;
using CrowdAnnotate.Volumes;

namespace CrowdAnnotate.Dicom;

/// <summary>
/// Removes the face from the frames of a head series (PS3.15 annex E, Clean Recognizable Visual Features Option): the stored
/// values of the region become those of air, and the object says so. What lies outside the region does not change.
/// </summary>
public static class Defacing
{
    private const float AirToBodyHU = -300;

    /// <summary>The region of the face in a volume of that modality; null when no head can be seen.</summary>
    /// <param name="spared">What must not be touched, for instance an ROI; on the volume's grid.</param>
    public static Mask? Region(Volume volume, string modality, Mask? spared = null) =>
        FaceRegion.Find(volume, Threshold(volume, modality), spared);

    /// <summary>What air is in this volume, in its unit: the median of the voxels of the region that are no body; the least value when all are.</summary>
    public static double Air(Volume volume, Mask region, string modality)
    {
        ArgumentNullException.ThrowIfNull(volume);
        ArgumentNullException.ThrowIfNull(region);
        var threshold = Threshold(volume, modality);
        var air = new List<float>();
        for (var i = 0; i < region.Voxels.Length; i++)
        {
            if (region.Voxels[i] != 0 && volume.Voxels[i] <= threshold)
            {
                air.Add(volume.Voxels[i]);
            }
        }

        air.Sort();
        return air.Count > 0 ? air[air.Count / 2] : volume.Voxels.Min();
    }

    /// <summary>Puts air where the region is.</summary>
    /// <param name="header">Of the frame: its pixels' description and rescale.</param>
    /// <param name="frame">Native little endian cells of one frame; changed.</param>
    /// <param name="region">Non-zero where air goes, row by row; as many as the frame has pixels.</param>
    /// <param name="air">In the unit of the rescaled values.</param>
    /// <returns>Why the frame cannot be changed, and then it was not.</returns>
    public static DicomRefusal? Paint(DicomDataset header, Span<byte> frame, ReadOnlySpan<byte> region, double air)
    {
        ArgumentNullException.ThrowIfNull(header);
        if (!PixelDescription.TryRead(header, out var d, out var refusal))
        {
            return refusal;
        }

        if (d.SamplesPerPixel != 1 || d.BitsAllocated is not (8 or 16 or 32) || d.PixelTag != DicomTag.PixelData)
        {
            return new DicomRefusal("Only single-sample pixels of 8, 16 or 32 bits can be defaced", DicomTag.BitsAllocated);
        }

        if (region.Length != d.Rows * d.Columns || frame.Length < region.Length * (d.BitsAllocated / 8))
        {
            return new DicomRefusal("The region is not of the frame's size", DicomTag.Rows);
        }

        Fill(frame, region, d.BitsAllocated / 8, Cell(header, d, air));
        return null;
    }

    /// <summary>Writes into the header what was done: (0028,0302) NO, and code 113102 of PS3.16 CID 7050 with the methods.</summary>
    public static void Describe(DicomDataset header)
    {
        ArgumentNullException.ThrowIfNull(header);
        var code = new DicomDataset(header)
            .AddOrUpdate(DicomTag.CodeValue, "113102").AddOrUpdate(DicomTag.CodingSchemeDesignator, "DCM")
            .AddOrUpdate(DicomTag.CodeMeaning, "Clean Recognizable Visual Features Option");
        var known = header.GetSequence(DicomTag.DeidentificationMethodCodeSequence).Where(c => c.GetString(DicomTag.CodeValue) != "113102");
        header.AddOrUpdate(DicomTag.RecognizableVisualFeatures, "NO");
        header.AddOrUpdate(DicomTag.DeidentificationMethodCodeSequence, [.. known, code]);
    }

    private static float Threshold(Volume volume, string modality) => modality == "CT" ? AirToBodyHU : FaceRegion.OtsuThreshold(volume);

    // The stored value nearest to air, in its place within the cell.
    private static uint Cell(DicomDataset header, PixelDescription d, double air)
    {
        var slope = header.GetDouble(DicomTag.RescaleSlope) is { } s && s != 0 ? s : 1;
        var (low, high) = d.IsSigned ? (-(1L << (d.BitsStored - 1)), (1L << (d.BitsStored - 1)) - 1) : (0, (1L << d.BitsStored) - 1);
        var stored = Math.Clamp((long)Math.Round((air - (header.GetDouble(DicomTag.RescaleIntercept) ?? 0)) / slope), low, high);
        return (uint)(stored << (d.HighBit + 1 - d.BitsStored));
    }

    private static void Fill(Span<byte> frame, ReadOnlySpan<byte> region, int size, uint cell)
    {
        for (var i = 0; i < region.Length; i++)
        {
            if (region[i] == 0)
            {
                continue;
            }

            switch (size)
            {
                case 1: frame[i] = (byte)cell; break;
                case 2: BinaryPrimitives.WriteUInt16LittleEndian(frame[(2 * i)..], (ushort)cell); break;
                default: BinaryPrimitives.WriteUInt32LittleEndian(frame[(4 * i)..], cell); break;
            }
        }
    }
}
