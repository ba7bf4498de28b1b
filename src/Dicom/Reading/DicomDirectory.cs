namespace CrowdAnnotate.Dicom;

/// <summary>A DICOMDIR: the index of a file set (PS3.10 §8, PS3.3 annex F).</summary>
public static class DicomDirectory
{
    /// <summary>The refusal of a DICOMDIR where an instance is wanted.</summary>
    public static readonly DicomRefusal NoInstance =
        new("This is a DICOMDIR, an index of other files, and holds no image", DicomTag.MediaStorageSOPClassUID);

    internal const string MediaStorageDirectory = "1.2.840.10008.1.3.10";
    private const int DeepestFile = 8;
    private static readonly DicomTag DirectoryRecordSequence = new(0x0004, 0x1220);
    private static readonly DicomTag ReferencedFileID = new(0x0004, 0x1500);

    /// <summary>The files that its records name, each by the components of its path below the folder of the DICOMDIR.</summary>
    /// <param name="files">No component leads out of the folder; whether there are such files is not looked at.</param>
    /// <returns>Why it is none or cannot be read; null when <paramref name="files"/> holds them.</returns>
    public static DicomRefusal? Read(ReadOnlyMemory<byte> source, out IReadOnlyList<IReadOnlyList<string>> files)
    {
        files = [];
        var notes = new List<DicomNote>();
        var start = FileLayout.MetaStartOf(source.Span);
        if (start < 0)
        {
            return new DicomRefusal("This is no DICOMDIR", DicomTag.FileMetaInformationGroupLength, 0);
        }

        var limits = DicomReadLimits.Default;
        var window = new SourceWindow(new MemorySource(source));
        var meta = new DatasetParser(window, start, DicomTransferSyntax.ExplicitVRLittleEndian, limits, notes, isMeta: true);
        if (meta.Run() is { } malformedMeta)
        {
            return malformedMeta;
        }

        if (meta.Root.GetString(DicomTag.MediaStorageSOPClassUID) != MediaStorageDirectory)
        {
            return new DicomRefusal("This is no DICOMDIR", DicomTag.MediaStorageSOPClassUID, start);
        }

        var syntax = meta.Root.GetUid(DicomTag.TransferSyntaxUID) is { } uid ? DicomTransferSyntax.Find(uid) : null;
        if (syntax is null || syntax.IsEncapsulated || syntax.IsDeflated)
        {
            return new DicomRefusal("A DICOMDIR is not written in that transfer syntax", DicomTag.TransferSyntaxUID, start);
        }

        var parser = new DatasetParser(window, meta.Position, syntax, limits, notes);
        if (parser.Run() is { } malformed)
        {
            return malformed;
        }

        if (!parser.Root.TryGet(DirectoryRecordSequence, out var records) || records is not DicomSequence)
        {
            return new DicomRefusal("The DICOMDIR has no records", DirectoryRecordSequence, meta.Position);
        }

        List<IReadOnlyList<string>> named = [.. parser.Root.GetSequence(DirectoryRecordSequence).Select(r => r.GetStrings(ReferencedFileID)).Where(f => f.Any(c => c.Length > 0))];
        if (!named.TrueForAll(IsWithin))
        {
            return new DicomRefusal("The DICOMDIR names a file that cannot lie below its folder", ReferencedFileID, meta.Position);
        }

        files = named;
        return null;
    }

    // At most 8 components (PS3.10 §8.2); longer names and other letters than the standard's occur, and are harmless.
    private static bool IsWithin(IReadOnlyList<string> file) => file.Count <= DeepestFile
        && file.All(c => c.Length > 0 && c is not ("." or "..") && c.AsSpan().IndexOfAny("/\\:\0") < 0);
}
