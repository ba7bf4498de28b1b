namespace CrowdAnnotate.Dicom;

/// <summary>Writes decoded samples into cells of the data set's size, little endian, signs extended over the cell.</summary>
internal readonly ref struct SampleWriter
{
    private readonly Span<byte> target;
    private readonly int cell;
    private readonly int shift;

    /// <param name="precision">Bits of a sample in the codestream. When the data set says that values are signed, its highest is the sign.</param>
    public SampleWriter(Span<byte> target, PixelDescription d, int precision)
    {
        this.target = target;
        cell = NativeFrame.Cell(d);
        shift = d.IsSigned ? 32 - precision : 0;
        Mask = precision >= 32 ? -1 : (1 << precision) - 1;
    }

    private int Mask { get; }

    public void Write(int index, int sample)
    {
        var value = shift > 0 ? sample << shift >> shift : sample & Mask;
        var at = target.Slice(index * cell, cell);
        at[0] = (byte)value;
        if (cell == 1)
        {
            return;
        }

        at[1] = (byte)(value >> 8);
        for (var i = 2; i < cell; i++)
        {
            at[i] = (byte)(i < 4 ? value >> (8 * i) : shift > 0 ? value >> 31 : 0);
        }
    }

    public void Write(ReadOnlySpan<ushort> samples, int first = 0, int step = 1)
    {
        foreach (var sample in samples)
        {
            Write(first, sample);
            first += step;
        }
    }

    public void Write(ReadOnlySpan<int> samples, int first = 0, int step = 1)
    {
        foreach (var sample in samples)
        {
            Write(first, sample);
            first += step;
        }
    }
}
