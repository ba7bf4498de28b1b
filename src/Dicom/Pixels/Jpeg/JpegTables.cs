using System.Buffers.Binary;

namespace CrowdAnnotate.Dicom;

/// <summary>One component of the frame header.</summary>
internal readonly record struct FrameComponent(byte Identifier, int Horizontal, int Vertical, int Quantisation);

/// <summary>One component's part in a scan.</summary>
/// <param name="Component">Its place in the frame header, from 0.</param>
/// <param name="AC">Null in lossless scans, which have none.</param>
internal readonly record struct ScanComponent(int Component, HuffmanTable DC, HuffmanTable? AC);

/// <summary>The tables of a JPEG codestream as they stand at a scan (ITU-T T.81 §B.2).</summary>
internal sealed class JpegTables
{
    private const string BadQuantisation = "A quantisation table of the compressed frame is malformed";

    private readonly HuffmanTable?[] dc = new HuffmanTable?[4];
    private readonly HuffmanTable?[] ac = new HuffmanTable?[4];
    private readonly int[]?[] quantisation = new int[]?[4];

    public FrameComponent[] Frame { get; private set; } = [];

    public ScanComponent[] Scan { get; private set; } = [];

    public int RestartInterval { get; private set; }

    /// <summary>The first of a scan's spectral selection, which is the predictor of a lossless one.</summary>
    public int Predictor { get; private set; }

    public int PointTransform { get; private set; }

    /// <summary>The steps of a component in zigzag order; null when they are not there.</summary>
    public int[]? Steps(int component) => quantisation[Frame[component].Quantisation];

    /// <summary>Takes one marker segment, which has a length.</summary>
    public string? Take(int marker, ReadOnlySpan<byte> segment) => marker switch
    {
        0xC0 or 0xC1 or 0xC3 => TakeFrame(segment),
        0xC4 => TakeHuffman(segment),
        0xDA => TakeScan(segment),
        0xDB => TakeQuantisation(segment),
        0xDD => TakeInterval(segment),
        _ => null,
    };

    private string? TakeFrame(ReadOnlySpan<byte> segment)
    {
        if (Frame.Length > 0 || segment.Length < 6 || segment.Length < 6 + (3 * segment[5]))
        {
            return "The compressed frame has two frame headers or one that is cut short";
        }

        Frame = new FrameComponent[segment[5]];
        for (var i = 0; i < Frame.Length; i++)
        {
            var one = segment[(6 + (3 * i))..];
            Frame[i] = new(one[0], one[1] >> 4, one[1] & 0xF, one[2]);
            if (Frame[i].Horizontal is < 1 or > 4 || Frame[i].Vertical is < 1 or > 4 || one[2] > 3)
            {
                return "A component of the compressed frame has an impossible sampling or table";
            }
        }

        return null;
    }

    private string? TakeHuffman(ReadOnlySpan<byte> segment)
    {
        while (segment.Length > 0)
        {
            var count = segment.Length < 17 ? int.MaxValue : Sum(segment[1..17]);
            if (count > 256 || segment.Length < 17 + count || (segment[0] & 0xEC) != 0
                || HuffmanTable.Build(segment[1..17], segment.Slice(17, count)) is not { } table)
            {
                return "A Huffman table of the compressed frame is malformed";
            }

            (segment[0] >> 4 == 0 ? dc : ac)[segment[0] & 3] = table;
            segment = segment[(17 + count)..];
        }

        return null;
    }

    private string? TakeQuantisation(ReadOnlySpan<byte> segment)
    {
        while (segment.Length > 0)
        {
            var bytes = segment[0] >> 4 == 0 ? 1 : 2;
            if ((segment[0] & 0xEC) != 0 || segment.Length < 1 + (64 * bytes))
            {
                return BadQuantisation;
            }

            var steps = quantisation[segment[0] & 3] = new int[64];
            for (var i = 0; i < steps.Length; i++)
            {
                steps[i] = bytes == 1 ? segment[1 + i] : BinaryPrimitives.ReadUInt16BigEndian(segment[(1 + (2 * i))..]);
            }

            segment = segment[(1 + (64 * bytes))..];
        }

        return null;
    }

    private string? TakeInterval(ReadOnlySpan<byte> segment)
    {
        RestartInterval = segment.Length < 2 ? 0 : BinaryPrimitives.ReadUInt16BigEndian(segment);
        return segment.Length < 2 ? "The restart interval of the compressed frame is cut short" : null;
    }

    private string? TakeScan(ReadOnlySpan<byte> segment)
    {
        var count = segment.Length < 1 ? 0 : segment[0];
        if (count < 1 || count > Frame.Length || segment.Length < 4 + (2 * count))
        {
            return "A scan header of the compressed frame is malformed";
        }

        Scan = new ScanComponent[count];
        for (var i = 0; i < count; i++)
        {
            var (identifier, selector) = (segment[1 + (2 * i)], segment[2 + (2 * i)]);
            var component = Array.FindIndex(Frame, c => c.Identifier == identifier);
            if (component < 0 || (selector & 0xCC) != 0 || dc[selector >> 4] is not { } table)
            {
                return "A scan of the compressed frame names a component or a table that is not there";
            }

            Scan[i] = new(component, table, ac[selector & 3]);
        }

        (Predictor, PointTransform) = (segment[1 + (2 * count)], segment[3 + (2 * count)] & 0xF);
        return null;
    }

    private static int Sum(ReadOnlySpan<byte> counts)
    {
        var sum = 0;
        foreach (var count in counts)
        {
            sum += count;
        }

        return sum;
    }
}
