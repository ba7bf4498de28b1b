namespace CrowdAnnotate.Dicom;

/// <summary>A Huffman table of a JPEG codestream (ITU-T T.81 annex C and §F.2.2.3).</summary>
internal sealed class HuffmanTable
{
    private const int FastBits = 9;

    // Symbol and length of every code of at most FastBits, by the next FastBits of the stream; 0 where the code is longer.
    private readonly ushort[] fast = new ushort[1 << FastBits];
    private readonly int[] largest = new int[18];
    private readonly int[] shift = new int[17];
    private readonly byte[] symbols;

    private HuffmanTable(byte[] symbols) => this.symbols = symbols;

    /// <summary>Builds the table of 16 counts and their symbols; null when the counts do not make a prefix code.</summary>
    public static HuffmanTable? Build(ReadOnlySpan<byte> counts, ReadOnlySpan<byte> symbols)
    {
        var table = new HuffmanTable(symbols.ToArray());
        var (code, index) = (0, 0);
        for (var length = 1; length <= 16; length++, code <<= 1)
        {
            table.shift[length] = index - code;
            for (var i = 0; i < counts[length - 1]; i++, code++, index++)
            {
                if (code >= 1 << length)
                {
                    return null;
                }

                table.Fill(code, length, symbols[index]);
            }

            table.largest[length] = counts[length - 1] > 0 ? code - 1 : -1;
        }

        return table;
    }

    /// <summary>The next symbol; negative when no code fits.</summary>
    public int Next(ref EntropyBits bits)
    {
        var entry = fast[bits.Peek(FastBits)];
        if (entry != 0)
        {
            bits.Skip(entry & 0xFF);
            return entry >> 8;
        }

        for (var length = FastBits + 1; length <= 16; length++)
        {
            var code = bits.Peek(length);
            if (largest[length] >= 0 && code <= largest[length] && shift[length] + code >= 0)
            {
                bits.Skip(length);
                return symbols[shift[length] + code];
            }
        }

        return -1;
    }

    private void Fill(int code, int length, byte symbol)
    {
        if (length <= FastBits)
        {
            fast.AsSpan(code << (FastBits - length), 1 << (FastBits - length)).Fill((ushort)((symbol << 8) | length));
        }
    }
}
