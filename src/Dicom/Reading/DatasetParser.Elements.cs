namespace CrowdAnnotate.Dicom;

/// <summary>Elements: header, value, pixel data and what may follow it.</summary>
internal sealed partial class DatasetParser
{
    private const uint LongestConsulted = 1 << 20;

    private DicomRefusal? ReadElement(Scope scope)
    {
        var start = position;
        if (isMeta && AtRoot && scope.End - position >= 2 && UInt16At(position, bigEndian: false) != 2)
        {
            return Pop(scope);
        }

        if (AtRoot && IsZeroFrom(start))
        {
            return Leave(scope, start);
        }

        var unread = ReadHeader(scope, out var header);
        var refusal = unread ?? ReadBody(scope, header);

        // What follows the pixel data of an image is not part of it; a reader loses nothing by leaving it (PS3.10 §7.2).
        var mayLeave = pixelsSeen && AtRoot && !done && (unread is not null || !IsPadding(header));
        return refusal is not null && mayLeave ? Leave(scope, start) : refusal;
    }

    // An attribute that the standard puts there, or a private one in good form, belongs to the data set: one that is cut off is a truncated file.
    private static bool IsPadding(Header header) => header.Tag > DicomTag.PixelData
        && (header.Tag.IsPrivate ? header.IsExplicit && header.VR != DicomVR.UN : DicomDictionary.Find(header.Tag) is { } known && known.VR == header.VR);

    // A run of zeros that does not reach the end is looked through once, not again from each element in it.
    private bool IsZeroFrom(long start)
    {
        if (start >= firstNonZero && window.Peek(start, 1)[0] == 0)
        {
            firstNonZero = window.FirstNonZero(start);
        }

        return start < firstNonZero && firstNonZero == window.Length;
    }

    private DicomRefusal? Leave(Scope scope, long start)
    {
        Note("Bytes after the data set were left out", null, start);
        position = scope.End;
        return Pop(scope);
    }

    private DicomRefusal? ReadHeader(Scope scope, out Header header)
    {
        var start = position;
        header = default;
        if (scope.End - position < 8)
        {
            return new DicomRefusal("The bytes end in the middle of an element's header: the file is truncated", scope.End - position < 4 ? Last : TagAt(position, scope.IsBigEndian), start);
        }

        var tag = TagAt(position, scope.IsBigEndian);
        last = tag;
        Watch(tag, start);
        if (tag.Group == 0xFFFE)
        {
            header = new Header(tag, DicomVR.UN, start, UInt32At(position + 4, scope.IsBigEndian), scope.IsExplicit);
            position += 8;
            return null;
        }

        return scope.IsExplicit ? ReadExplicit(scope, tag, start, out header) : ReadImplicit(scope, tag, start, out header);
    }

    private DicomRefusal? ReadImplicit(Scope scope, DicomTag tag, long start, out Header header)
    {
        var length = UInt32At(position + 4, scope.IsBigEndian);
        if (!AtRoot && length != Undefined && length > scope.End - position - 8 && DicomVR.TryParse(window.Peek(position + 4, 2), out _))
        {
            // What became UN was not always made implicit, as PS3.5 §6.2.2 wants it.
            Note("An element is in explicit VR amid implicit VR", tag, start);
            return ReadExplicit(scope, tag, start, out header);
        }

        header = new Header(tag, DicomDictionary.ImplicitVR(tag, scope.PixelsAreSigned), start, length, false);
        position += 8;
        return null;
    }

    private DicomRefusal? ReadExplicit(Scope scope, DicomTag tag, long start, out Header header)
    {
        header = default;
        var letters = window.Peek(position + 4, 2);
        var isKnown = DicomVR.TryParse(letters, out var vr);
        if (!isKnown && !(char.IsAsciiLetterUpper((char)letters[0]) && char.IsAsciiLetterUpper((char)letters[1])))
        {
            return ReadOdd(scope, tag, start, out header);
        }

        // A VR of a later edition has the long form of length (PS3.5 §6.2).
        if (!(vr ?? DicomVR.UN).HasLongLength)
        {
            header = new Header(tag, vr!, start, UInt16At(position + 6, scope.IsBigEndian), true);
            position += 8;
            return null;
        }

        if (scope.End - position < 12)
        {
            return new DicomRefusal("The bytes end in the middle of an element's header: the file is truncated", tag, start);
        }

        var length = UInt32At(position + 8, scope.IsBigEndian);
        position += 12;
        if (!isKnown)
        {
            Note("The value representation is not known; the value is kept as bytes", tag, start);
        }

        header = new Header(tag, vr ?? DicomVR.UN, start, length, true);
        return null;
    }

    private DicomRefusal? ReadBody(Scope scope, Header header)
    {
        if (header.Tag.Group == 0xFFFE)
        {
            return header.Tag == DicomTag.ItemDelimitationItem && scope.IsUndefined
                ? Pop(scope) : new DicomRefusal("A delimiter stands where an element is expected", header.Tag, header.Start);
        }

        if (Count(header.Tag, header.Start) is { } tooMany)
        {
            return tooMany;
        }

        if (header.Length != Undefined && header.Length > scope.End - position)
        {
            return TooLong(header.Tag, header.Start, header.Length, scope);
        }

        if (isEncapsulated && header is { Length: Undefined, Tag: var tag } && tag == DicomTag.PixelData && header.VR == DicomVR.UN)
        {
            return ReadFragments(scope, header with { VR = DicomVR.OB });
        }

        if (IsSequence(header, out var isExplicit))
        {
            return IsLeftOut(header.Tag) ? Misplaced(header) : Enter(scope, header, isExplicit);
        }

        return header.Length == Undefined ? ReadFragments(scope, header) : ReadValue(scope, header);
    }

