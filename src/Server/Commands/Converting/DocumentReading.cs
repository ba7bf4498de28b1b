using CrowdAnnotate.Aim;
using CrowdAnnotate.Dicom;
using CrowdAnnotate.Interchange.RtStruct;
using CrowdAnnotate.Interchange.Seg;
using CrowdAnnotate.Interchange.Sr;

namespace CrowdAnnotate.Server.Commands.Converting;

/// <summary>Reads a file as what its content shows it to be: AIM of any dialect, or a DICOM SR, SEG or RTSTRUCT.</summary>
internal static class DocumentReading
{
    private const int Preamble = 128;
    private const string StructuredReports = "1.2.840.10008.5.1.4.1.1.88.";

    /// <returns>At least one document.</returns>
    public static IReadOnlyList<ReadDocument> Of(ReadOnlyMemory<byte> file)
    {
        var isPart10 = file.Length >= Preamble + 4 && file.Span.Slice(Preamble, 4).SequenceEqual("DICM"u8);
        if (!isPart10 && (IsText(file.Span) || file.IsEmpty))
        {
            return [.. AimReader.Read(file).Select(Of)];
        }

        return DicomFile.TryRead(file, out var dicom, out var refusal) ? [Of(dicom)]
            : isPart10 ? [ReadDocument.Refused($"{refusal}.")]
            : [ReadDocument.Refused("It is neither AIM (XML or JSON) nor DICOM.", isStranger: true)];
    }

    // Marks of the encoding, blanks, and the empty half of UTF-16 come before the first sign of a document.
    private static bool IsText(ReadOnlySpan<byte> file)
    {
        ReadOnlySpan<byte> before = [0xEF, 0xBB, 0xBF, 0xFE, 0xFF, 0, (byte)' ', (byte)'\t', (byte)'\r', (byte)'\n'];
        var first = file.IndexOfAnyExcept(before);
        return first >= 0 && file[first] is (byte)'<' or (byte)'{' or (byte)'[';
    }

    private static ReadDocument Of(AimSource source)
    {
        var (errors, said) = (source.Reading.Errors.ToList(), source.Reading.Findings);
        if (source.Reading.Document is not { } document)
        {
            var more = errors.Count > 1 ? $" (and {errors.Count - 1} more; `aim validate` prints all)" : "";
            return new(source.Path, null, $"{errors[0]}{more}");
        }

        return new(source.Path, new DocumentContent.Annotations(document, ConversionMaking.ProvenanceOf(document)))
        {
            Lost = [.. said.Where(f => f.Kind == FindingKind.NotHeld).Select(f => f.ToString())],
            Notes = [.. said.Where(f => f.Kind != FindingKind.NotHeld).Select(f => f.ToString())],
        };
    }

    private static ReadDocument Of(DicomFile file)
    {
        var sopClass = file.Dataset.GetUid(DicomTag.SOPClassUID);
        if (sopClass == SegWriter.SegmentationStorage || sopClass == SegWriter.LabelMapSegmentationStorage)
        {
            return new("/", new DocumentContent.Segments(file));
        }

        if (sopClass == StructureSetWriter.StructureSetStorage)
        {
            return StructureSetReader.TryRead(file, out var set, out var refusal)
                ? new("/", new DocumentContent.Structures(set, file.Dataset)) : ReadDocument.Refused($"{refusal}.");
        }

        return sopClass is { } other && other.Value.StartsWith(StructuredReports, StringComparison.Ordinal)
            ? Report(file.Dataset)
            : ReadDocument.Refused($"It is a DICOM object, but no SR, SEG or RTSTRUCT [{DicomTag.SOPClassUID}].", isStranger: true);
    }

    private static ReadDocument Report(DicomDataset dataset)
    {
        var reading = StructuredReport.Read(dataset);
        return reading.Collection is not { } collection
            ? ReadDocument.Refused(string.Join(' ', reading.Findings.Where(f => f.IsError)))
            : new("/", new DocumentContent.Annotations(collection, reading.Origin?.Provenance ?? Interchange.Provenance.None))
            {
                Notes = [.. reading.Findings.Select(f => f.ToString())],
            };
    }
}
