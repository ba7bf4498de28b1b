namespace CrowdAnnotate.Dicom;

/// <summary>Scans of a lossless JPEG codestream: differences to the predictions of T.81 table H.1.</summary>
internal sealed class LosslessScan(CodestreamHeader header, ushort[] samples) : IScanDecoder
{
    private readonly int step = header.Components;
    private readonly int above = header.Columns * header.Components;

    public string? Decode(JpegTables tables, ReadOnlySpan<byte> stream, ref int position)
    {
        if (Contradiction(tables) is { } reason)
        {
            return reason;
        }

        var rows = tables.RestartInterval / header.Columns;
        var bits = new EntropyBits(stream, position);
        for (var y = 0; y < header.Rows; y++)
        {
            var restarts = rows > 0 && y % rows == 0;
            if (restarts && y > 0 && !bits.TryRestart((y / rows) - 1))
            {
                return JpegScans.NoRestart;
            }

            // The first row of a restart interval is predicted from the left, from the middle of the range on (T.81 §H.1.2.1).
            var isRead = y == 0 || restarts ? FirstRow(tables, ref bits, y) : Row(tables, ref bits, y);
            if (!isRead || bits.IsPastEnd)
            {
                return bits.IsPastEnd ? JpegScans.Truncated : JpegScans.BadCode;
            }
        }

        position = JpegScans.NextMarker(stream, bits.Position);
        Shift(tables);
        return null;
    }

    private string? Contradiction(JpegTables tables) =>
        tables.Predictor is < 1 or > 7 ? $"The compressed frame has the predictor {tables.Predictor}, and there are only 1 to 7"
        : tables.PointTransform >= header.Precision ? "The point transform of the compressed frame leaves no bit"
        : tables.RestartInterval % header.Columns != 0 ? "The restart interval of the compressed frame is no whole number of rows"
        : Array.Exists(tables.Frame, c => c.Horizontal != tables.Frame[0].Horizontal || c.Vertical != tables.Frame[0].Vertical)
            ? "The components of the compressed frame are subsampled"
        : null;

    private bool FirstRow(JpegTables tables, ref EntropyBits bits, int y)
    {
        var start = y * above;
        for (var x = 0; x < header.Columns; x++)
        {
            foreach (var component in tables.Scan)
            {
                var at = start + (x * step) + component.Component;
                var prediction = x == 0 ? 1 << (header.Precision - tables.PointTransform - 1) : samples[at - step];
                if (!TryAdd(component.DC, ref bits, prediction, out samples[at]))
                {
                    return false;
                }
            }
        }

        return true;
    }

    // The first pixel of other rows is predicted from above.
    private bool Row(JpegTables tables, ref EntropyBits bits, int y)
    {
        var (start, predictor) = (y * above, tables.Predictor);
        for (var x = 0; x < header.Columns; x++)
        {
            foreach (var component in tables.Scan)
            {
                var at = start + (x * step) + component.Component;
                var prediction = x == 0 ? samples[at - above]
                    : Predict(predictor, samples[at - step], samples[at - above], samples[at - above - step]);
                if (!TryAdd(component.DC, ref bits, prediction, out samples[at]))
                {
                    return false;
                }
            }
        }

        return true;
    }

    // 16 stands for 32768 and has no bits of its own; sums are modulo 65536 (§H.1.2.2).
    private static bool TryAdd(HuffmanTable table, ref EntropyBits bits, int prediction, out ushort sample)
    {
        var size = table.Next(ref bits);
        sample = size is < 0 or > 16 ? (ushort)0 : (ushort)(prediction + (size == 16 ? 32768 : bits.Signed(size)));
        return size is >= 0 and <= 16;
    }

    private static int Predict(int predictor, int left, int above, int corner) => predictor switch
    {
        1 => left,
        2 => above,
        3 => corner,
        4 => left + above - corner,
        5 => left + ((above - corner) >> 1),
        6 => above + ((left - corner) >> 1),
        _ => (left + above) >> 1,
    };

    private void Shift(JpegTables tables)
    {
        if (tables.PointTransform == 0)
        {
            return;
        }

        foreach (var component in tables.Scan)
        {
            for (var i = component.Component; i < header.Rows * above; i += step)
            {
                samples[i] <<= tables.PointTransform;
            }
        }
    }
}
