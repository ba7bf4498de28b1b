using System.Buffers.Binary;
using System.Globalization;

namespace CrowdAnnotate.Dicom.FuzzHost;

/// <summary>A good file whose last element is one fragment, and where its codestream lies.</summary>
internal sealed record SeedFile(byte[] Bytes, int Offset, int Length)
{
    public static SeedFile Read(string argument)
    {
        var parts = argument.Split(':');
        return new(File.ReadAllBytes(parts[0]), int.Parse(parts[1], CultureInfo.InvariantCulture), int.Parse(parts[2], CultureInfo.InvariantCulture));
    }

    /// <summary>The file with its codestream changed in one to eight places, or cut short, or with a part doubled or taken out.</summary>
    public byte[] Mutated(Random random)
    {
        var stream = Bytes.AsSpan(Offset, Length).ToArray();
        for (var changes = 1 + random.Next(8); changes > 0; changes--)
        {
            stream = Changed(stream, random);
        }

        if (stream.Length % 2 == 1)
        {
            stream = [.. stream, 0];
        }

        var length = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(length, stream.Length);
        return [.. Bytes[..(Offset - 4)], .. length, .. stream, .. Bytes[(Offset + Length)..]];
    }

    private static byte[] Changed(byte[] stream, Random random)
    {
        if (stream.Length < 4)
        {
            return stream;
        }

        // Headers are short and matter most.
        var at = random.Next(3) == 0 ? random.Next(Math.Min(64, stream.Length)) : random.Next(stream.Length);
        var length = Math.Min(1 + random.Next(16), stream.Length - at);
        switch (random.Next(16))
        {
            case < 6: stream[at] ^= (byte)(1 << random.Next(8)); return stream;
            case < 10: stream[at] = (byte)random.Next(256); return stream;
            case 10: stream[at] = (byte)(random.Next(2) * 255); return stream;
            case 11: random.NextBytes(stream.AsSpan(at, length)); return stream;
            case 12: return stream[..Math.Max(4, at)];
            case 13: return [.. stream[..at], .. stream[(at + length)..]];
            case 14: return [.. stream[..(at + length)], .. stream[at..]];
            default: stream.AsSpan(at, length).CopyTo(stream.AsSpan(random.Next(stream.Length - length + 1))); return stream;
        }
    }
}
