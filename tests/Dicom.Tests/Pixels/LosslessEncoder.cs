namespace CrowdAnnotate.Dicom.Tests;

/// <summary>Lossless JPEG written by the definition (ITU-T T.81 annex H), slowly, with one table in which every code has five bits.</summary>
internal sealed class LosslessEncoder(int columns, int rows, int components, int precision)
{
    private readonly List<byte> bytes = [0xFF, 0xD8];
    private int held;
    private int count;

    public int Predictor { get; init; } = 1;

    public int PointTransform { get; init; }

    /// <summary>Rows between restart markers; 0 for none.</summary>
    public int RestartRows { get; init; }

    public bool OneScanEach { get; init; }

    public byte[] Encode(int[] values)
    {
        Segment(0xC3, [(byte)precision, (byte)(rows >> 8), (byte)rows, (byte)(columns >> 8), (byte)columns, (byte)components,
            .. Enumerable.Range(1, components).SelectMany(c => new byte[] { (byte)c, 0x11, 0 })]);
        Segment(0xC4, [0, 0, 0, 0, 0, 17, .. new byte[11], .. Enumerable.Range(0, 17).Select(i => (byte)i)]);
        if (RestartRows > 0)
        {
            Segment(0xDD, [(byte)((RestartRows * columns) >> 8), (byte)(RestartRows * columns)]);
        }

        int[] all = [.. Enumerable.Range(0, components)];
        foreach (var scan in OneScanEach ? all.Select(c => new[] { c }) : [all])
        {
            Segment(0xDA, [(byte)scan.Length, .. scan.SelectMany(c => new byte[] { (byte)(c + 1), 0 }), (byte)Predictor, 0, (byte)PointTransform]);
            Scan(values, scan);
        }

        return [.. bytes, 0xFF, 0xD9];
    }

    private void Scan(int[] values, int[] scan)
    {
        int At(int x, int y, int c) => values[(((y * columns) + x) * components) + c] >> PointTransform;
        for (var y = 0; y < rows; y++)
        {
            var isFirst = y == 0 || (RestartRows > 0 && y % RestartRows == 0);
            if (isFirst && y > 0)
            {
                Flush();
                bytes.AddRange([0xFF, (byte)(0xD0 + (((y / RestartRows) - 1) & 7))]);
            }

            for (var x = 0; x < columns; x++)
            {
                foreach (var c in scan)
                {
                    var prediction = isFirst ? x == 0 ? 1 << (precision - PointTransform - 1) : At(x - 1, y, c)
                        : x == 0 ? At(x, y - 1, c) : Predict(At(x - 1, y, c), At(x, y - 1, c), At(x - 1, y - 1, c));
                    Difference((short)(At(x, y, c) - prediction));
                }
            }
        }

        Flush();
    }

    private int Predict(int a, int b, int c) => Predictor switch
    {
        1 => a,
        2 => b,
        3 => c,
        4 => a + b - c,
        5 => a + ((b - c) >> 1),
        6 => b + ((a - c) >> 1),
        _ => (a + b) / 2,
    };

    private void Difference(int difference)
    {
        var size = difference == -32768 ? 16 : difference == 0 ? 0 : (int)Math.Floor(Math.Log2(Math.Abs(difference))) + 1;
        Bits(size, 5);
        if (size is > 0 and < 16)
        {
            Bits(difference > 0 ? difference : difference + (1 << size) - 1, size);
        }
    }

    private void Bits(int value, int length)
    {
        for (var i = length - 1; i >= 0; i--)
        {
            held = (held << 1) | ((value >> i) & 1);
            if (++count == 8)
            {
                bytes.Add((byte)held);
                if (held == 0xFF)
                {
                    bytes.Add(0);
                }

                (held, count) = (0, 0);
            }
        }
    }

    private void Flush()
    {
        while (count != 0)
        {
            Bits(1, 1);
        }
    }

    private void Segment(byte marker, byte[] content) => bytes.AddRange([0xFF, marker, (byte)((content.Length + 2) >> 8), (byte)(content.Length + 2), .. content]);
}
