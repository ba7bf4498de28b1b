namespace CrowdAnnotate.Dicom.Tests;

/// <summary>Values that break a rule without harm, and character sets of all kinds.</summary>
internal static class OddValues
{
    private const uint CharacterSets = 0x00080005, Comments = 0x00204000, Location = 0x00201041, StudyDate = 0x00080020, StudyTime = 0x00080030, Name = 0x00100010;

    public static IEnumerable<OddFile> All() => [.. Texts(), .. Uids(), .. Lengths(), .. CharacterSetsOf()];

    private static IEnumerable<OddFile> Texts()
    {
        (string Name, uint Tag, string Vr, string Text)[] odd =
        [
            ("a date with dots", StudyDate, "DA", "2020.01.01"), ("a date of no calendar", StudyDate, "DA", "20209999"), ("a date of words", StudyDate, "DA", "unknown"), ("a range of dates", StudyDate, "DA", "20200101-20200202"),
            ("a time with colons", StudyTime, "TM", "10:20:30"), ("a time of 25 hours", StudyTime, "TM", "250000"), ("a number of 25 digits", Location, "DS", "1.23456789012345678901234"), ("a number of words", Location, "DS", "abc"),
            ("a number with a comma", Location, "DS", "1,5"), ("a number amid blanks", Location, "DS", "  1.5  "), ("a number with an exponent", Location, "DS", "1.5E+01"), ("not a number", Location, "DS", "NaN"), ("infinite", Location, "DS", "Infinity"),
            ("an empty number among numbers", 0x00200032, "DS", @"1\\3"), ("too many numbers", 0x00200032, "DS", @"1\2\3\4\5"), ("too few numbers", 0x00200037, "DS", @"1\0"), ("an integer with a fraction", 0x00200013, "IS", "1.5"),
            ("an integer beyond 32 bits", 0x00200013, "IS", "99999999999"), ("a code in lower case", 0x00080060, "CS", "ct"), ("a code of 40 characters", 0x00080060, "CS", new string('A', 40)), ("a code nobody knows", 0x00080060, "CS", "XYZ"),
            ("a name of four groups", Name, "PN", "A=B=C=D"), ("a name of nine components", Name, "PN", "a^b^c^d^e^f^g^h^i"), ("a name of nothing but delimiters", Name, "PN", "^^^^==^^"), ("two names", Name, "PN", @"Doe^Jane\Doe^John"),
            ("an age without a unit", 0x00101010, "AS", "045"), ("an age of words", 0x00101010, "AS", "old"), ("a sex nobody knows", 0x00100040, "CS", "X"), ("an identifier of 200 characters", 0x00100020, "LO", new string('7', 200)),
            ("an empty identifier", 0x00100020, "LO", ""), ("an empty name", Name, "PN", ""), ("control characters", Comments, "LT", "a\u0001b\u001Fc"), ("line ends and tabs", Comments, "LT", "a\r\n\tb\f"), ("a NUL amid text", Comments, "LT", "a\0b"),
            ("blanks alone", 0x00100020, "LO", "    "), ("a title of 30 characters", 0x00080054, "AE", new string('A', 30)), ("an address", 0x00081190, "UR", "http://127.0.0.1/a?b=c"), ("a date and time with an offset", 0x0008002A, "DT", "20200101102030.123456+0100"),
            ("a cut-off date and time", 0x0008002A, "DT", "2020"), ("no modality", 0x00080060, "CS", ""),
        ];
        foreach (var (name, tag, vr, text) in odd)
        {
            yield return new(name, Recipe.Image().Text(tag, vr, text));
        }

        yield return new("no patient", Recipe.Image().Without(Name, 0x00100020, StudyDate));
        yield return new("floats that are no numbers", Recipe.Image().Bytes(0x00180088, "FD", BitConverter.GetBytes(double.NaN)).Bytes(0x00189089, "FD", BitConverter.GetBytes(double.PositiveInfinity)));
        yield return new("every VR without a value", Empties());
    }

    private static IEnumerable<OddFile> Uids()
    {
        foreach (var (name, uid, note) in ((string, string, string?)[])[("leading zeros", "1.02.003.4", "begins with zero"), ("zeros alone", "0.0.0", null), ("64 characters", "1." + new string('2', 62), null), ("one component", "7", null),
            ("one made of a UUID", "2.25.329800735698586629295641978511506172918", null), ("a first component of 9", "9.9.9", null), ("many components", string.Join('.', Enumerable.Repeat("1", 32)), null)])
        {
            yield return new($"{name} in a UID", Recipe.Image().Text(Recipe.Instance, "UI", uid), note);
        }

        yield return new("a UID padded with a blank", Recipe.Image().Bytes(Recipe.Instance, "UI", "1.2.3.5 "u8.ToArray()));
        yield return new("a UID padded with NULs", Recipe.Image().Bytes(Recipe.Instance, "UI", "1.2.3.5\0\0\0\0\0"u8.ToArray()));
        yield return new("a UID of odd length", Recipe.Image().Bytes(Recipe.Instance, "UI", "1.2.3"u8.ToArray()));
        yield return new("an empty referenced UID", Recipe.Image().Text(0x00200052, "UI", ""));
        yield return new("a referenced UID of NULs", Recipe.Image().Bytes(0x00200052, "UI", [0, 0]));
        yield return new("many related classes", Recipe.Image().Text(0x0008001A, "UI", @"1.2.3\1.2.4\1.2.5"));
        yield return new("one UID for study, series and instance", Recipe.Image().Text(Recipe.Study, "UI", "1.2.3.4").Text(Recipe.Series, "UI", "1.2.3.4"));
        yield return new("a private class", Recipe.Object("1.2.3.4.5.6.7"));
        yield return new("a private class with pixels", Recipe.Image().Text(Recipe.SopClass, "UI", "1.2.3.4.5.6.7"));
    }

