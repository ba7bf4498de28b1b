using System.Buffers.Binary;

namespace CrowdAnnotate.Dicom;

/// <summary>
/// Reads a data set out of bytes that may be hostile. Every length is compared with what is left before it is used; nesting
/// is kept on a list of scopes, not on the call stack; nothing is copied but values whose byte order must change.
/// </summary>
internal sealed partial class DatasetParser
{
    private const uint Undefined = 0xFFFFFFFF;

    private readonly ReadOnlyMemory<byte> source;
    private readonly DicomReadLimits limits;
    private readonly List<DicomNote> notes;
    private readonly bool isMeta;
    private readonly Stack<Scope> scopes = new();
    private int position;
    private int elements;
    private bool pixelsSeen;
    private bool done;

    /// <param name="isMeta">Whether to stop at the first attribute outside group 0002.</param>
    public DatasetParser(
        ReadOnlyMemory<byte> source, int start, DicomTransferSyntax syntax, DicomReadLimits limits, List<DicomNote> notes, bool isMeta = false)
    {
        (this.source, position, this.limits, this.notes, this.isMeta) = (source, start, limits, notes, isMeta);
        Root = new DicomDataset();
        scopes.Push(new Scope(Root, null, source.Length, isUndefined: false, syntax.IsExplicitVR, syntax.IsBigEndian));
    }

    public DicomDataset Root { get; }

    /// <summary>Where reading ended.</summary>
    public int Position => position;

    /// <summary>Reads to the end.</summary>
    /// <returns>Why the bytes are refused; null when they were read.</returns>
    public DicomRefusal? Run()
    {
        DicomRefusal? refusal = null;
        while (!done && refusal is null)
        {
            var scope = scopes.Peek();
            refusal = position >= scope.End ? Close(scope)
                : scope.Sequence is null ? ReadElement(scope) : ReadItem(scope);
        }

        return refusal;
    }

    private ReadOnlySpan<byte> Bytes => source.Span;

    private bool AtRoot => scopes.Count == 1;

    private DicomRefusal? Close(Scope scope)
    {
        if (scope.IsUndefined)
        {
            return new DicomRefusal("A sequence or item is not closed before its surroundings end", scope.Sequence?.Tag, position);
        }

        return Pop(scope);
    }

    private DicomRefusal? Pop(Scope scope)
    {
        scopes.Pop();
        done = scopes.Count == 0;
        if (scope.Dataset is null)
        {
            return null;
        }

        var twice = scope.Dataset.Settle(out var wasOutOfOrder);
        if (wasOutOfOrder)
        {
            Note("Attributes were not in the order of their tags", null, position);
        }

        return twice is { } tag ? new DicomRefusal("An attribute is there twice", tag, position) : null;
    }

    private DicomRefusal? ReadItem(Scope scope)
    {
        var start = position;
        if (scope.End - position < 8)
        {
            return new DicomRefusal("A sequence ends in the middle of an item's header", scope.Sequence!.Tag, start);
        }

        var tag = TagAt(position, scope.IsBigEndian);
        var length = UInt32At(position + 4, scope.IsBigEndian);
        position += 8;
        if (tag == DicomTag.SequenceDelimitationItem)
        {
            return scope.IsUndefined ? Pop(scope) : new DicomRefusal("A sequence of known length is closed by a delimiter", scope.Sequence!.Tag, start);
        }

        if (tag != DicomTag.Item)
        {
            return new DicomRefusal("A sequence holds something that is not an item", scope.Sequence!.Tag, start);
        }

        if (length != Undefined && length > (uint)(scope.End - position))
        {
            return TooLong(scope.Sequence!.Tag, start, length, scope);
        }

        var item = new DicomDataset(scope.Parent!);
        scope.Sequence!.ItemList.Add(item);
        var end = length == Undefined ? scope.End : position + (int)length;
        scopes.Push(new Scope(item, null, end, length == Undefined, scope.IsExplicit, scope.IsBigEndian) { PixelsAreSigned = scope.PixelsAreSigned });
        return Count(tag, start);
    }

    private DicomRefusal? Count(DicomTag tag, int start) =>
        ++elements > limits.Elements ? new DicomRefusal($"There are more than {limits.Elements} elements", tag, start) : null;

    // A hostile file could cause millions.
    private void Note(string text, DicomTag? tag, int start)
    {
        if (notes.Count < 100)
        {
            notes.Add(new DicomNote(text, tag, start));
        }
    }

    private DicomRefusal TooLong(DicomTag tag, int start, uint length, Scope scope) =>
        new($"A length of {length} bytes is more than the {scope.End - position} that are left: the file is truncated or the length is wrong", tag, start);

    private DicomTag TagAt(int at, bool bigEndian) => new(UInt16At(at, bigEndian), UInt16At(at + 2, bigEndian));

    private ushort UInt16At(int at, bool bigEndian) =>
        bigEndian ? BinaryPrimitives.ReadUInt16BigEndian(Bytes[at..]) : BinaryPrimitives.ReadUInt16LittleEndian(Bytes[at..]);

    private uint UInt32At(int at, bool bigEndian) =>
        bigEndian ? BinaryPrimitives.ReadUInt32BigEndian(Bytes[at..]) : BinaryPrimitives.ReadUInt32LittleEndian(Bytes[at..]);

    /// <summary>A data set or sequence that is being read, and where it ends at the latest.</summary>
    private sealed class Scope(DicomDataset? dataset, DicomSequence? sequence, int end, bool isUndefined, bool isExplicit, bool isBigEndian)
    {
        public DicomDataset? Dataset { get; } = dataset;

        public DicomSequence? Sequence { get; } = sequence;

        /// <summary>Of a sequence: the data set that it is in, whose character set its items inherit.</summary>
        public DicomDataset? Parent { get; init; }

        public int End { get; } = end;

        public bool IsUndefined { get; } = isUndefined;

        public bool IsExplicit { get; } = isExplicit;

        public bool IsBigEndian { get; } = isBigEndian;

        public bool PixelsAreSigned { get; set; }
    }
}
