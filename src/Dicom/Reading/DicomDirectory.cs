namespace CrowdAnnotate.Dicom;

/// <summary>A DICOMDIR: the index of a file set (PS3.10 §8, PS3.3 annex F).</summary>
public static class DicomDirectory
{
    private const string MediaStorageDirectory = "1.2.840.10008.1.3.10";
    private static readonly DicomTag DirectoryRecordSequence = new(0x0004, 0x1220);
    private static readonly DicomTag ReferencedFileID = new(0x0004, 0x1500);

    /// <summary>The files that its records name, each by the components of its path below the folder of the DICOMDIR.</summary>
    /// <param name="files">Components are not checked against any file system.</param>
    /// <returns>Why it is none or cannot be read; null when <paramref name="files"/> holds them.</returns>
    public static DicomRefusal? Read(ReadOnlyMemory<byte> source, out IReadOnlyList<IReadOnlyList<string>> files)
    {
        files = [];
        var notes = new List<DicomNote>();
        var start = FileLayout.MetaStartOf(source.Span);
        if (start < 0)
        {
            return new DicomRefusal("This is no DICOMDIR", null, 0);
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

        files = [.. parser.Root.GetSequence(DirectoryRecordSequence).Select(r => r.GetStrings(ReferencedFileID)).Where(f => f.Count > 0 && f.All(c => c.Length > 0))];
        return null;
    }
}