    private static IEnumerable<OddFile> Lengths()
    {
        foreach (var (tag, vr) in ((uint, string)[])[(Comments, "LT"), (0x00100020, "LO"), (Location, "DS"), (0x00080060, "CS"), (Name, "PN"), (0x00191001, "OB"), (0x00191001, "UN"), (0x00191001, "UT"), (StudyDate, "DA")])
        {
            yield return new($"{vr} of odd length", Recipe.Image().Bytes(tag, vr, "123"u8.ToArray()));
            yield return new($"{vr} of odd length in implicit VR", Recipe.Image().In(Syntaxes.Implicit).Bytes(tag, vr, "123"u8.ToArray()));
            yield return new($"{vr} of odd length in big endian", Recipe.Image().In(Syntaxes.Big).Bytes(tag, vr, "123"u8.ToArray()));
        }

        yield return new("an unsigned short of three bytes", Recipe.Image().Bytes(0x00280106, "US", [1, 2, 3]));
        yield return new("a float of five bytes", Recipe.Image().Bytes(0x00089459, "FL", new byte[5]));
        yield return new("a double of three bytes in big endian", Recipe.Image().In(Syntaxes.Big).Bytes(0x00180088, "FD", new byte[3]));
        yield return new("a tag of two bytes", Recipe.Image().Bytes(0x00280009, "AT", [0x18, 0]));
        yield return new("an odd overlay", Recipe.Image().Bytes(0x60003000, "OW", new byte[3]));
        yield return new("a text of 65534 characters", Recipe.Image().Text(Comments, "LT", new string('x', 65534)));
        yield return new("a text of a million characters", Recipe.Image().Text(Comments, "UT", new string('x', 1_000_000)));
    }

    private static IEnumerable<OddFile> CharacterSetsOf()
    {
        string[] sets =
        [
            "", "ISO_IR 6", "ISO_IR 100", "ISO_IR 101", "ISO_IR 109", "ISO_IR 110", "ISO_IR 144", "ISO_IR 127", "ISO_IR 126", "ISO_IR 138", "ISO_IR 148", "ISO_IR 203", "ISO_IR 13", "ISO_IR 166", "ISO_IR 192", "GB18030", "GBK",
            "ISO 2022 IR 6", "ISO 2022 IR 100", "ISO 2022 IR 87", @"\ISO 2022 IR 87", @"ISO 2022 IR 13\ISO 2022 IR 87", @"\ISO 2022 IR 149", @"\ISO 2022 IR 58", @"\ISO 2022 IR 159", @"ISO 2022 IR 6\ISO 2022 IR 100\ISO 2022 IR 144",
            "ISO-IR 100", "ISO_IR_100", "ISO IR 100", "iso_ir 100", "latin1", "UTF8", "UTF-8", "NONSENSE", @"NONSENSE\MORE", @"ISO_IR 192\ISO 2022 IR 87", @"\", "ISO_IR 999",
        ];
        foreach (var set in sets)
        {
            yield return new($"the character set '{set}'", Recipe.Image().Text(CharacterSets, "CS", set).Bytes(Name, "PN", [0x4D, 0xFC, 0x6C, 0x1B, 0x24, 0x42, 0x3B, 0x33, 0x1B, 0x28, 0x42, 0x5E, 0xE4, 0xC3]));
        }

        yield return new("a character set of an item", Recipe.Image().Raw(0x00081140, e => e.Element(0x00081140, "SQ", new Encoded().Item().Text(CharacterSets, "CS", "ISO_IR 192").Text(0x00081150, "UI", "1.2").EndItem().ToArray())));
        yield return new("bytes that are no UTF-8 in UTF-8", Recipe.Image().Text(CharacterSets, "CS", "ISO_IR 192").Bytes(Name, "PN", [0xFF, 0xFE, 0xC3, 0x28]));
        yield return new("no character set and high characters", Recipe.Image().Bytes(Name, "PN", [0x4D, 0xFC, 0x6C, 0x6C]));
    }

    private static Recipe Empties()
    {
        var recipe = Recipe.Image();
        string[] codes = ["AE", "AS", "AT", "CS", "DA", "DS", "DT", "FD", "FL", "IS", "LO", "LT", "OB", "OD", "OF", "OL", "OV", "OW", "PN", "SH", "SL", "SQ", "SS", "ST", "SV", "TM", "UC", "UI", "UL", "UN", "UR", "US", "UT", "UV"];
        for (uint i = 0; i < codes.Length; i++)
        {
            recipe.Bytes(0x00191001 + i, codes[i], []);
        }

        return recipe;
    }
}
