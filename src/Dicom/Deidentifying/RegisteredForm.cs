using System.Buffers;

namespace CrowdAnnotate.Dicom;

/// <summary>Values that a writer encoded in another VR than the registered one, where they read as the registered one too.</summary>
internal static class RegisteredForm
{
    // The largest text of PS3.5 §6.2 that is not of unlimited length.
    private const int LongText = 10240;
    private static readonly SearchValues<char> CodeCharacters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_ ");
    private static readonly SearchValues<char> UidCharacters = SearchValues.Create("0123456789.");
    private static readonly SearchValues<char> AgeCharacters = SearchValues.Create("0123456789DWMY");
    private static readonly SearchValues<char> TimeCharacters = SearchValues.Create("0123456789.+- ");

    /// <summary>The same value in the registered VR; null where it does not read as such.</summary>
    public static DicomElement? Of(DicomElement element, DicomAttribute known) =>
        IsNumeric(known.VR) ? Number(element, known) : known.VR.IsText && element.VR.IsText ? Text(element, known.VR) : null;

    private static bool IsNumeric(DicomVR vr) => vr.Code is "US" or "SS" or "UL" or "SL" or "DS" or "IS" or "FL" or "FD";

    private static DicomElement? Number(DicomElement element, DicomAttribute known)
    {
        if (!(element.VR.IsText || IsNumeric(element.VR)) || DicomValues.Numbers(element) is not { } numbers)
        {
            return element.Value.IsEmpty ? new DicomElement(element.Tag, known.VR, default) : null;
        }

        var vr = known.SignFollowsPixels && numbers.Any(n => n < 0) ? DicomVR.SS : known.VR;
        var fits = vr.Code switch
        {
            "US" => Whole(numbers, ushort.MinValue, ushort.MaxValue),
            "SS" => Whole(numbers, short.MinValue, short.MaxValue),
            "UL" => Whole(numbers, uint.MinValue, uint.MaxValue),
            "SL" or "IS" => Whole(numbers, int.MinValue, int.MaxValue),
            "FL" => Array.TrueForAll(numbers, n => float.IsFinite((float)n)),
            _ => true,
        };
        return fits ? DicomValues.Element(element.Tag, vr, numbers) : null;
    }

    private static bool Whole(double[] numbers, double least, double most) => Array.TrueForAll(numbers, n => n == Math.Floor(n) && n >= least && n <= most);

    private static DicomElement? Text(DicomElement element, DicomVR vr)
    {
        // Other bytes would need the character set, which the registered VR may not follow.
        if (element.Value.Span.TrimEnd((byte)0).ContainsAnyExceptInRange((byte)' ', (byte)'~'))
        {
            return null;
        }

        var values = DicomValues.Strings(element, CharacterSet.Default);
        if (element.VR.IsSingleText != vr.IsSingleText && element.Value.Span.Contains((byte)'\\'))
        {
            return null;
        }

        return values.All(v => Fits(v, vr)) ? DicomValues.Element(element.Tag, vr, values, CharacterSet.Default) : null;
    }

    private static bool Fits(string value, DicomVR vr) => vr.Code switch
    {
        "AE" or "SH" => value.Length <= 16,
        "AS" => value.Length <= 4 && !value.AsSpan().ContainsAnyExcept(AgeCharacters),
        "CS" => value.Length <= 16 && !value.AsSpan().ContainsAnyExcept(CodeCharacters),
        "DA" => value.Length <= 8 && !value.AsSpan().ContainsAnyExceptInRange('0', '9'),
        "TM" => value.Length <= 14 && !value.AsSpan().ContainsAnyExcept(TimeCharacters),
        "DT" => value.Length <= 26 && !value.AsSpan().ContainsAnyExcept(TimeCharacters),
        "UI" => value.Length <= 64 && !value.AsSpan().ContainsAnyExcept(UidCharacters),
        "LO" or "PN" => value.Length <= 64,
        "ST" => value.Length <= 1024,
        "LT" => value.Length <= LongText,
        _ => true,
    };
}
