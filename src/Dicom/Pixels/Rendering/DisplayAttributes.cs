namespace CrowdAnnotate.Dicom;

/// <summary>The attributes of a frame's display, wherever they are: at the root, or in the functional groups of a multi-frame object (PS3.3 §C.7.6.16).</summary>
internal static class DisplayAttributes
{
    public static readonly DicomTag[] PaletteDescriptors = [new(0x0028, 0x1101), new(0x0028, 0x1102), new(0x0028, 0x1103)];
    public static readonly DicomTag[] PaletteTables = [new(0x0028, 0x1201), new(0x0028, 0x1202), new(0x0028, 0x1203)];
    public static readonly DicomTag[] SegmentedPaletteTables = [new(0x0028, 0x1221), new(0x0028, 0x1222), new(0x0028, 0x1223)];

    private static readonly DicomTag SharedGroups = new(0x5200, 0x9229);
    private static readonly DicomTag PerFrameGroups = new(0x5200, 0x9230);
    private static readonly DicomTag FrameVoi = new(0x0028, 0x9132);
    private static readonly DicomTag PixelValueTransformation = new(0x0028, 0x9145);

    /// <summary>The data set that holds the frame's window.</summary>
    public static DicomDataset Voi(DicomDataset dataset, int frame) => Group(dataset, frame, FrameVoi) ?? dataset;

    /// <summary>The data set that holds the frame's rescale.</summary>
    public static DicomDataset Rescale(DicomDataset dataset, int frame) => Group(dataset, frame, PixelValueTransformation) ?? dataset;

    private static DicomDataset? Group(DicomDataset dataset, int frame, DicomTag group)
    {
        var frames = dataset.GetSequence(PerFrameGroups);
        var own = frame >= 1 && frame <= frames.Count ? frames[frame - 1].GetSequence(group) : [];
        var shared = own.Count > 0 ? own : dataset.GetSequence(SharedGroups) is [var all, ..] ? all.GetSequence(group) : [];
        return shared is [var found, ..] ? found : null;
    }
}
