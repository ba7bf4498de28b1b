namespace CrowdAnnotate.Dicom;

/// <summary>From stored values to the modality's unit (PS3.3 §C.11.1): slope and intercept, or a table.</summary>
internal sealed record ValueScale(double Slope, double Intercept, float[]? Table = null, int FirstMapped = 0)
{
    public static readonly ValueScale Identity = new(1, 0);

    /// <summary>The value of a stored value. What lies outside a table takes its nearest end (PS3.3 §C.11.1.1.1).</summary>
    public float Apply(long stored) =>
        Table is null ? (float)((stored * Slope) + Intercept) : Table[Math.Clamp(stored - FirstMapped, 0, Table.Length - 1)];

    /// <summary>
    /// Reads the transformation of a frame. Slope and intercept are type 1 for CT and PET (PS3.3 §C.8.2.1, §C.8.9.4); others
    /// without them have stored values for values.
    /// </summary>
    public static SeriesFinding? Read(FunctionalGroups groups, PixelDescription pixels, out ValueScale scale)
    {
        scale = Identity;
        var root = groups.Root;
        var dataset = groups.Macro(FunctionalGroups.PixelValueTransformationSequence) ?? root;
        if (dataset.GetSequence(DicomTag.ModalityLUTSequence) is [var lut, ..])
        {
            return ReadTable(lut, pixels, out scale);
        }

        var isFloat = pixels.PixelTag != DicomTag.PixelData;
        var isRequired = !isFloat && root.GetString(DicomTag.Modality) is "CT" or "PT";
        if (!isRequired && !dataset.Contains(DicomTag.RescaleSlope) && !dataset.Contains(DicomTag.RescaleIntercept))
        {
            return null;
        }

        if (dataset.GetDouble(DicomTag.RescaleSlope) is not { } slope || slope == 0)
        {
            return Missing("The rescale slope is missing, zero or no number", DicomTag.RescaleSlope);
        }

        if (dataset.GetDouble(DicomTag.RescaleIntercept) is not { } intercept)
        {
            return Missing("The rescale intercept is missing or no number", DicomTag.RescaleIntercept);
        }

        scale = new ValueScale(slope, intercept);
        return null;
    }

    // Of the descriptor's three values the first is the number of entries (0 stands for 65536), the second the first stored value
    // mapped, in the sign of the pixels, the third the bits of an entry (PS3.3 §C.11.1.1).
    private static SeriesFinding? ReadTable(DicomDataset lut, PixelDescription pixels, out ValueScale scale)
    {
        scale = Identity;
        if (lut.GetDoubles(DicomTag.LUTDescriptor) is not [var entries, var first, var bits]
            || !lut.TryGet(DicomTag.LUTData, out var item) || item is not DicomElement { Value: var bytes })
        {
            return Missing("The modality lookup table is incomplete", DicomTag.ModalityLUTSequence);
        }

        var count = entries == 0 ? 65536 : (int)entries & 0xFFFF;
        var start = pixels.IsSigned ? (short)(int)first : (int)first & 0xFFFF;
        var isWide = bytes.Length >= 2 * count;
        if (bits is < 8 or > 16 || bytes.Length < count || (!isWide && bits > 8))
        {
            return Missing("The modality lookup table is shorter than its descriptor says", DicomTag.LUTData);
        }

        var table = new float[count];
        for (var i = 0; i < count; i++)
        {
            table[i] = isWide ? bytes.Span[2 * i] | (bytes.Span[(2 * i) + 1] << 8) : bytes.Span[i];
        }

        scale = new ValueScale(1, 0, table, start);
        return null;
    }

    private static SeriesFinding Missing(string text, DicomTag tag) => new(SeriesFindingCodes.NoScale, text, PreventsVolume: true, tag);
}
