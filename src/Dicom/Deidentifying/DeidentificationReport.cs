namespace CrowdAnnotate.Dicom;

/// <summary>What was done to one instance: tags and counts, never values.</summary>
public sealed record DeidentificationReport
{
    public required IReadOnlyList<DicomTag> Kept { get; init; }

    /// <summary>Mapped UIDs, the pseudonym, and dummies where the object's definition demands a value.</summary>
    public required IReadOnlyList<DicomTag> Replaced { get; init; }

    /// <summary>Present without a value, for the object's definition demands their presence.</summary>
    public required IReadOnlyList<DicomTag> Emptied { get; init; }

    /// <summary>Standard attributes of the top level that are gone.</summary>
    public required IReadOnlyList<DicomTag> Removed { get; init; }

    /// <summary>Of those removed, the ones on the allow-list whose value was not of the allowed form.</summary>
    public required IReadOnlyList<DicomTag> RemovedForTheirValue { get; init; }

    public required int RemovedPrivate { get; init; }

    /// <summary>Attributes inside sequences that are gone.</summary>
    public required int RemovedNested { get; init; }

    /// <summary>Pixel cells in which bits outside the stored value were cleared.</summary>
    public required long ClearedPixels { get; init; }
}

/// <summary>A de-identified instance; its data set refers to the source's pixel data until it is written.</summary>
public sealed record DeidentifiedInstance(DicomDataset Dataset, DeidentificationReport Report);
