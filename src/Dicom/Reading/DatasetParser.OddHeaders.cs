namespace CrowdAnnotate.Dicom;

/// <summary>Elements of explicit VR whose two letters are no VR, as some writers left them; the dictionary says what they are.</summary>
internal sealed partial class DatasetParser
{
    private DicomRefusal? ReadOdd(Scope scope, DicomTag tag, long start, out Header header)
    {
        // Items and meta headers in implicit VR occur; a whole data set in it contradicts its transfer syntax.
        if ((isMeta || !AtRoot) && DicomDictionary.Find(tag) is not null && UInt32At(start + 4, scope.IsBigEndian) <= scope.End - start - 8)
        {
            Note("An element is in implicit VR amid explicit VR", tag, start);
            return ReadImplicit(scope, tag, start, out header);
        }

        header = default;
        var letters = window.Peek(start + 4, 2);
        if (!IsLikeVR(letters[0]) || !IsLikeVR(letters[1]))
        {
            return new DicomRefusal("Where a value representation must stand there is none", tag, start);
        }

        Span<byte> capitals = [(byte)(letters[0] & 0xDF), (byte)(letters[1] & 0xDF)];
        var vr = DicomVR.TryParse(capitals, out var meant) ? meant : DicomDictionary.ImplicitVR(tag, scope.PixelsAreSigned);
        var isLong = vr.HasLongLength && scope.End - start >= 12 && UInt16At(start + 6, scope.IsBigEndian) == 0
            && (vr == DicomVR.SQ || UInt32At(start + 8, scope.IsBigEndian) <= scope.End - start - 12);
        header = new Header(tag, vr, start, isLong ? UInt32At(start + 8, scope.IsBigEndian) : UInt16At(start + 6, scope.IsBigEndian), true);
        position += isLong ? 12 : 8;
        Note("The value representation is not one; that of the dictionary is taken", tag, start);
        return null;
    }

    private static bool IsLikeVR(byte letter) => letter is 0 or (byte)' ' or (byte)'?' or (byte)'-' || char.IsAsciiLetter((char)letter);
}
