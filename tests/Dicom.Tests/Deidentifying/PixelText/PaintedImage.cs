namespace CrowdAnnotate.Dicom.Tests;

/// <summary>An image of shares from 0 (the lowest stored value) to 1, with text burned in, and its file in several forms.</summary>
internal sealed class PaintedImage
{
    private readonly double[] shares;
    private readonly Random random;

    private PaintedImage(int columns, int rows, int seed) => (Columns, Rows, shares, random) = (columns, rows, new double[columns * rows], new Random(seed));

    public int Columns { get; }

    public int Rows { get; }

    /// <summary>Air, a body of soft tissue with organs and bones, and noise.</summary>
    public static PaintedImage Body(int columns, int rows, int seed, double noise = 0.02)
    {
        var image = new PaintedImage(columns, rows, seed);
        var ovals = Enumerable.Range(0, 24).Select(_ => (X: 0.2 + (0.6 * image.random.NextDouble()), Y: 0.25 + (0.5 * image.random.NextDouble()),
            A: 0.01 + (0.12 * image.random.NextDouble()), B: 0.01 + (0.1 * image.random.NextDouble()), Value: 0.15 + (0.7 * image.random.NextDouble()))).ToList();
        image.Fill((x, y) =>
        {
            var value = Within(x, y, 0.5, 0.5, 0.44, 0.36) ? 0.3 : 0.02;
            foreach (var o in value > 0.1 ? ovals : [])
            {
                value = Within(x, y, o.X, o.Y, o.A, o.B) ? o.Value : value;
            }

            return value + (noise * (image.random.NextDouble() + image.random.NextDouble() - 1));
        });
        return image;
    }

    public static PaintedImage Noise(int columns, int rows, int seed, Func<Random, double> value)
    {
        var image = new PaintedImage(columns, rows, seed);
        image.Fill((_, _) => value(image.random));
        return image;
    }

    public static PaintedImage Of(int columns, int rows, Func<double, double, double> value)
    {
        var image = new PaintedImage(columns, rows, 1);
        image.Fill(value);
        return image;
    }

    /// <summary>Burns text in, its upper left corner at a pixel.</summary>
    public PaintedImage Text(string text, int x, int y, double size, double value)
    {
        foreach (var (dx, dy, ink) in BitmapFont.Draw(text, size))
        {
            if (x + dx < Columns && y + dy < Rows)
            {
                ref var share = ref shares[((y + dy) * Columns) + x + dx];
                share = (share * (1 - ink)) + (value * ink);
            }
        }

        return this;
    }

    /// <summary>A file of one sample a pixel.</summary>
    public DicomFile Gray(int stored, bool isSigned = false, string photometric = "MONOCHROME2", string sopClass = Encoded.CT)
    {
        var allocated = stored <= 8 ? 8 : 16;
        var high = (1L << stored) - 1;
        var low = isSigned ? -(1L << (stored - 1)) : 0;
        var bytes = new byte[shares.Length * allocated / 8];
        for (var i = 0; i < shares.Length; i++)
        {
            var value = low + (long)Math.Round(Math.Clamp(shares[i], 0, 1) * high);
            bytes[i * allocated / 8] = (byte)value;
            if (allocated == 16)
            {
                bytes[(2 * i) + 1] = (byte)(value >> 8);
            }
        }

        return File(bytes, allocated, stored, 1, photometric, isSigned, sopClass);
    }

    /// <summary>A file of three samples of 8 bits, in which the text alone has a colour.</summary>
    public DicomFile Coloured(string photometric, bool isPlanar, Func<double, (double, double, double)> colour)
    {
        var bytes = new byte[shares.Length * 3];
        for (var i = 0; i < shares.Length; i++)
        {
            var (a, b, c) = colour(shares[i]);
            foreach (var (sample, share) in new[] { (0, a), (1, b), (2, c) })
            {
                bytes[isPlanar ? (sample * shares.Length) + i : (3 * i) + sample] = (byte)Math.Round(Math.Clamp(share, 0, 1) * 255);
            }
        }

        var file = File(bytes, 8, 8, 3, photometric, isSigned: false, Encoded.CT);
        file.Dataset.AddOrUpdate(new DicomTag(0x0028, 0x0006), isPlanar ? 1 : 0);
        return file;
    }

    private DicomFile File(byte[] pixels, int allocated, int stored, ushort samples, string photometric, bool isSigned, string sopClass) =>
        Reading.Accepted(new Encoded().Text(0x00080016, "UI", sopClass).Text(0x00080018, "UI", "1.2.3.4").Text(0x00080060, "CS", "CT")
            .Text(0x0020000D, "UI", "1.2.3").Text(0x0020000E, "UI", "1.2.3.9").US(0x00280002, samples).Text(0x00280004, "CS", photometric)
            .US(0x00280006, 0).US(0x00280010, (ushort)Rows).US(0x00280011, (ushort)Columns)
            .US(0x00280100, (ushort)allocated).US(0x00280101, (ushort)stored).US(0x00280102, (ushort)(stored - 1)).US(0x00280103, (ushort)(isSigned ? 1 : 0))
            .Text(0x00280301, "CS", "NO").Element(0x7FE00010, "OW", pixels.Length % 2 == 0 ? pixels : [.. pixels, 0]).File(Syntaxes.Explicit));

    private void Fill(Func<double, double, double> value)
    {
        for (var y = 0; y < Rows; y++)
        {
            for (var x = 0; x < Columns; x++)
            {
                shares[(y * Columns) + x] = value((double)x / Columns, (double)y / Rows);
            }
        }
    }

    private static bool Within(double x, double y, double cx, double cy, double a, double b) =>
        (((x - cx) / a * ((x - cx) / a)) + ((y - cy) / b * ((y - cy) / b))) < 1;
}
