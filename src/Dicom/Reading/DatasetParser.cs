using System.Buffers.Binary;

namespace CrowdAnnotate.Dicom;

/// <summary>
/// Reads a data set out of bytes that may be hostile. Every length is compared with what is left before it is used; nesting
/// is kept on a list of scopes, not on the call stack; nothing is copied but values whose byte order must change.
/// </summary>
internal sealed partial class DatasetParser
{
    private const uint Undefined = 0xFFFFFFFF;

    private readonly SourceWindow window;
    private readonly DicomReadLimits limits;
    private readonly List<DicomNote> notes;
    private readonly bool isMeta;
    private readonly long start;
    private readonly DicomTransferSyntax syntax;
    private readonly bool pixelsAreBigEndian;
    private readonly bool isEncapsulated;
    private readonly Stack<Scope> scopes = new();
    private long position;
    private int elements;
    private bool pixelsSeen;
    private bool done;
    private long firstNonZero;
    private DicomTag? last;

    /// <param name="isMeta">Whether to stop at the first attribute outside group 0002.</param>
    public DatasetParser(
        SourceWindow window, long start, DicomTransferSyntax syntax, DicomReadLimits limits, List<DicomNote> notes, bool isMeta = false)
    {
        (this.window, this.start, this.syntax, this.limits, this.notes, this.isMeta) = (window, start, syntax, limits, notes, isMeta);
        position = start;
        (pixelsAreBigEndian, isEncapsulated) = (syntax.PixelsAreBigEndian, syntax.IsEncapsulated);
        Root = new DicomDataset();
        scopes.Push(new Scope(Root, null, window.Length, isUndefined: false, syntax.IsExplicitVR, syntax.IsBigEndian));
    }

    public DicomDataset Root { get; }

    /// <summary>Where reading ended.</summary>
    public long Position => position;

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

    private bool AtRoot => scopes.Count == 1;

    // The element that was begun last: where a file is cut off, it is behind that.
    private DicomTag Last => last ?? (isMeta ? DicomTag.FileMetaInformationGroupLength : DicomTag.SOPClassUID);

    private DicomRefusal? Close(Scope scope)
    {
        if (scope.IsUndefined)
        {
            return new DicomRefusal("A sequence or item is not closed before its surroundings end", scope.Sequence?.Tag ?? Last, position);
        }

        return Pop(scope);
    }

    private DicomRefusal? Pop(Scope scope)
    {
        var depth = scopes.Count;
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

        return twice is { } tag ? new DicomRefusal("An attribute is there twice", tag, sought is null ? LocateLast(tag, depth) : position) : null;
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

        if (length != Undefined && length > scope.End - position)
        {
            return TooLong(scope.Sequence!.Tag, start, length, scope);
        }

        var item = new DicomDataset(scope.Parent!);
        scope.Sequence!.ItemList.Add(item);
        var end = length == Undefined ? scope.End : position + length;
        scopes.Push(new Scope(item, null, end, length == Undefined, scope.IsExplicit, scope.IsBigEndian) { PixelsAreSigned = scope.PixelsAreSigned });
        return Count(tag, start);
    }

    private DicomRefusal? Count(DicomTag tag, long start) =>
        ++elements > limits.Elements ? new DicomRefusal($"There are more than {limits.Elements} elements", tag, start) : null;

    // A hostile file could cause millions.
    private void Note(string text, DicomTag? tag, long start)
    {
        if (notes.Count < 100)
        {
            notes.Add(new DicomNote(text, tag, start));
        }
    }

    private DicomRefusal TooLong(DicomTag tag, long start, uint length, Scope scope) =>
        new($"A length of {length} bytes is more than the {scope.End - position} that are left: the file is truncated or the length is wrong", tag, start);

    private DicomTag TagAt(long at, bool bigEndian) => new(UInt16At(at, bigEndian), UInt16At(at + 2, bigEndian));

    private ushort UInt16At(long at, bool bigEndian) =>
        bigEndian ? BinaryPrimitives.ReadUInt16BigEndian(window.Peek(at, 2)) : BinaryPrimitives.ReadUInt16LittleEndian(window.Peek(at, 2));

    private uint UInt32At(long at, bool bigEndian) =>
        bigEndian ? BinaryPrimitives.ReadUInt32BigEndian(window.Peek(at, 4)) : BinaryPrimitives.ReadUInt32LittleEndian(window.Peek(at, 4));

    /// <summary>A data set or sequence that is being read, and where it ends at the latest.</summary>
    private sealed class Scope(DicomDataset? dataset, DicomSequence? sequence, long end, bool isUndefined, bool isExplicit, bool isBigEndian)
    {
        public DicomDataset? Dataset { get; } = dataset;

        public DicomSequence? Sequence { get; } = sequence;

        /// <summary>Of a sequence: the data set that it is in, whose character set its items inherit.</summary>
        public DicomDataset? Parent { get; init; }

        public long End { get; } = end;

        public bool IsUndefined { get; } = isUndefined;

        public bool IsExplicit { get; } = isExplicit;

        public bool IsBigEndian { get; } = isBigEndian;

        public bool PixelsAreSigned { get; set; }
    }
}
