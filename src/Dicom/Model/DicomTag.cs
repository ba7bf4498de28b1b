using System.Globalization;

namespace CrowdAnnotate.Dicom;

/// <summary>The tag of an attribute (PS3.5 §7.1): group and element number. Ordered as elements are in a data set.</summary>
public readonly partial record struct DicomTag(ushort Group, ushort Element) : IComparable<DicomTag>
{
    private uint Number => ((uint)Group << 16) | Element;

    /// <summary>Groups with odd numbers belong to manufacturers (PS3.5 §7.8).</summary>
    public bool IsPrivate => (Group & 1) == 1;

    /// <summary>Whether this tag reserves a block of private tags for the creator named in its value (PS3.5 §7.8.1).</summary>
    public bool IsPrivateCreator => IsPrivate && Element is >= 0x10 and <= 0xFF;

    /// <summary>The retired length of a group; wrong as soon as anything in the group changes, hence never kept.</summary>
    public bool IsGroupLength => Element == 0;

    /// <summary>Eight hexadecimal digits, as the DICOM JSON model names attributes (PS3.18 §F.2.2).</summary>
    public string ToJsonName() => Number.ToString("X8", CultureInfo.InvariantCulture);

    /// <summary>Reads eight hexadecimal digits.</summary>
    public static bool TryParse(ReadOnlySpan<char> eightDigits, out DicomTag tag)
    {
        uint number = 0;
        var good = eightDigits.Length == 8
            && uint.TryParse(eightDigits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out number);
        tag = good ? new DicomTag((ushort)(number >> 16), (ushort)number) : default;
        return good;
    }

    public int CompareTo(DicomTag other) => Number.CompareTo(other.Number);

    public static bool operator <(DicomTag left, DicomTag right) => left.Number < right.Number;

    public static bool operator >(DicomTag left, DicomTag right) => left.Number > right.Number;

    public static bool operator <=(DicomTag left, DicomTag right) => left.Number <= right.Number;

    public static bool operator >=(DicomTag left, DicomTag right) => left.Number >= right.Number;

    /// <summary>“(gggg,eeee) Keyword”, the keyword where the dictionary has one.</summary>
    public override string ToString() =>
        DicomDictionary.Find(this) is { } known
            ? string.Create(CultureInfo.InvariantCulture, $"({Group:X4},{Element:X4}) {known.Keyword}")
            : string.Create(CultureInfo.InvariantCulture, $"({Group:X4},{Element:X4})");
}
