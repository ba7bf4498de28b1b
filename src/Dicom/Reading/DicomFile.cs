using System.Diagnostics.CodeAnalysis;
using Microsoft.Win32.SafeHandles;

namespace CrowdAnnotate.Dicom;

/// <summary>
/// One DICOM instance as it was read: Part 10 with or without preamble, or a bare data set. Values and pixel data are views of
/// what was read; offsets count in it, or in the inflated data set when it was deflated. Every instance has valid UIDs (of study and
/// series unless it is of no patient), and its pixel data are as long as its dimensions say.
/// </summary>
public sealed class DicomFile
{
    private DicomFile(
        DicomDataset meta, DicomDataset dataset, DicomTransferSyntax syntax, IReadOnlyList<DicomNote> notes) =>
        (FileMetaInfo, Dataset, TransferSyntax, Notes) = (meta, dataset, syntax, notes);

    /// <summary>Group 0002; empty when the file had none.</summary>
    public DicomDataset FileMetaInfo { get; }

    public DicomDataset Dataset { get; }

    public DicomTransferSyntax TransferSyntax { get; }

    /// <summary>What was odd but accepted.</summary>
    public IReadOnlyList<DicomNote> Notes { get; }

    /// <summary>Reads an instance. Malformed bytes are refused, never thrown at.</summary>
    /// <param name="source">The whole file; not to be changed while the instance is in use.</param>
    public static bool TryRead(
        ReadOnlyMemory<byte> source, [NotNullWhen(true)] out DicomFile? file, [NotNullWhen(false)] out DicomRefusal? refusal,
        DicomReadLimits? limits = null)
    {
        refusal = Read(new MemorySource(source), limits ?? DicomReadLimits.Default, out file);
        file = refusal is null ? file : null;
        return refusal is null;
    }

    /// <summary>
    /// Reads an instance of an open file. Pixel data and long values stay in the file and are read by range when they are asked
    /// for, so the handle must stay open as long as the instance is in use; it is not closed here.
    /// </summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static bool TryRead(
        SafeFileHandle source, [NotNullWhen(true)] out DicomFile? file, [NotNullWhen(false)] out DicomRefusal? refusal, DicomReadLimits? limits = null)
    {
        refusal = Read(new FileSource(source), limits ?? DicomReadLimits.Default, out file);
        file = refusal is null ? file : null;
        return refusal is null;
    }

    private static DicomRefusal? Read(ByteSource source, DicomReadLimits limits, out DicomFile? file)
    {
        file = null;
        var window = new SourceWindow(source);
        var notes = new List<DicomNote>();
        if (FileLayout.Recognise(window, limits, notes, out var layout) is { } unrecognised)
        {
            return unrecognised;
        }

        var start = layout.DatasetStart;
        if (layout.Syntax.IsDeflated)
        {
            if (Inflation.Inflate(source, start, limits.InflatedBytes, out var inflated) is { } bomb)
            {
                return bomb;
            }

            (window, start) = (new SourceWindow(new MemorySource(inflated)), 0);
        }

        var parser = new DatasetParser(window, start, layout.Syntax, limits, notes);
        if (parser.Run() is { } malformed)
        {
            return malformed;
        }

        file = new DicomFile(layout.Meta, parser.Root, layout.Syntax, notes);
        var refusal = InstanceRules.Check(file, limits, notes);
        return refusal is { Offset: null, Tag: { } tag }
            ? refusal with { Offset = DatasetParser.Locate(tag, window, start, layout.Syntax, limits) } : refusal;
    }
}
