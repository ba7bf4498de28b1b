namespace CrowdAnnotate.Dicom;

/// <summary>
/// What holds of one frame of a multi-frame instance (PS3.3 §C.7.6.16): a macro stands in the frame's own group, else in the
/// shared one. Of a single-frame instance the data set itself stands for both.
/// </summary>
internal readonly record struct FunctionalGroups(DicomDataset Root, DicomDataset? Shared, DicomDataset? Own)
{
    public static readonly DicomTag PlanePositionSequence = new(0x0020, 0x9113);
    public static readonly DicomTag PlaneOrientationSequence = new(0x0020, 0x9116);
    public static readonly DicomTag FrameContentSequence = new(0x0020, 0x9111);
    public static readonly DicomTag StackID = new(0x0020, 0x9056);
    public static readonly DicomTag TemporalPositionIndex = new(0x0020, 0x9128);
    public static readonly DicomTag PixelMeasuresSequence = new(0x0028, 0x9110);
    public static readonly DicomTag PixelValueTransformationSequence = new(0x0028, 0x9145);
    public static readonly DicomTag SegmentIdentificationSequence = new(0x0062, 0x000A);
    public static readonly DicomTag ReferencedSegmentNumber = new(0x0062, 0x000B);
    public static readonly DicomTag ContrastBolusAgentSequence = new(0x0018, 0x0012);
    public static readonly DicomTag ContrastBolusUsageSequence = new(0x0018, 0x9341);
    public static readonly DicomTag ContrastBolusAgentPhase = new(0x0018, 0x9344);
    public static readonly DicomTag ReconstructionSequence = new(0x0018, 0x9314);
    public static readonly DicomTag XRayDetailsSequence = new(0x0018, 0x9325);

    /// <summary>Whether the instance has functional groups at all.</summary>
    public bool Exist => Shared is not null || Own is not null;

    /// <summary>The groups of frame <paramref name="number"/>, from 1.</summary>
    public static FunctionalGroups Of(DicomDataset root, int number)
    {
        var own = root.GetSequence(DicomTag.PerFrameFunctionalGroupsSequence);
        return new FunctionalGroups(
            root, root.GetSequence(DicomTag.SharedFunctionalGroupsSequence) is [var shared, ..] ? shared : null,
            number <= own.Count ? own[number - 1] : null);
    }

    /// <summary>The only item of a macro; null when the frame has none.</summary>
    public DicomDataset? Macro(DicomTag sequence) =>
        Own?.GetSequence(sequence) is [var own, ..] ? own : Shared?.GetSequence(sequence) is [var shared, ..] ? shared : null;

    /// <summary>The data set that says where the frame lies: the macro, or without functional groups the instance.</summary>
    public DicomDataset? MacroOrRoot(DicomTag sequence) => Exist ? Macro(sequence) ?? (Root.Contains(sequence) ? null : Root) : Root;
}
