using CrowdAnnotate.Aim;
using CrowdAnnotate.Dicom;
using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Interchange.Sr;

/// <summary>AIM as DICOM SR by TID 1500 and back (PS3.21 annex A).</summary>
public static class StructuredReport
{
    public static readonly Uid ComprehensiveSr = new("1.2.840.10008.5.1.4.1.1.88.33");
    public static readonly Uid Comprehensive3DSr = new("1.2.840.10008.5.1.4.1.1.88.34");

    private const string AnySr = "1.2.840.10008.5.1.4.1.1.88.";

    private static readonly Dictionary<string, string> OfOtherKind = new()
    {
        ["40"] = "a procedure log", ["59"] = "a key object selection", ["67"] = "a radiation dose report", ["68"] = "a radiopharmaceutical dose report",
        ["73"] = "a patient radiation dose report", ["74"] = "an administration report", ["75"] = "an administration report",
    };

    /// <summary>
    /// Writes annotations as a measurement report: one measurement group for each mark, in the form that viewers open. The same
    /// document, images and provenance always give the same report.
    /// </summary>
    /// <param name="images">Headers of the images referenced; patient and study are taken from them. Without them, from the document.</param>
    /// <returns>The report, and what of the document it cannot hold, with its path.</returns>
    public static Conversion<DicomDataset> Write(ImageAnnotationCollection collection, SourceImages? images = null, Provenance? provenance = null)
    {
        ArgumentNullException.ThrowIfNull(collection);
        var losses = new LossList();
        var objects = new ReferencedObjects(losses);
        images ??= SourceImages.None;
        provenance ??= Provenance.None;
        var measurements = Measurements(collection, objects, images, losses);
        var report = new ReportHeader(collection, images, losses).Make(SopClassOf(collection), objects);
        objects.PutEvidence(report, collection.StudyInstanceUid);
        PredecessorDocuments.Put(report, provenance.Predecessors ?? []);
        var fitting = new Fitting(losses);
        var root = new ContentItem("", SrCodes.MeasurementReport, new ContainerContent("1500"));
        root.Add(new(Relationship.HasConceptModifier, SrCodes.Language, new CodeContent(SrCodes.English)));
        root.Children.AddRange(new ObserverContent(collection, provenance, losses).Make());
        root.Add(new(Relationship.HasConceptModifier, SrCodes.ProcedureReported, new CodeContent(Procedure.Of(images.OfOneIn(collection.StudyInstanceUid), objects.Modality))));
        if (objects.Library(c => fitting.Code(c, "/ImageAnnotationCollection//imageSeries/modality")) is { } library)
        {
            root.Add(library);
        }

        root.Add(measurements);
        ContentWriter.Write(root, report);
        return new(report, losses.All);
    }

    /// <summary>
    /// Reads a report: this product's, those of viewers on Cornerstone3D, dcmqi and highdicom (TID 1500 with 1501, 1410, 1411), and of
    /// any other template the numbers, regions and segments. Values are as written; nothing is de-identified.
    /// </summary>
    public static ReportReading Read(DicomDataset report)
    {
        ArgumentNullException.ThrowIfNull(report);
        if (report.GetUid(DicomTag.SOPClassUID) is not { } sopClass || !sopClass.Value.StartsWith(AnySr, StringComparison.Ordinal))
        {
            return ReportReading.Refused(DicomTag.SOPClassUID.ToString(), "is not that of a structured report.");
        }

        if (OfOtherKind.TryGetValue(sopClass.Value[AnySr.Length..], out var kind))
        {
            return ReportReading.Refused(DicomTag.SOPClassUID.ToString(), $"is that of {kind}, which holds no annotations.");
        }

        DicomTag[] uids = [DicomTag.SOPInstanceUID, DicomTag.StudyInstanceUID, DicomTag.SeriesInstanceUID];
        return Array.FindIndex(uids, t => report.GetUid(t) is null) is >= 0 and var missing
            ? ReportReading.Refused(uids[missing].ToString(), "is missing or no UID.")
            : new ReportReader(report, sopClass, report.GetUid(uids[0])!.Value, report.GetUid(uids[1])!.Value).Read();
    }

    // Only the class for 3D has SCOORD3D (PS3.3 §A.35.13).
    private static Uid SopClassOf(ImageAnnotationCollection collection) =>
        collection.ImageAnnotations.SelectMany(a => a.Markups).Any(m => m is ThreeDimensionGeometricShapeEntity && RegionContent.CanHold(m)) ? Comprehensive3DSr : ComprehensiveSr;

    private static ContentItem Measurements(ImageAnnotationCollection collection, ReferencedObjects objects, SourceImages images, LossList losses)
    {
        var measurements = new ContentItem(Relationship.Contains, SrCodes.ImagingMeasurements, new ContainerContent());
        for (var i = 0; i < collection.ImageAnnotations.Count; i++)
        {
            var (annotation, path) = (collection.ImageAnnotations[i], $"/ImageAnnotationCollection/imageAnnotations/ImageAnnotation[{i + 1}]");
            for (var r = 0; r < annotation.ImageReferences.Count; r++)
            {
                var at = $"{path}/imageReferenceEntityCollection/ImageReferenceEntity[{r + 1}]";
                if (annotation.ImageReferences[r] is DicomImageReferenceEntity reference)
                {
                    objects.Add(reference, at);
                }
                else
                {
                    losses.Add(at, "is no image of DICOM, and SR can refer to none other.");
                }
            }

            measurements.Children.AddRange(new GroupContent(annotation, path, objects, images, losses).Make());
        }

        return measurements;
    }
}
