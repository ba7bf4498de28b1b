using System.Globalization;

namespace CrowdAnnotate.Dicom;

/// <summary>The table of <c>dictionary.txt</c>, one line an attribute.</summary>
internal sealed class DictionaryTable
{
    private readonly Dictionary<DicomTag, DicomAttribute> byTag;

    // By the element number, of groups 50xx and 60xx.
    private readonly Dictionary<DicomTag, DicomAttribute> repeating;

    private DictionaryTable(Dictionary<DicomTag, DicomAttribute> byTag, Dictionary<DicomTag, DicomAttribute> repeating) =>
        (this.byTag, this.repeating) = (byTag, repeating);

    public IReadOnlyCollection<DicomAttribute> Attributes => byTag.Values;

    /// <exception cref="InvalidDataException">The program was built with a table that cannot be read.</exception>
    public static DictionaryTable Read()
    {
        using var stream = typeof(DictionaryTable).Assembly.GetManifestResourceStream("dictionary.txt") ?? throw new InvalidDataException("There is no dictionary.");
        using var reader = new StreamReader(stream);
        var (byTag, repeating) = (new Dictionary<DicomTag, DicomAttribute>(5200), new Dictionary<DicomTag, DicomAttribute>(64));
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith('#'))
            {
                continue;
            }

            var attribute = Parse(line, out var isRepeating);
            byTag.Add(attribute.Tag, attribute);
            if (isRepeating)
            {
                repeating.Add(attribute.Tag, attribute);
            }
        }

        return new DictionaryTable(byTag, repeating);
    }

    public DicomAttribute? Find(DicomTag tag)
    {
        if (byTag.TryGetValue(tag, out var found))
        {
            return found;
        }

        var isRepeating = (tag.Group & 0xFF01) is 0x5000 or 0x6000;
        return isRepeating && repeating.TryGetValue(new DicomTag((ushort)(tag.Group & 0xFF00), tag.Element), out found)
            ? found with { Tag = tag } : null;
    }

    private static DicomAttribute Parse(string line, out bool isRepeating)
    {
        Span<Range> fields = stackalloc Range[6];
        var text = line.AsSpan();
        var count = text.Split(fields, '|');
        isRepeating = text[2] == 'x';
        var group = ushort.Parse(isRepeating ? $"{text[..2]}00" : text[..4], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
        var tag = new DicomTag(group, ushort.Parse(text[4..8], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture));
        var vr = text[fields[1]];
        return new DicomAttribute(tag, text[fields[3]].ToString(), VR(vr), vr.SequenceEqual("US/SS"), Multiplicity(text[fields[2]]), count == 5);
    }

    private static DicomVR VR(ReadOnlySpan<char> text) => text switch
    {
        "US/SS" => DicomVR.US,
        "OB/OW" or "US/SS/OW" => DicomVR.OW,
        _ => DicomVR.TryParse([(byte)text[0], (byte)text[1]], out var vr) ? vr : throw new InvalidDataException("The dictionary names an unknown VR."),
    };

    // Nearly all are one of these; a string is made for the others alone.
    private static string Multiplicity(ReadOnlySpan<char> text) => text switch { "1" => "1", "1-n" => "1-n", "2" => "2", "3" => "3", _ => text.ToString() };
}