    // UN of undefined length, and UN that the dictionary knows as a sequence, hold implicit VR little endian (PS3.5 §6.2.2 note 2).
    private static bool IsSequence(Header header, out bool isExplicit)
    {
        isExplicit = header.IsExplicit && header.VR != DicomVR.UN;
        return header.VR == DicomVR.SQ
            || (header.VR == DicomVR.UN && (header.Length == Undefined || DicomDictionary.Find(header.Tag)?.VR == DicomVR.SQ));
    }

    // Group lengths (PS3.5 §7.2), and what belongs to a command or a meta header.
    private bool IsLeftOut(DicomTag tag) => tag.IsGroupLength || (!isMeta && AtRoot && tag.Group is 0 or 2);

    private static DicomRefusal Misplaced(Header header) => new("A number must stand here, and there is a sequence or pixel data", header.Tag, header.Start);

    private DicomRefusal? Enter(Scope scope, Header header, bool isExplicit)
    {
        if (scopes.Count / 2 >= limits.Depth)
        {
            return new DicomRefusal($"Sequences are nested deeper than {limits.Depth}", header.Tag, header.Start);
        }

        var sequence = new DicomSequence(header.Tag);
        scope.Dataset!.Append(sequence);
        var isUndefined = header.Length == Undefined;
        var isUnknown = header.IsExplicit && header.VR == DicomVR.UN;
        scopes.Push(new Scope(
            null, sequence, isUndefined ? scope.End : position + header.Length, isUndefined, isExplicit, scope.IsBigEndian && !isUnknown)
        {
            Parent = scope.Dataset,
            PixelsAreSigned = scope.PixelsAreSigned,
        });
        return null;
    }

    private DicomRefusal? ReadValue(Scope scope, Header header)
    {
        var offset = position;
        position += header.Length;
        if (IsLeftOut(header.Tag))
        {
            return null;
        }

        var isPixels = AtRoot && (header.Tag == DicomTag.PixelData || header.Tag == DicomTag.FloatPixelData || header.Tag == DicomTag.DoubleFloatPixelData);
        var vr = header.VR;
        if (vr == DicomVR.UN && DicomDictionary.Find(header.Tag) is { } known)
        {
            vr = DicomDictionary.ImplicitVR(known.Tag, scope.PixelsAreSigned);
        }

        var swaps = (scope.IsBigEndian || (isPixels && pixelsAreBigEndian)) && header.VR != DicomVR.UN && vr.UnitSize > 1;
        if (isPixels)
        {
            pixelsSeen = true;
            scope.Dataset!.Append(new DicomPixelData(header.Tag, vr, offset, window.Source, offset, header.Length, swaps, []));
            return null;
        }

        return header.Length > Array.MaxLength
            ? new DicomRefusal($"A value of {header.Length} bytes is longer than can be held", header.Tag, header.Start)
            : header.Length > LongestConsulted && IsConsulted(header.Tag, vr)
            ? new DicomRefusal($"A value of {header.Length} bytes is longer than any that the attribute has", header.Tag, header.Start)
            : Keep(scope, new DicomElement(header.Tag, vr, window.Slice(offset, (int)header.Length, swaps ? vr.UnitSize : 1)), offset);
    }

    // What the rules of an instance look at is read at once; nothing else need ever be.
    private static bool IsConsulted(DicomTag tag, DicomVR vr) => (vr == DicomVR.UI && !tag.IsPrivate) || (tag.Group == 2 && vr.IsText)
        || (tag.Group == 0x0028 && tag.Element < 0x0200) || tag == DicomTag.SpecificCharacterSet;

    private DicomRefusal? Keep(Scope scope, DicomElement item, long offset)
    {
        if (item.VR == DicomVR.UI && !item.Tag.IsPrivate && CheckUids(item, offset) is { } invalid)
        {
            return invalid;
        }

        // Not before it is known to be good: what follows the pixel data is left out when it is refused.
        scope.Dataset!.Append(item);
        if (item.Tag == DicomTag.PixelRepresentation)
        {
            scope.PixelsAreSigned = DicomValues.Numbers(item) is [1, ..];
        }

        return null;
    }

    private DicomRefusal? CheckUids(DicomElement element, long offset)
    {
        for (var rest = element.Value.Span; !rest.IsEmpty;)
        {
            var end = rest.IndexOf((byte)'\\');
            var uid = (end < 0 ? rest : rest[..end]).TrimEnd("\0 "u8);
            rest = end < 0 ? default : rest[(end + 1)..];
            if (uid.IsEmpty)
            {
                continue;
            }

            if (!UidBytes.IsValid(uid, out var hasLeadingZero))
            {
                return new DicomRefusal("The UID is not valid", element.Tag, offset);
            }

            if (hasLeadingZero)
            {
                Note("A component of the UID begins with zero", element.Tag, offset);
            }
        }

        return null;
    }

    /// <summary>An element's header, read.</summary>
    private readonly record struct Header(DicomTag Tag, DicomVR VR, long Start, uint Length, bool IsExplicit);
}
