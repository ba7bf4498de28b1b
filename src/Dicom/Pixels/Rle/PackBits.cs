namespace CrowdAnnotate.Dicom;

/// <summary>The byte runs of an RLE segment (PS3.5 §G.3).</summary>
internal static class PackBits
{
    private const int Longest = 128;

    /// <summary>Unpacks into every <paramref name="step"/>-th byte of the target; bytes behind the last are padding.</summary>
    public static string? Unpack(ReadOnlySpan<byte> packed, Span<byte> target, int step, int count)
    {
        var (at, done) = (0, 0);
        while (done < count)
        {
            if (at >= packed.Length)
            {
                return "An RLE segment ends before its frame is full";
            }

            int control = (sbyte)packed[at++];
            if (control == -128)
            {
                continue;
            }

            var length = control < 0 ? 1 - control : control + 1;
            if (length > count - done)
            {
                return "A run of an RLE segment goes past the end of its frame";
            }

            if (at + (control < 0 ? 1 : length) > packed.Length)
            {
                return "An RLE segment ends within a run";
            }

            for (var i = 0; i < length; i++)
            {
                target[(done + i) * step] = packed[control < 0 ? at : at + i];
            }

            at += control < 0 ? 1 : length;
            done += length;
        }

        return null;
    }

    /// <summary>Packs one row; runs do not cross its end (§G.3.1).</summary>
    public static void Pack(ReadOnlySpan<byte> row, List<byte> target)
    {
        for (var at = 0; at < row.Length;)
        {
            var run = Run(row[at..]);
            if (run >= 2)
            {
                target.Add((byte)(1 - run));
                target.Add(row[at]);
                at += run;
                continue;
            }

            var literal = Literal(row[at..]);
            target.Add((byte)(literal - 1));
            target.AddRange(row.Slice(at, literal));
            at += literal;
        }
    }

    private static int Run(ReadOnlySpan<byte> row)
    {
        var length = 1;
        while (length < row.Length && length < Longest && row[length] == row[0])
        {
            length++;
        }

        return length;
    }

    // A run of two within a literal costs as much as it saves, so only three alike end one.
    private static int Literal(ReadOnlySpan<byte> row)
    {
        var length = 1;
        while (length < row.Length && length < Longest
            && !(length + 2 < row.Length && row[length] == row[length + 1] && row[length] == row[length + 2]))
        {
            length++;
        }

        return length;
    }
}
