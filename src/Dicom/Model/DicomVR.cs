using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace CrowdAnnotate.Dicom;

/// <summary>A value representation (PS3.5 §6.2): how the bytes of a value are to be read.</summary>
public sealed class DicomVR
{
    public static readonly DicomVR AE = Text();
    public static readonly DicomVR AS = Text();
    public static readonly DicomVR AT = Binary(2);
    public static readonly DicomVR CS = Text();
    public static readonly DicomVR DA = Text();
    public static readonly DicomVR DS = Text();
    public static readonly DicomVR DT = Text();
    public static readonly DicomVR FD = Binary(8);
    public static readonly DicomVR FL = Binary(4);
    public static readonly DicomVR IS = Text();
    public static readonly DicomVR LO = Text(localised: true);
    public static readonly DicomVR LT = Text(localised: true, single: true);
    public static readonly DicomVR OB = Binary(1, longLength: true);
    public static readonly DicomVR OD = Binary(8, longLength: true);
    public static readonly DicomVR OF = Binary(4, longLength: true);
    public static readonly DicomVR OL = Binary(4, longLength: true);
    public static readonly DicomVR OV = Binary(8, longLength: true);
    public static readonly DicomVR OW = Binary(2, longLength: true);
    public static readonly DicomVR PN = Text(localised: true);
    public static readonly DicomVR SH = Text(localised: true);
    public static readonly DicomVR SL = Binary(4);
    public static readonly DicomVR SQ = Binary(1, longLength: true);
    public static readonly DicomVR SS = Binary(2);
    public static readonly DicomVR ST = Text(localised: true, single: true);
    public static readonly DicomVR SV = Binary(8, longLength: true);
    public static readonly DicomVR TM = Text();
    public static readonly DicomVR UC = Text(localised: true, longLength: true);
    public static readonly DicomVR UI = Text(padding: 0);
    public static readonly DicomVR UL = Binary(4);
    public static readonly DicomVR UN = Binary(1, longLength: true);
    public static readonly DicomVR UR = Text(single: true, longLength: true);
    public static readonly DicomVR US = Binary(2);
    public static readonly DicomVR UT = Text(localised: true, single: true, longLength: true);
    public static readonly DicomVR UV = Binary(8, longLength: true);

    private static readonly FrozenDictionary<int, DicomVR> ByCode = new[]
    {
        AE, AS, AT, CS, DA, DS, DT, FD, FL, IS, LO, LT, OB, OD, OF, OL, OV, OW, PN, SH, SL, SQ, SS, ST, SV, TM, UC, UI, UL,
        UN, UR, US, UT, UV,
    }.ToFrozenDictionary(v => (v.Code[0] << 8) | v.Code[1]);

    private DicomVR(string code, bool isText, int unit, byte padding)
    {
        (Code, IsText, UnitSize, Padding) = (code, isText, unit, padding);
    }

    /// <summary>The two letters.</summary>
    public string Code { get; }

    public bool IsText { get; }

    /// <summary>Whether the text is in the data set's SpecificCharacterSet rather than the default repertoire (PS3.5 §6.1.2.2).</summary>
    public bool IsLocalised { get; private init; }

    /// <summary>Whether a backslash is a character of the text rather than a delimiter of values.</summary>
    public bool IsSingleText { get; private init; }

    /// <summary>Whether explicit VR gives the length in 32 bits after two reserved bytes (PS3.5 §7.1.2).</summary>
    public bool HasLongLength { get; private init; }

    /// <summary>Bytes that change places together when the byte order changes.</summary>
    public int UnitSize { get; }

    /// <summary>What an odd value is padded with.</summary>
    public byte Padding { get; }

    /// <summary>Finds a VR by its two letters.</summary>
    public static bool TryParse(ReadOnlySpan<byte> letters, [NotNullWhen(true)] out DicomVR? vr)
    {
        vr = null;
        return letters.Length == 2 && ByCode.TryGetValue((letters[0] << 8) | letters[1], out vr);
    }

    /// <summary>Finds a VR by its two letters.</summary>
    public static bool TryParse(string? letters, [NotNullWhen(true)] out DicomVR? vr)
    {
        vr = null;
        return letters is { Length: 2 } && ByCode.TryGetValue((letters[0] << 8) | letters[1], out vr);
    }

    public override string ToString() => Code;

    private static DicomVR Text(
        bool localised = false, bool single = false, bool longLength = false, byte padding = (byte)' ', [CallerMemberName] string code = "") =>
        new(code, isText: true, 1, padding) { IsLocalised = localised, IsSingleText = single, HasLongLength = longLength };

    private static DicomVR Binary(int unit, bool longLength = false, [CallerMemberName] string code = "") =>
        new(code, isText: false, unit, 0) { HasLongLength = longLength };
}
