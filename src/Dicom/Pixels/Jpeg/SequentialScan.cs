namespace CrowdAnnotate.Dicom;

/// <summary>Scans of a sequential JPEG codestream: cosine coefficients of 8×8 blocks (ITU-T T.81 §F.2).</summary>
internal sealed class SequentialScan(CodestreamHeader header) : IScanDecoder
{
    private static ReadOnlySpan<byte> Zigzag =>
    [
        0, 1, 8, 16, 9, 2, 3, 10, 17, 24, 32, 25, 18, 11, 4, 5, 12, 19, 26, 33, 40, 48, 41, 34, 27, 20, 13, 6, 7, 14, 21, 28,
        35, 42, 49, 56, 57, 50, 43, 36, 29, 22, 15, 23, 30, 37, 44, 51, 58, 59, 52, 45, 38, 31, 39, 46, 53, 60, 61, 54, 47, 55, 62, 63,
    ];

    private readonly int[] predictions = new int[4];

    /// <summary>The components; empty before the first scan.</summary>
    public ComponentPlane[] Planes { get; private set; } = [];

    public string? Decode(JpegTables tables, ReadOnlySpan<byte> stream, ref int position)
    {
        if (Prepare(tables) is { } reason)
        {
            return reason;
        }

        var bits = new EntropyBits(stream, position);
        var (across, down) = Units(tables);
        predictions.AsSpan().Clear();
        for (var unit = 0; unit < across * down; unit++)
        {
            if (tables.RestartInterval > 0 && unit > 0 && unit % tables.RestartInterval == 0)
            {
                if (!bits.TryRestart((unit / tables.RestartInterval) - 1))
                {
                    return JpegScans.NoRestart;
                }

                predictions.AsSpan().Clear();
            }

            if (!Unit(tables, ref bits, unit % across, unit / across) || bits.IsPastEnd)
            {
                return bits.IsPastEnd ? JpegScans.Truncated : JpegScans.BadCode;
            }
        }

        position = JpegScans.NextMarker(stream, bits.Position);
        return null;
    }

    private string? Prepare(JpegTables tables)
    {
        var (horizontal, vertical) = (tables.Frame.Max(c => c.Horizontal), tables.Frame.Max(c => c.Vertical));
        if (Planes.Length == 0)
        {
            if (Array.Exists(tables.Frame, c => horizontal % c.Horizontal != 0 || vertical % c.Vertical != 0))
            {
                return "The components of the compressed frame are sampled in no whole ratio";
            }

            Planes = [.. tables.Frame.Select(c => new ComponentPlane(header, c, horizontal, vertical))];
        }

        return Array.Exists(tables.Scan, c => c.AC is null || tables.Steps(c.Component) is null)
            ? "A scan of the compressed frame names a table that is not there" : null;
    }

    // A scan of one component has only the blocks that its image needs (§A.2.2).
    private (int Across, int Down) Units(JpegTables tables)
    {
        if (tables.Scan is [var only])
        {
            return ((Planes[only.Component].Width + 7) / 8, (Planes[only.Component].Height + 7) / 8);
        }

        var (first, plane) = (tables.Frame[0], Planes[0]);
        return (plane.Stride / 8 / first.Horizontal, plane.Samples.Length / plane.Stride / 8 / first.Vertical);
    }

    private bool Unit(JpegTables tables, ref EntropyBits bits, int x, int y)
    {
        var isAlone = tables.Scan.Length == 1;
        foreach (var component in tables.Scan)
        {
            var (horizontal, vertical) = isAlone ? (1, 1) : (tables.Frame[component.Component].Horizontal, tables.Frame[component.Component].Vertical);
            for (var block = 0; block < horizontal * vertical; block++)
            {
                if (!Block(tables, component, ref bits, (x * horizontal) + (block % horizontal), (y * vertical) + (block / horizontal)))
                {
                    return false;
                }
            }
        }

        return true;
    }

    private bool Block(JpegTables tables, ScanComponent component, ref EntropyBits bits, int blockX, int blockY)
    {
        Span<int> block = stackalloc int[64];
        block.Clear();
        var steps = tables.Steps(component.Component)!;
        var size = component.DC.Next(ref bits);
        if (size is < 0 or > 15)
        {
            return false;
        }

        predictions[component.Component] += bits.Signed(size);
        block[0] = predictions[component.Component] * steps[0];
        for (var k = 1; k < 64; k++)
        {
            var symbol = component.AC!.Next(ref bits);
            k += symbol >> 4;
            if (symbol is < 0 or > 255 || (k > 63 && (symbol & 0xF) != 0))
            {
                return false;
            }

            if ((symbol & 0xF) != 0)
            {
                block[Zigzag[k]] = bits.Signed(symbol & 0xF) * steps[k];
            }
            else if (symbol != 0xF0)
            {
                // 0 ends the block; 0xF0 stands for 16 zeros.
                break;
            }
        }

        InverseCosine.Transform(block, header.Precision == 8 ? 2 : 1);
        Planes[component.Component].Put(block, blockX, blockY);
        return true;
    }
}
