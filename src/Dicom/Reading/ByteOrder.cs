namespace CrowdAnnotate.Dicom;

/// <summary>Big endian values as little endian ones.</summary>
internal static class ByteOrder
{
    /// <summary>A copy with the bytes of each unit in reverse; bytes that fill no unit stay as they are.</summary>
    public static byte[] Swapped(ReadOnlySpan<byte> bytes, int unit)
    {
        var copy = bytes.ToArray();
        for (var i = 0; i + unit <= copy.Length; i += unit)
        {
            copy.AsSpan(i, unit).Reverse();
        }

        return copy;
    }
}
