namespace CrowdAnnotate.Dicom;

/// <summary>Encapsulated pixel data (PS3.5 §A.4): an offset table, then fragments, then a delimiter.</summary>
internal sealed partial class DatasetParser
{
    private DicomRefusal? ReadFragments(Scope scope, Header header)
    {
        if (header.VR != DicomVR.OB && header.VR != DicomVR.OW)
        {
            return new DicomRefusal($"A value of VR {header.VR} cannot have an undefined length", header.Tag, header.Start);
        }

        if (IsLeftOut(header.Tag))
        {
            return Misplaced(header);
        }

        if (!isEncapsulated)
        {
            return new DicomRefusal("The pixel data are encapsulated but the transfer syntax is not", header.Tag, header.Start);
        }

        var first = position;
        var fragments = new List<DicomFragment>();
        while (scope.End - position >= 8)
        {
            var start = position;
            var tag = TagAt(position, scope.IsBigEndian);
            var length = UInt32At(position + 4, scope.IsBigEndian);
            position += 8;
            if (tag == DicomTag.SequenceDelimitationItem)
            {
                return Add(scope, header, first, start, fragments);
            }

            if (tag != DicomTag.Item)
            {
                return new DicomRefusal("Encapsulated pixel data hold something that is not a fragment", header.Tag, start);
            }

            if (length > scope.End - position || length > int.MaxValue)
            {
                return TooLong(header.Tag, start, length, scope);
            }

            fragments.Add(new DicomFragment(position, window.Source, position, (int)length));
            position += length;
            if (Count(header.Tag, start) is { } tooMany)
            {
                return tooMany;
            }
        }

        return new DicomRefusal("Encapsulated pixel data are not closed: the file is truncated", header.Tag, position);
    }

    private DicomRefusal? Add(Scope scope, Header header, long first, long end, List<DicomFragment> fragments)
    {
        if (fragments.Count == 0)
        {
            return new DicomRefusal("Encapsulated pixel data have no offset table", header.Tag, first);
        }

        scope.Dataset!.Append(new DicomPixelData(header.Tag, header.VR, first, window.Source, first, end - first, isBigEndian: false, fragments));
        pixelsSeen |= AtRoot && header.Tag == DicomTag.PixelData;
        return null;
    }
}
