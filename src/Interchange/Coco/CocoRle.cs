using System.Text;

namespace CrowdAnnotate.Interchange.Coco;

/// <summary>
/// COCO's run lengths: pixels column by column, runs of 0 and 1 by turns beginning with 0; as a list, or as text of six bits a
/// character from '0' (five and one to go on), where the third and later runs are differences to the one before the last.
/// </summary>
internal static class CocoRle
{
    private const int FiveBits = 0x1F;
    private const int More = 0x20;
    private const int Negative = 0x10;

    /// <summary>The runs of a slice; rows by columns, x fastest.</summary>
    public static List<long> Encode(ReadOnlySpan<byte> pixels, int columns, int rows)
    {
        var (runs, current, length) = (new List<long>(), false, 0L);
        for (var x = 0; x < columns; x++)
        {
            for (var y = 0; y < rows; y++)
            {
                if (pixels[(y * columns) + x] != 0 != current)
                {
                    runs.Add(length);
                    (current, length) = (!current, 0);
                }

                length++;
            }
        }

        runs.Add(length);
        return runs;
    }

    /// <summary>Sets the pixels of the runs.</summary>
    /// <returns>Whether the runs cover the slice exactly.</returns>
    public static bool Decode(IReadOnlyList<long> runs, Span<byte> pixels, int columns, int rows)
    {
        long at = 0;
        for (var i = 0; i < runs.Count; i++)
        {
            if (runs[i] < 0 || runs[i] > ((long)columns * rows) - at)
            {
                return false;
            }

            for (var end = at + runs[i]; at < end; at++)
            {
                if ((i & 1) == 1)
                {
                    pixels[(int)((at % rows * columns) + (at / rows))] = 1;
                }
            }
        }

        return at == (long)columns * rows;
    }

    /// <summary>The runs of the text form; null where it is none.</summary>
    public static List<long>? Parse(string text)
    {
        var runs = new List<long>();
        for (var i = 0; i < text.Length;)
        {
            var (value, shift, bits) = (0L, 0, More);
            while ((bits & More) != 0)
            {
                if (i >= text.Length || shift > 55 || text[i] is < '0' or > 'o')
                {
                    return null;
                }

                bits = text[i++] - '0';
                value |= (long)(bits & FiveBits) << shift;
                shift += 5;
            }

            value |= (bits & Negative) != 0 ? -1L << shift : 0;
            runs.Add(runs.Count > 2 ? value + runs[^2] : value);
        }

        return runs;
    }

    /// <summary>The text form.</summary>
    public static string Format(IReadOnlyList<long> runs)
    {
        var text = new StringBuilder();
        for (var i = 0; i < runs.Count; i++)
        {
            var value = i > 2 ? runs[i] - runs[i - 2] : runs[i];
            bool isMore;
            do
            {
                var bits = (int)(value & FiveBits);
                value >>= 5;
                isMore = (bits & Negative) != 0 ? value != -1 : value != 0;
                text.Append((char)('0' + (isMore ? bits | More : bits)));
            }
            while (isMore);
        }

        return text.ToString();
    }
}
