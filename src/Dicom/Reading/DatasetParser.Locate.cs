namespace CrowdAnnotate.Dicom;

/// <summary>Where an attribute stands: elements do not keep their places, so who must tell one reads the data set once more.</summary>
internal sealed partial class DatasetParser
{
    private DicomTag? sought;
    private int soughtDepth = 1;
    private bool wantsLast;
    private long? place;
    private bool isFound;

    /// <summary>Where the header of an attribute of the root stands; of one that is absent, where it would have to stand.</summary>
    public static long Locate(DicomTag tag, SourceWindow window, long start, DicomTransferSyntax syntax, DicomReadLimits limits)
    {
        var parser = new DatasetParser(window, start, syntax, limits, []) { sought = tag };
        parser.Run();
        return parser.place ?? parser.position;
    }

    // Reading ends at the same refusal again, so that what is found last is in the data set that is refused.
    private long LocateLast(DicomTag tag, int depth)
    {
        var parser = new DatasetParser(window, start, syntax, limits, [], isMeta) { sought = tag, soughtDepth = depth, wantsLast = true };
        parser.Run();
        return parser.place ?? position;
    }

    private void Watch(DicomTag tag, long at)
    {
        if (sought is not { } wanted || scopes.Count != soughtDepth || (isFound && !wantsLast))
        {
            return;
        }

        if (tag == wanted)
        {
            (place, isFound) = (at, true);
        }
        else if (tag > wanted && !isFound)
        {
            place ??= at;
        }
    }
}
