using System.Buffers.Binary;

namespace CrowdAnnotate.Volumes;

/// <summary>The header's fields by byte offset, in its byte order.</summary>
internal readonly ref struct NiftiFields(ReadOnlySpan<byte> header, bool bigEndian)
{
    private readonly ReadOnlySpan<byte> header = header;

    public byte Byte(int at) => header[at];

    public short Int16(int at) =>
        bigEndian ? BinaryPrimitives.ReadInt16BigEndian(header[at..]) : BinaryPrimitives.ReadInt16LittleEndian(header[at..]);

    public int Int32(int at) =>
        bigEndian ? BinaryPrimitives.ReadInt32BigEndian(header[at..]) : BinaryPrimitives.ReadInt32LittleEndian(header[at..]);

    public double Float(int at) =>
        bigEndian ? BinaryPrimitives.ReadSingleBigEndian(header[at..]) : BinaryPrimitives.ReadSingleLittleEndian(header[at..]);

    public double[] Floats(int at, int count)
    {
        var values = new double[count];
        for (var i = 0; i < count; i++)
        {
            values[i] = Float(at + (4 * i));
        }

        return values;
    }
}
