namespace CrowdAnnotate.Dicom.Tests;

/// <summary>Objects that are no images, objects of no patient, and images of every kind.</summary>
internal static class OddObjects
{
    public static IEnumerable<OddFile> All() => [.. WithoutPixels(), .. OfNoPatient(), .. Special()];

    private static IEnumerable<OddFile> WithoutPixels()
    {
        string[] classes =
        [
            "88.11", "88.22", "88.33", "88.34", "88.35", "88.40", "88.50", "88.59", "88.65", "88.67", "88.68", "88.76", "11.1", "11.2", "11.3", "11.4", "11.5", "11.8", "481.3", "481.4", "481.5", "481.7", "481.8", "481.9", "481.10",
            "66", "66.1", "66.2", "66.3", "66.5", "66.6", "67", "9.1.1", "9.1.2", "9.2.1", "9.4.1", "104.1", "104.2", "104.3", "4.2", "68.1", "78.1", "80.1", "131", "90.1", "91.1", "200.2", "481.2", "8", "9",
        ];
        return classes.Select(last => new OddFile($"class {last} without pixel data", Recipe.Plain(last)));
    }

    private static IEnumerable<OddFile> OfNoPatient()
    {
        foreach (var last in (string[])["38.1", "39.1", "43.1", "44.1", "45.1", "1.1.200.1", "1.1.201.1"])
        {
            yield return new($"class {last} of no patient", Recipe.Object("1.2.840.10008.5.1.4." + last).Without(Recipe.Study, Recipe.Series, 0x00100010, 0x00100020));
        }
    }

    private static IEnumerable<OddFile> Special()
    {
        yield return new("a document of PDF", Recipe.Plain("104.1").Text(0x00420010, "ST", "Report").Bytes(0x00420011, "OB", [.. "%PDF-1.4 "u8, 0]).Text(0x00420012, "LO", "application/pdf"));
        yield return new("a waveform", Recipe.Plain("9.1.1").Raw(0x54000100, e => e.Element(0x54000100, "SQ", new Encoded().Item().US(0x003A0005, 1).Element(0x003A0010, "UL", [4, 0, 0, 0]).US(0x54001004, 16).Text(0x54001006, "CS", "SS")
            .Element(0x54001010, "OW", new byte[8]).EndItem().ToArray())));
        yield return new("a structure set", Recipe.Plain("481.3").Raw(0x30060039, e => e.Element(0x30060039, "SQ", new Encoded().Item().Element(0x30060040, "SQ", new Encoded().Item().Text(0x30060042, "CS", "CLOSED_PLANAR")
            .Text(0x30060046, "IS", "1").Text(0x30060050, "DS", @"1.0\2.0\3.0").EndItem().ToArray()).EndItem().ToArray())));
        yield return new("a structure set with a contour of 70000 bytes as UN", Recipe.Plain("481.3").Raw(0x30060050, e => e.Element(0x30060050, "UN", [.. Enumerable.Repeat((byte)'1', 70_000)])));
        yield return new("a report of nested content", Recipe.Plain().Text(0x0040A040, "CS", "CONTAINER").Raw(0x0040A730, e => e.Element(0x0040A730, "SQ", [], uint.MaxValue).Item().Text(0x0040A040, "CS", "TEXT").Text(0x0040A160, "UT", "none").EndItem().EndSequence()));
        yield return new("a presentation state of rows and columns", Recipe.Plain("11.1").US(0x00700041, 0).Bytes(0x00700052, "SL", new byte[8]).Bytes(0x00700053, "SL", new byte[8]));
        yield return new("a spectrum of rows and columns", Recipe.Plain("4.2").US(Recipe.Rows, 1).US(Recipe.Columns, 1).Bytes(0x56000020, "OF", new byte[16]));
        yield return new("a dose of histograms alone", Recipe.Plain("481.2").Text(0x30040004, "CS", "PHYSICAL").Bytes(0x30040050, "SQ", []));
        yield return new("a surface", Recipe.Plain("66.5").Bytes(0x00660001, "UL", [1, 0, 0, 0]).Bytes(0x00660002, "SQ", []));
        yield return new("an overlay that stands alone", Recipe.Plain("8").US(0x60000010, 4).US(0x60000011, 4).Bytes(0x60003000, "OW", [1, 2]));
        yield return new("curves, retired", Recipe.Image().US(0x50000005, 2).Bytes(0x50003000, "OW", new byte[8]));
        yield return new("retired attributes of ACR-NEMA", Recipe.Image().Text(0x00080010, "SH", "ACR-NEMA 2.0").Text(0x00200030, "DS", @"1\2\3").Text(0x00280005, "US", "\u0002\0").Text(0x00280040, "CS", "RECT").Text(0x00284000, "LT", "x"));
    }
}
