using System.Buffers.Binary;

namespace CrowdAnnotate.Dicom;

/// <summary>How a file begins: preamble and meta header (PS3.10 §7.1), meta header alone, or a bare data set.</summary>
internal sealed record FileLayout(DicomDataset Meta, DicomTransferSyntax Syntax, long DatasetStart)
{
    private const int PreambleLength = 128;

    /// <summary>Where group 0002 begins; negative when there is none.</summary>
    internal static int MetaStartOf(ReadOnlySpan<byte> bytes) =>
        bytes.Length >= PreambleLength + 4 && bytes.Slice(PreambleLength, 4).SequenceEqual("DICM"u8) ? PreambleLength + 4
        : bytes.StartsWith("DICM"u8) ? 4 : IsMeta(bytes) ? 0 : -1;

    public static DicomRefusal? Recognise(SourceWindow window, DicomReadLimits limits, List<DicomNote> notes, out FileLayout layout)
    {
        layout = new FileLayout(new DicomDataset(), DicomTransferSyntax.ExplicitVRLittleEndian, 0);
        var bytes = window.Peek(0, (int)Math.Min(window.Length, PreambleLength + 16));
        if (bytes.Length >= PreambleLength + 4 && bytes.Slice(PreambleLength, 4).SequenceEqual("DICM"u8))
        {
            return ReadMeta(window, PreambleLength + 4, limits, notes, out layout);
        }

        if (bytes.StartsWith("DICM"u8) || IsMeta(bytes))
        {
            notes.Add(new DicomNote("The file has no preamble"));
            return ReadMeta(window, bytes[0] == 'D' ? 4 : 0, limits, notes, out layout);
        }

        if (GuessBare(bytes, window.Length) is not { } syntax)
        {
            return new DicomRefusal("This is not DICOM", DicomTag.FileMetaInformationGroupLength, 0);
        }

        notes.Add(new DicomNote($"The file has no meta header; it reads as {syntax.Name}"));
        layout = layout with { Syntax = syntax };
        return null;
    }

    private static DicomRefusal? ReadMeta(
        SourceWindow window, int start, DicomReadLimits limits, List<DicomNote> notes, out FileLayout layout)
    {
        layout = new FileLayout(new DicomDataset(), DicomTransferSyntax.ExplicitVRLittleEndian, 0);
        var parser = new DatasetParser(window, start, DicomTransferSyntax.ExplicitVRLittleEndian, limits, notes, isMeta: true);
        if (parser.Run() is { } malformed)
        {
            return malformed;
        }

        if (parser.Root.GetString(DicomTag.MediaStorageSOPClassUID) == DicomDirectory.MediaStorageDirectory)
        {
            return DicomDirectory.NoInstance;
        }

        if (parser.Root.GetUid(DicomTag.TransferSyntaxUID) is not { } uid)
        {
            return new DicomRefusal("The meta header names no valid transfer syntax", DicomTag.TransferSyntaxUID, start);
        }

        if (DicomTransferSyntax.Find(uid) is not { } syntax)
        {
            return new DicomRefusal($"The transfer syntax {uid} is not known", DicomTag.TransferSyntaxUID, start);
        }

        layout = new FileLayout(parser.Root, syntax, parser.Position);
        return null;
    }

    // Data sets nearly always begin with group 0008 (or its length); the first bytes tell order and explicitness apart.
    private static DicomTransferSyntax? GuessBare(ReadOnlySpan<byte> bytes, long length)
    {
        if (bytes.Length < 16)
        {
            return null;
        }

        var isExplicit = DicomVR.TryParse(bytes.Slice(4, 2), out _);
        if (MayBegin(new DicomTag(BinaryPrimitives.ReadUInt16LittleEndian(bytes), BinaryPrimitives.ReadUInt16LittleEndian(bytes[2..])), isExplicit))
        {
            return isExplicit ? DicomTransferSyntax.ExplicitVRLittleEndian
                : BinaryPrimitives.ReadUInt32LittleEndian(bytes[4..]) <= length - 8 ? DicomTransferSyntax.ImplicitVRLittleEndian : null;
        }

        var big = new DicomTag(BinaryPrimitives.ReadUInt16BigEndian(bytes), BinaryPrimitives.ReadUInt16BigEndian(bytes[2..]));
        return isExplicit && MayBegin(big, isExplicit) ? DicomTransferSyntax.ExplicitVRBigEndian : null;
    }

    // A meta header without anything before it begins with an element of group 0002, seldom in implicit VR.
    private static bool IsMeta(ReadOnlySpan<byte> bytes) => bytes.Length >= 8 && bytes[0] == 2 && bytes[1] == 0 && bytes[3] == 0
        && (DicomVR.TryParse(bytes.Slice(4, 2), out _) || bytes[4..8].SequenceEqual((ReadOnlySpan<byte>)[4, 0, 0, 0]));

    private static bool MayBegin(DicomTag tag, bool isExplicit) =>
        tag.Group == 8 || (tag.Group is > 8 and < 0x6000 && (DicomDictionary.Find(tag) is not null || (isExplicit && tag.IsPrivateCreator)));
}
