using CrowdAnnotate.Dicom;
using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Interchange.Sr;

/// <summary>Reads the value of a content item by its value type.</summary>
internal static class ContentValueReader
{
    public static ContentValue Read(DicomDataset from, string path, FindingList findings)
    {
        var type = from.GetString(DicomTag.ValueType) ?? "";
        ContentValue? value = type switch
        {
            "CONTAINER" => Container(from),
            "TEXT" => Words(from, type, DicomTag.TextValue),
            "PNAME" => Words(from, type, DicomTag.PersonName),
            "DATE" => Words(from, type, DicomTag.Date),
            "TIME" => Words(from, type, DicomTag.Time),
            "DATETIME" => Words(from, type, DicomTag.DateTime),
            "CODE" => from.GetCode(DicomTag.ConceptCodeSequence) is { } code ? new CodeContent(code) : null,
            "UIDREF" => from.GetUid(DicomTag.UID) is { } uid ? new UidContent(uid) : null,
            "NUM" => Number(from),
            "SCOORD" or "SCOORD3D" => Graphic(from, type),
            "IMAGE" or "COMPOSITE" => Object(from, type),
            _ => new OtherContent(type),
        };
        findings.If(value is null, path, $"has no {type} value that can be read.");
        return value ?? new OtherContent(type);
    }

    private static ContainerContent Container(DicomDataset from) =>
        new(from.FirstItem(DicomTag.ContentTemplateSequence)?.GetString(DicomTag.TemplateIdentifier));

    private static WordsContent? Words(DicomDataset from, string type, DicomTag tag) => from.GetString(tag) is { } text ? new(type, text) : null;

    // The number itself, where it stands beside its decimal text, has all digits.
    private static NumberContent Number(DicomDataset from)
    {
        var qualifier = from.GetCode(DicomTag.NumericValueQualifierCodeSequence);
        if (from.FirstItem(DicomTag.MeasuredValueSequence) is not { } measured)
        {
            return new(null, null, qualifier);
        }

        var value = measured.GetDouble(DicomTag.FloatingPointValue) ?? measured.GetDouble(DicomTag.NumericValue);
        var unit = measured.GetCode(DicomTag.MeasurementUnitsCodeSequence);
        return new(value, unit, qualifier);
    }

    private static GraphicContent? Graphic(DicomDataset from, string type)
    {
        var frame = from.GetUid(DicomTag.ReferencedFrameOfReferenceUID);
        var isFlat = type == "SCOORD";
        return from.GetString(DicomTag.GraphicType) is { } graphic && from.GetDoubles(DicomTag.GraphicData) is { Length: > 0 } numbers
            && numbers.Length % (isFlat ? 2 : 3) == 0 && (isFlat || frame is not null)
            ? new(graphic, [.. numbers.Select(n => (float)n)], isFlat ? null : frame) : null;
    }

    private static ObjectContent? Object(DicomDataset from, string type) =>
        from.FirstItem(DicomTag.ReferencedSOPSequence) is { } item
        && item.GetUid(DicomTag.ReferencedSOPClassUID) is { } sopClass && item.GetUid(DicomTag.ReferencedSOPInstanceUID) is { } instance
            ? new(type, sopClass, instance, Numbers(item, DicomTag.ReferencedFrameNumber), Numbers(item, DicomTag.ReferencedSegmentNumber)) : null;

    private static List<int> Numbers(DicomDataset item, DicomTag tag) => [.. (item.GetDoubles(tag) ?? []).Where(n => n is >= 1 and <= int.MaxValue).Select(n => (int)n)];
}
