namespace CrowdAnnotate.Dicom.Tests;

/// <summary>A made image: what its pixels are, and the file that holds them uncompressed.</summary>
internal sealed record Picture(int Columns, int Rows)
{
    public const string SecondaryCapture = "1.2.840.10008.5.1.4.1.1.7";

    public int Samples { get; init; } = 1;

    public int Allocated { get; init; } = 16;

    public int Stored { get; init; } = 16;

    public bool IsSigned { get; init; }

    public int Frames { get; init; } = 1;

    public int Planar { get; init; }

    public string Photometric { get; init; } = "MONOCHROME2";

    /// <summary>Stored values of one frame: a slope, waves, a flat part and some noise, over the whole range.</summary>
    public int[] Values(int frame)
    {
        var random = new Random(17 + frame);
        var values = new int[Columns * Rows * Samples];
        double range = (1L << Stored) - 1;
        var least = IsSigned ? -(1L << (Stored - 1)) : 0;
        for (var i = 0; i < values.Length; i++)
        {
            var (x, y, s) = (i / Samples % Columns, i / Samples / Columns, i % Samples);
            var part = x < Columns / 5 ? 0.3 : (0.5 * x / Columns) + (0.2 * Math.Sin((y + (7 * s) + frame) / 3.0)) + (0.1 * s) + (random.NextDouble() / 64);
            values[i] = y == Rows - 1 ? (x % 2 == 0 ? (int)least : (int)(least + range)) : (int)(least + (long)(Math.Clamp(part, 0, 1) * range));
        }

        return values;
    }

    /// <summary>Stored values as decoding gives them: little endian, interleaved, signs over the whole cell.</summary>
    public byte[] Decoded(int frame)
    {
        var cell = Math.Max(1, Allocated / 8);
        var values = Values(frame);
        var bytes = new byte[values.Length * cell];
        for (var i = 0; i < values.Length; i++)
        {
            BitConverter.GetBytes(values[i]).AsSpan(0, cell).CopyTo(bytes.AsSpan(i * cell));
        }

        return bytes;
    }

    /// <summary>The pixel data of an uncompressed file.</summary>
    public byte[] Native()
    {
        byte[] all = [.. Enumerable.Range(0, Frames).SelectMany(f => Planar == 1 ? Planes(Decoded(f)) : Decoded(f))];
        all = Allocated == 1 ? Packed(all) : all;
        return all.Length % 2 == 0 ? all : [.. all, 0];
    }

    /// <summary>An explicit little endian file.</summary>
    public byte[] File() => Header().Element(0x7FE00010, Allocated > 8 ? "OW" : "OB", Native()).File(Syntaxes.Explicit);

    /// <summary>A file with these codestreams, one fragment a frame unless told otherwise.</summary>
    public byte[] File(string syntax, IEnumerable<byte[]> fragments, byte[]? table = null)
    {
        var file = Header().Element(0x7FE00010, "OB", [], 0xFFFFFFFF).Item((uint)(table ?? []).Length).Raw(table ?? []);
        foreach (var fragment in fragments)
        {
            byte[] even = fragment.Length % 2 == 0 ? fragment : [.. fragment, 0];
            file = file.Item((uint)even.Length).Raw(even);
        }

        return file.EndSequence().File(syntax);
    }

    public Encoded Header()
    {
        var head = new Encoded().Text(0x00080008, "CS", @"ORIGINAL\PRIMARY").Text(0x00080016, "UI", SecondaryCapture).Text(0x00080018, "UI", "1.2.3.4")
            .Text(0x00080060, "CS", "OT").Text(0x00100010, "PN", "").Text(0x00100020, "LO", "P").Text(0x0020000D, "UI", "1.2.3").Text(0x0020000E, "UI", "1.2.3.9")
            .US(0x00280002, (ushort)Samples).Text(0x00280004, "CS", Photometric);
        head = Samples > 1 ? head.US(0x00280006, (ushort)Planar) : head;
        head = Frames > 1 ? head.Text(0x00280008, "IS", Frames.ToString(System.Globalization.CultureInfo.InvariantCulture)) : head;
        head = head.US(0x00280010, (ushort)Rows).US(0x00280011, (ushort)Columns).US(0x00280100, (ushort)Allocated).US(0x00280101, (ushort)Stored)
            .US(0x00280102, (ushort)(Stored - 1)).US(0x00280103, (ushort)(IsSigned ? 1 : 0));
        return Photometric != "PALETTE COLOR" ? head : Palette(head);
    }

    public PixelDescription Description()
    {
        PixelDescription.TryRead(Reading.Accepted(File()).Dataset, out var description, out var refusal).ShouldBeTrue(refusal?.ToString());
        return description!;
    }

    public override string ToString() => $"{Columns}x{Rows}x{Samples} {Stored}/{Allocated}{(IsSigned ? " signed" : "")} {Photometric}{(Frames > 1 ? $" {Frames} frames" : "")}{(Planar == 1 ? " planar" : "")}";

    private static Encoded Palette(Encoded head)
    {
        for (uint i = 0; i < 3; i++)
        {
            head = head.US(0x00281101 + i, 256, 0, 16);
        }

        for (uint i = 0; i < 3; i++)
        {
            head = head.Element(0x00281201 + i, "OW", [.. Enumerable.Range(0, 256).SelectMany(v => BitConverter.GetBytes((ushort)(v * 257 / (i + 1))))]);
        }

        return head;
    }

    private byte[] Planes(byte[] interleaved)
    {
        var cell = Math.Max(1, Allocated / 8);
        var pixels = Columns * Rows;
        var planes = new byte[interleaved.Length];
        for (var i = 0; i < pixels * Samples; i++)
        {
            interleaved.AsSpan(i * cell, cell).CopyTo(planes.AsSpan(((i % Samples * pixels) + (i / Samples)) * cell));
        }

        return planes;
    }

    private static byte[] Packed(byte[] bits)
    {
        var packed = new byte[(bits.Length + 7) / 8];
        for (var i = 0; i < bits.Length; i++)
        {
            packed[i >> 3] |= (byte)((bits[i] & 1) << (i & 7));
        }

        return packed;
    }
}
