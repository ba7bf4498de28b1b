using CrowdAnnotate.Aim;
using CrowdAnnotate.Dicom;
using CrowdAnnotate.Interchange.KeyObjects;
using CrowdAnnotate.Interchange.PresentationStates;
using CrowdAnnotate.Interchange.RtStruct;
using CrowdAnnotate.Interchange.Seg;
using CrowdAnnotate.Interchange.Sr;
using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Interchange.Files;

/// <summary>Reads a file that may hold annotations as what its content shows it to be. Nothing is de-identified.</summary>
public static class AnnotationFile
{
    private const int Preamble = 128;
    private const string StructuredReports = "1.2.840.10008.5.1.4.1.1.88.";
    private const string PresentationStates = "1.2.840.10008.5.1.4.1.1.11.";

    /// <returns>At least one document.</returns>
    public static IReadOnlyList<FiledDocument> Read(ReadOnlyMemory<byte> file)
    {
        var isPart10 = file.Length >= Preamble + 4 && file.Span.Slice(Preamble, 4).SequenceEqual("DICM"u8);
        if (!isPart10 && (file.IsEmpty || IsText(file.Span)))
        {
            return [.. AimReader.Read(file).Select(Of)];
        }

        return DicomFile.TryRead(file, out var dicom, out var refusal) ? [Of(dicom)]
            : isPart10 ? [FiledDocument.Refused("DICOM", $"{refusal}.")]
            : [FiledDocument.Refused("unknown", "It is neither AIM (XML or JSON) nor DICOM.") with { IsStranger = true }];
    }

    /// <summary>Whether objects of the class say by themselves what somebody drew, wrote or measured on images, or which ones were picked.</summary>
    public static bool IsMarks(string? sopClass) => sopClass is not null
        && (sopClass.StartsWith(StructuredReports, StringComparison.Ordinal) || sopClass.StartsWith(PresentationStates, StringComparison.Ordinal));

    /// <summary>A DICOM object.</summary>
    public static FiledDocument Of(DicomFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        var sopClass = file.Dataset.GetUid(DicomTag.SOPClassUID);
        return sopClass == SegWriter.SegmentationStorage || sopClass == SegWriter.LabelMapSegmentationStorage ? new("/", FiledDocument.Seg) { Segments = file }
            : sopClass == StructureSetWriter.StructureSetStorage ? Structures(file)
            : IsMarks(sopClass?.Value) ? OfMarks(file.Dataset)
            : FiledDocument.Refused("DICOM", $"It is a DICOM object, but no SR, key object selection, presentation state, SEG or RTSTRUCT [{DicomTag.SOPClassUID}].") with { IsStranger = true };
    }

    /// <summary>An object for which <see cref="IsMarks"/> holds.</summary>
    public static FiledDocument OfMarks(DicomDataset dataset)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        var sopClass = dataset.GetString(DicomTag.SOPClassUID) ?? "";
        return sopClass == KeyObjectSelection.SopClass.Value ? Marks(FiledDocument.KeyObjects, dataset, KeyObjectSelection.Read(dataset))
            : sopClass.StartsWith(PresentationStates, StringComparison.Ordinal) ? Marks(FiledDocument.Presentation, dataset, PresentationState.Read(dataset))
            : Marks(FiledDocument.Report, dataset, StructuredReport.Read(dataset));
    }

    // Marks of the encoding, blanks, and the empty half of UTF-16 come before the first sign of a document.
    private static bool IsText(ReadOnlySpan<byte> file)
    {
        ReadOnlySpan<byte> before = [0xEF, 0xBB, 0xBF, 0xFE, 0xFF, 0, (byte)' ', (byte)'\t', (byte)'\r', (byte)'\n'];
        var first = file.IndexOfAnyExcept(before);
        return first >= 0 && file[first] is (byte)'<' or (byte)'{' or (byte)'[';
    }

    private static FiledDocument Of(AimSource source)
    {
        var (format, findings) = (source.Dialect is { } dialect ? FiledDocument.NameOf(dialect) : "AIM", source.Reading.Findings);
        if (source.Reading.Document is null)
        {
            var errors = source.Reading.Errors.ToList();
            return FiledDocument.Refused(format, $"{Told(errors[0])}{(errors.Count > 1 ? $" (and {errors.Count - 1} more)" : "")}") with { Path = source.Path };
        }

        return source.Reading.Collection is not { } collection
            ? FiledDocument.Refused(format, "It holds annotations of annotations, which are no marks on images.") with { Path = source.Path }
            : new(source.Path, format)
            {
                Annotations = collection,
                Mended = [.. findings.Where(f => f.Kind != FindingKind.NotHeld).Select(Told)],
                Lost = [.. findings.Where(f => f.Kind == FindingKind.NotHeld).Select(Told)],
            };
    }

    private static FiledDocument Structures(DicomFile file) => StructureSetReader.TryRead(file, out var set, out var refusal)
        ? new("/", FiledDocument.RtStruct) { Structures = set, Header = file.Dataset }
        : FiledDocument.Refused(FiledDocument.RtStruct, $"{refusal}.");

    private static FiledDocument Marks(string format, DicomDataset dataset, ReportReading reading) => reading.Collection is not { } collection
        ? FiledDocument.Refused(format, string.Join(' ', reading.Findings.Where(f => f.IsError).Select(f => Quotes.WithoutMeanings(f.ToString()))))
        : new("/", format) { Annotations = collection, Header = dataset, Lost = [.. reading.Findings.Select(f => Quotes.WithoutMeanings(f.ToString()))] };

    private static string Told(AimFinding finding) => Quotes.Without(finding.ToString());
}
