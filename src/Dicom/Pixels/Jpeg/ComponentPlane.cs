namespace CrowdAnnotate.Dicom;

/// <summary>The samples of one component, with whole blocks at the edges.</summary>
internal sealed class ComponentPlane
{
    public ComponentPlane(CodestreamHeader header, FrameComponent component, int horizontal, int vertical)
    {
        (HorizontalRatio, VerticalRatio) = (horizontal / component.Horizontal, vertical / component.Vertical);
        Width = Divided(header.Columns * component.Horizontal, horizontal);
        Height = Divided(header.Rows * component.Vertical, vertical);
        Stride = Divided(header.Columns, 8 * horizontal) * 8 * component.Horizontal;
        Samples = new ushort[Stride * (Divided(header.Rows, 8 * vertical) * 8 * component.Vertical)];
        Largest = (1 << header.Precision) - 1;
    }

    public ushort[] Samples { get; }

    public int Stride { get; }

    /// <summary>Samples of a row that belong to the image.</summary>
    public int Width { get; }

    public int Height { get; }

    /// <summary>Pixels that share a sample along a row.</summary>
    public int HorizontalRatio { get; }

    public int VerticalRatio { get; }

    private int Largest { get; }

    /// <summary>Puts a transformed block, raised to the middle of the range, in its place.</summary>
    public void Put(ReadOnlySpan<int> block, int blockX, int blockY)
    {
        var middle = (Largest + 1) / 2;
        for (var y = 0; y < 8; y++)
        {
            var row = Samples.AsSpan((((8 * blockY) + y) * Stride) + (8 * blockX), 8);
            for (var x = 0; x < 8; x++)
            {
                row[x] = (ushort)Math.Clamp(block[(8 * y) + x] + middle, 0, Largest);
            }
        }
    }

    private static int Divided(int value, int by) => (value + by - 1) / by;
}
