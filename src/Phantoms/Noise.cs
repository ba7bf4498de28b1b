namespace CrowdAnnotate.Phantoms;

/// <summary>Noise that is reproducible by seed and looks like a scanner's: correlated over about two pixels.</summary>
internal sealed class Noise(ulong seed)
{
    private ulong state = (seed * 0x9E3779B97F4A7C15UL) | 1;

    /// <summary>Fills a square image with noise of standard deviation 1.</summary>
    public void Fill(Span<float> image, int size)
    {
        for (var i = 0; i < image.Length; i++)
        {
            image[i] = Next();
        }

        // (1, 2, 1)/4 along both axes leaves a variance of (6/16)².
        Span<float> row = new float[size];
        for (var y = 0; y < size; y++)
        {
            Smooth(image.Slice(y * size, size), row);
        }

        var above = image[..size].ToArray();
        for (var y = 1; y < size - 1; y++)
        {
            var here = image.Slice(y * size, size);
            here.CopyTo(row);
            var below = image.Slice((y + 1) * size, size);
            for (var x = 0; x < size; x++)
            {
                here[x] = (above[x] + (2 * row[x]) + below[x]) * (0.25f * 16 / 6);
            }

            row.CopyTo(above);
        }
    }

    /// <summary>Fills a square image with slow variation over about eight pixels, of standard deviation near 1.</summary>
    public void FillCoarse(Span<float> image, int size)
    {
        const int Step = 6;
        var knots = (size / Step) + 2;
        var coarse = new float[knots * knots];
        Fill(coarse, knots);
        for (var y = 0; y < size; y++)
        {
            var (row, v) = (y / Step, y % Step / (float)Step);
            for (var x = 0; x < size; x++)
            {
                var (at, u) = ((row * knots) + (x / Step), x % Step / (float)Step);
                var top = coarse[at] + (u * (coarse[at + 1] - coarse[at]));
                var bottom = coarse[at + knots] + (u * (coarse[at + knots + 1] - coarse[at + knots]));
                image[(y * size) + x] = top + (v * (bottom - top));
            }
        }
    }

    private static void Smooth(Span<float> line, Span<float> copy)
    {
        line.CopyTo(copy);
        for (var x = 1; x < line.Length - 1; x++)
        {
            line[x] = (copy[x - 1] + (2 * copy[x]) + copy[x + 1]) * 0.25f;
        }
    }

    // The sum of four 16-bit uniform numbers, nearly normal; xorshift64* (Vigna 2016). Variance of one: 1/12.
    private float Next()
    {
        state ^= state >> 12;
        state ^= state << 25;
        state ^= state >> 27;
        var bits = state * 0x2545F4914F6CDD1DUL;
        var sum = (bits & 0xFFFF) + ((bits >> 16) & 0xFFFF) + ((bits >> 32) & 0xFFFF) + (bits >> 48);
        return ((sum / 65535f) - 2) * 1.7320508f;
    }
}
