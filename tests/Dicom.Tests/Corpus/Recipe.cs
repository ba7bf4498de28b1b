namespace CrowdAnnotate.Dicom.Tests;

/// <summary>A file to be made, attribute by attribute, so that any of them can be spoilt; it knows where each came to stand.</summary>
internal sealed class Recipe
{
    public const string CT = Encoded.CT;
    public const uint SopClass = 0x00080016, Instance = 0x00080018, Study = 0x0020000D, Series = 0x0020000E, Samples = 0x00280002, Photometric = 0x00280004,
        Planar = 0x00280006, Frames = 0x00280008, Rows = 0x00280010, Columns = 0x00280011, Allocated = 0x00280100, Stored = 0x00280101, HighBit = 0x00280102,
        Representation = 0x00280103, Pixels = 0x7FE00010;

    private readonly SortedDictionary<uint, Action<Encoded>> attributes = [];
    private readonly Dictionary<uint, int> places = [];
    private Func<Encoded, Encoded>? meta;
    private string syntax = Syntaxes.Explicit;
    private byte[] behind = [];

    /// <summary>A CT of 4 columns and 3 rows of 16 bits.</summary>
    public static Recipe Image() => Object(CT).Text(0x00080060, "CS", "CT").US(Samples, 1).Text(Photometric, "CS", "MONOCHROME2").US(Rows, 3).US(Columns, 4)
        .US(Allocated, 16).US(Stored, 12).US(HighBit, 11).US(Representation, 0).Words(Pixels, 12);

    /// <summary>An object without pixel data, of the class 1.2.840.10008.5.1.4.1.1.<paramref name="last"/>.</summary>
    public static Recipe Plain(string last = "88.33") => Object("1.2.840.10008.5.1.4.1.1." + last).Text(0x00080060, "CS", "OT");

    public static Recipe Object(string sopClass) => new Recipe().Text(SopClass, "UI", sopClass).Text(Instance, "UI", "1.2.3.4").Text(0x00080020, "DA", "20200101")
        .Text(0x00100010, "PN", "Doe^Jane").Text(0x00100020, "LO", "ID-77").Text(Study, "UI", "1.2.3").Text(Series, "UI", "1.2.3.9");

    /// <summary>A picture of these samples and bits, with pixel data to the byte.</summary>
    public static Recipe Picture(string photometric, int samples, int allocated, int rows = 3, int columns = 4, int frames = 1)
    {
        var bits = rows * columns * frames * allocated * (photometric.EndsWith("_422", StringComparison.Ordinal) ? 2 : samples);
        var recipe = Object("1.2.840.10008.5.1.4.1.1.7").Text(0x00080060, "CS", "OT").US(Samples, (ushort)samples).Text(Photometric, "CS", photometric)
            .US(Rows, (ushort)rows).US(Columns, (ushort)columns).US(Allocated, (ushort)allocated).US(Stored, (ushort)allocated).US(HighBit, (ushort)(allocated - 1))
            .US(Representation, 0);
        recipe = samples > 1 ? recipe.US(Planar, 0) : recipe;
        recipe = frames > 1 ? recipe.Text(Frames, "IS", $"{frames}") : recipe;
        return recipe.Bytes(Pixels, allocated > 8 ? "OW" : "OB", new byte[((bits + 15) / 16) * 2]);
    }

    /// <summary>Compressed: an offset table and fragments, perhaps without the delimiter behind them.</summary>
    public static Recipe Compressed(string syntax, byte[] table, byte[][] fragments, bool isClosed = true) => Compressed(syntax, e =>
    {
        e.Item((uint)table.Length).Raw(table);
        foreach (var fragment in fragments)
        {
            e.Item((uint)fragment.Length).Raw(fragment);
        }

        _ = isClosed ? e.EndSequence() : e;
    });

    public static Recipe Compressed(string syntax, Action<Encoded> fragments) =>
        Image().In(syntax).Raw(Pixels, e => fragments(e.Element(Pixels, "OB", [], uint.MaxValue)));

    public Recipe In(string transferSyntax)
    {
        syntax = transferSyntax;
        return this;
    }

    public Recipe Text(uint tag, string vr, string text) => Raw(tag, e => e.Text(tag, vr, text));

    public Recipe US(uint tag, params ushort[] values) => Raw(tag, e => e.US(tag, values));

    public Recipe Bytes(uint tag, string vr, byte[] value, uint? length = null) => Raw(tag, e => e.Element(tag, vr, value, length));

    /// <summary>So many words of 16 bits in the order of the encoding.</summary>
    public Recipe Words(uint tag, int count, string vr = "OW") => Raw(tag, e => e.Element(tag, vr, [.. Enumerable.Range(0, count).SelectMany(i => e.Two((ushort)i))]));

    /// <summary>Whatever bytes in the place of an attribute.</summary>
    public Recipe Raw(uint tag, Action<Encoded> bytes)
    {
        attributes[tag] = bytes;
        return this;
    }

    public Recipe Without(params uint[] tags)
    {
        Array.ForEach(tags, t => attributes.Remove(t));
        return this;
    }

    /// <summary>Another meta header than the usual one.</summary>
    public Recipe Meta(Func<Encoded, Encoded> header)
    {
        meta = header;
        return this;
    }

    /// <summary>Bytes after the last attribute.</summary>
    public Recipe Then(params byte[] bytes)
    {
        behind = bytes;
        return this;
    }

    public byte[] Body() => Dataset(0);

    public byte[] File()
    {
        if (syntax == Syntaxes.Deflated)
        {
            return [.. Head(), .. Encoded.Deflated(Dataset(0))];
        }

        var head = Head();
        return [.. head, .. Dataset(head.Length)];
    }

    public byte[] Head()
    {
        var header = new Encoded();
        header = meta is not null ? meta(header) : header.Text(0x00020002, "UI", CT).Text(0x00020003, "UI", "1.2.3.4").Text(0x00020010, "UI", syntax);
        return [.. new byte[128], .. "DICM"u8, .. new Encoded().Element(0x00020000, "UL", BitConverter.GetBytes(header.ToArray().Length)).ToArray(), .. header.ToArray()];
    }

    /// <summary>Where an attribute begins in what was made last.</summary>
    public int this[uint tag] => places[tag];

    private byte[] Dataset(int start)
    {
        var encoded = new Encoded(syntax is not (Syntaxes.Implicit or "1.2.840.113619.5.2"), syntax == Syntaxes.Big);
        foreach (var (tag, write) in attributes)
        {
            places[tag] = start + encoded.Length;
            write(encoded);
        }

        return encoded.Raw(behind).ToArray();
    }
}
