namespace CrowdAnnotate.Dicom;

/// <summary>The rules of a UID (PS3.5 §9.1) on its bytes, so that a valid one costs no string.</summary>
internal static class UidBytes
{
    private const int Longest = 64;

    /// <summary>Whether the value, without its padding, is a UID; a component that begins with zero is told, not refused.</summary>
    public static bool IsValid(ReadOnlySpan<byte> uid, out bool hasLeadingZero)
    {
        hasLeadingZero = false;
        if (uid.Length is 0 or > Longest || uid[0] == '.' || uid[^1] == '.')
        {
            return false;
        }

        var first = 0;
        for (var i = 0; i < uid.Length; i++)
        {
            if (uid[i] != '.' && !char.IsAsciiDigit((char)uid[i]))
            {
                return false;
            }

            if (uid[i] == '.' && i == first)
            {
                return false;
            }

            hasLeadingZero |= i == first + 1 && uid[first] == '0' && uid[i] != '.';
            first = uid[i] == '.' ? i + 1 : first;
        }

        return true;
    }
}
