namespace CrowdAnnotate.Dicom;

/// <summary>Bits of entropy-coded data up to the next marker (ITU-T T.81 §F.2.2.5); behind the last come zeros, which are counted.</summary>
internal ref struct EntropyBits
{
    private readonly ReadOnlySpan<byte> stream;
    private ulong buffer;
    private int held;
    private int invented;

    public EntropyBits(ReadOnlySpan<byte> stream, int start)
    {
        this.stream = stream;
        Position = start;
    }

    /// <summary>The next byte not taken into the buffer yet.</summary>
    public int Position { get; private set; }

    /// <summary>Whether bits were taken that are not there.</summary>
    public readonly bool IsPastEnd => invented > held;

    public int Peek(int count)
    {
        if (held < count)
        {
            Fill();
        }

        return (int)((buffer >> (held - count)) & ((1UL << count) - 1));
    }

    public void Skip(int count) => held -= count;

    /// <summary>A number of up to 16 bits with T.81's sign rule (§F.2.2.1 EXTEND).</summary>
    public int Signed(int count)
    {
        if (count == 0)
        {
            return 0;
        }

        var value = Peek(count);
        Skip(count);
        return value < 1 << (count - 1) ? value - (1 << count) + 1 : value;
    }

    /// <summary>Drops what is left before a restart marker and steps over it; false when it is not the one that is due.</summary>
    public bool TryRestart(int index)
    {
        (buffer, held, invented) = (0, 0, 0);
        var at = Position;
        if (!JpegHeader.TryMarker(stream, ref at, out var marker) || marker != 0xD0 + (index & 7))
        {
            return false;
        }

        Position = at;
        return true;
    }

    private void Fill()
    {
        while (held <= 48)
        {
            var next = 0;
            if (Position < stream.Length && (stream[Position] != 0xFF || (Position + 1 < stream.Length && stream[Position + 1] == 0)))
            {
                next = stream[Position];
                Position += next == 0xFF ? 2 : 1;
            }
            else
            {
                invented += 8;
            }

            buffer = (buffer << 8) | (uint)next;
            held += 8;
        }
    }
}
