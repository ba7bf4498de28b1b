namespace CrowdAnnotate.Dicom;

/// <summary>Gives the stored values of a frame, from 1, little endian; called once for each frame, when its turn comes.</summary>
/// <returns>Why they cannot be given; null when <paramref name="values"/> holds them.</returns>
public delegate DicomRefusal? FrameReader(int number, out ReadOnlyMemory<byte> values);

/// <summary>One instance of a series and a way to its pixels.</summary>
public sealed record SeriesInstance
{
    /// <param name="dataset">The header; it need not hold the pixel data.</param>
    /// <param name="readFrame">The way to its frames.</param>
    public SeriesInstance(DicomDataset dataset, FrameReader readFrame)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        ArgumentNullException.ThrowIfNull(readFrame);
        (Dataset, ReadFrame) = (dataset, readFrame);
    }

    /// <param name="dataset">The header; it need not hold the pixel data.</param>
    /// <param name="readPixels">Stored values of all frames one after another; called once.</param>
    public SeriesInstance(DicomDataset dataset, Func<ReadOnlyMemory<byte>> readPixels)
        : this(dataset, Cut(dataset, readPixels))
    {
    }

    public DicomDataset Dataset { get; }

    public FrameReader ReadFrame { get; }

    /// <summary>The numbers of the frames that are meant; null for all.</summary>
    public IReadOnlyList<int>? Frames { get; private init; }

    /// <summary>The same instance with only some of its frames, for instance those of one segment or one moment.</summary>
    public SeriesInstance Only(params IReadOnlyList<int> numbers) => this with { Frames = numbers };

    /// <summary>An instance as it was read from a file.</summary>
    /// <returns>Why its pixels cannot be given; null when <paramref name="instance"/> can.</returns>
    public static DicomRefusal? Of(DicomFile file, out SeriesInstance? instance)
    {
        ArgumentNullException.ThrowIfNull(file);
        instance = null;
        DicomRefusal? Read(int number, out ReadOnlyMemory<byte> values) => file.TransferSyntax.IsEncapsulated
            ? DicomFrames.Decode(file.Dataset, file.TransferSyntax, number, out values) : DicomFrames.Read(file.Dataset, file.TransferSyntax, number, out values);
        if (Read(1, out _) is { } refusal)
        {
            return refusal;
        }

        instance = new SeriesInstance(file.Dataset, Read);
        return null;
    }

    private static FrameReader Cut(DicomDataset dataset, Func<ReadOnlyMemory<byte>> readPixels)
    {
        var all = new Lazy<ReadOnlyMemory<byte>>(readPixels);
        return (int number, out ReadOnlyMemory<byte> values) =>
        {
            var frames = Math.Max(1, dataset.GetInt32(DicomTag.NumberOfFrames) ?? 1);
            var length = frames == 1 ? all.Value.Length : all.Value.Length / frames;
            values = all.Value.Slice((number - 1) * length, length);
            return null;
        };
    }
}
