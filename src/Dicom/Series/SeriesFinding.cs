namespace CrowdAnnotate.Dicom;

/// <summary>What was found odd about a series, with numbers and place. It never quotes text of the data set.</summary>
/// <param name="Code">One of <see cref="SeriesFindingCodes"/>: what a program goes by.</param>
/// <param name="Text">A sentence without its full stop: what a person reads.</param>
/// <param name="PreventsVolume">Whether the series is no volume because of it; nothing is repaired to make it one.</param>
/// <param name="Tag">The attribute it is about, where it is about one.</param>
public sealed record SeriesFinding(string Code, string Text, bool PreventsVolume = false, DicomTag? Tag = null)
{
    internal DicomRefusal ToRefusal() => new(Text, Tag);
}

/// <summary>The codes of <see cref="SeriesFinding"/>; stored, hence never renamed.</summary>
public static class SeriesFindingCodes
{
    public const string NoImages = "no-images";
    public const string NotAnImage = "not-an-image";
    public const string Colour = "colour";
    public const string PixelCell = "pixel-cell";
    public const string NoPosition = "no-position";
    public const string BadOrientation = "bad-orientation";
    public const string Uncalibrated = "uncalibrated";
    public const string NoScale = "no-scale";
    public const string MixedSizes = "mixed-sizes";
    public const string MixedSpacings = "mixed-spacings";
    public const string MixedOrientations = "mixed-orientations";
    public const string MixedFramesOfReference = "mixed-frames-of-reference";
    public const string SeveralStacks = "several-stacks";
    public const string SeveralTemporalPositions = "several-temporal-positions";
    public const string SeveralSegments = "several-segments";
    public const string SamePosition = "same-position";
    public const string MissingSlices = "missing-slices";
    public const string IrregularSpacing = "irregular-spacing";
    public const string OffLine = "off-line";
    public const string Jitter = "jitter";
    public const string GantryTilt = "gantry-tilt";
    public const string SingleSlice = "single-slice";
    public const string TooLarge = "too-large";
    public const string NonSquarePixels = "non-square-pixels";
    public const string Overlap = "overlap";
    public const string Interslice = "interslice-gap";
    public const string Lossy = "lossy";
    public const string Localizer = "localizer";
    public const string Derived = "derived";
    public const string SecondaryCapture = "secondary-capture";
    public const string FewSlices = "few-slices";
    public const string MixedThickness = "mixed-thickness";
}
