using System.Diagnostics.CodeAnalysis;

namespace CrowdAnnotate.Dicom;

/// <summary>
/// One DICOM instance as it was read: Part 10 with or without preamble, or a bare data set. Values and pixel data are slices
/// of <see cref="Source"/>. Every instance has valid UIDs, and its pixel data are as long as its dimensions say.
/// </summary>
public sealed class DicomFile
{
    private DicomFile(
        DicomDataset meta, DicomDataset dataset, DicomTransferSyntax syntax, ReadOnlyMemory<byte> source, IReadOnlyList<DicomNote> notes)
    {
        (FileMetaInfo, Dataset, TransferSyntax, Source, Notes) = (meta, dataset, syntax, source, notes);
    }

    /// <summary>Group 0002; empty when the file had none.</summary>
    public DicomDataset FileMetaInfo { get; }

    public DicomDataset Dataset { get; }

    public DicomTransferSyntax TransferSyntax { get; }

    /// <summary>What offsets count in: the bytes read, or the inflated data set when it was deflated.</summary>
    public ReadOnlyMemory<byte> Source { get; }

    /// <summary>What was odd but accepted.</summary>
    public IReadOnlyList<DicomNote> Notes { get; }

    /// <summary>Reads an instance. Malformed bytes are refused, never thrown at.</summary>
    /// <param name="source">The whole file; not to be changed while the instance is in use.</param>
    public static bool TryRead(
        ReadOnlyMemory<byte> source, [NotNullWhen(true)] out DicomFile? file, [NotNullWhen(false)] out DicomRefusal? refusal,
        DicomReadLimits? limits = null)
    {
        refusal = Read(source, limits ?? DicomReadLimits.Default, out file);
        if (refusal is not null)
        {
            file = null;
        }

        return refusal is null;
    }

    private static DicomRefusal? Read(ReadOnlyMemory<byte> source, DicomReadLimits limits, out DicomFile? file)
    {
        file = null;
        var notes = new List<DicomNote>();
        if (FileLayout.Recognise(source, limits, notes, out var layout) is { } unrecognised)
        {
            return unrecognised;
        }

        var body = source;
        var start = layout.DatasetStart;
        if (layout.Syntax.IsDeflated)
        {
            if (Inflation.Inflate(source, start, limits.InflatedBytes, out body) is { } bomb)
            {
                return bomb;
            }

            start = 0;
        }

        var parser = new DatasetParser(body, start, layout.Syntax, limits, notes);
        if (parser.Run() is { } malformed)
        {
            return malformed;
        }

        file = new DicomFile(layout.Meta, parser.Root, layout.Syntax, body, notes);
        return InstanceRules.Check(file, limits, notes);
    }
}
