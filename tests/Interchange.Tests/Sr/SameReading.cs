using CrowdAnnotate.Aim;

namespace CrowdAnnotate.Interchange.Tests.Sr;

/// <summary>A document without what has no meaning: the order of its parts, a repeated first point, frame 1 left out.</summary>
internal static class SameReading
{
    public static string Xml(ImageAnnotationCollection collection) => AimXml.Write(new ImageAnnotationCollection(
        collection.UniqueIdentifier, collection.StudyInstanceUid, collection.SeriesInstanceUid, collection.DateTime, collection.ImageAnnotations.Select(Of),
        collection.AccessionNumber, collection.Description, collection.User, collection.Equipment, collection.Person));

    private static ImageAnnotation Of(ImageAnnotation a) => new(
        a.UniqueIdentifier, a.TypeCodes, a.DateTime, a.Name, a.Comment, a.PrecedentReferencedAnnotationUid, a.TemplateUid, a.TrackingUniqueIdentifier, a.AuditTrails,
        a.PhysicalEntities, a.Calculations.OrderBy(c => c.UniqueIdentifier), a.Inferences, a.Observations, a.Segmentations,
        a.Markups.OrderBy(m => m.UniqueIdentifier).Select(Of),
        a.Statements.OrderBy(s => s.Subject).ThenBy(s => s.Object), a.ImageReferences.OrderBy(r => r.UniqueIdentifier));

    private static MarkupEntity Of(MarkupEntity markup) => markup switch
    {
        TwoDimensionPoint s => new TwoDimensionPoint(s.UniqueIdentifier, 1, s.ImageReferenceUid, s.Points, s.ReferencedFrameNumber ?? 1),
        TwoDimensionMultiPoint s => new TwoDimensionMultiPoint(s.UniqueIdentifier, 1, s.ImageReferenceUid, s.Points, s.ReferencedFrameNumber ?? 1),
        TwoDimensionCircle s => new TwoDimensionCircle(s.UniqueIdentifier, 1, s.ImageReferenceUid, s.Points, s.ReferencedFrameNumber ?? 1),
        TwoDimensionEllipse s => new TwoDimensionEllipse(s.UniqueIdentifier, 1, s.ImageReferenceUid, s.Points, s.ReferencedFrameNumber ?? 1),
        TwoDimensionPolyline s => new TwoDimensionPolyline(
            s.UniqueIdentifier, 1, s.ImageReferenceUid, s.Points.Count > 2 && s.Points[0] == s.Points[^1] ? s.Points.Take(s.Points.Count - 1) : s.Points, s.ReferencedFrameNumber ?? 1),
        ThreeDimensionPoint s => new ThreeDimensionPoint(s.UniqueIdentifier, 1, s.FrameOfReferenceUid, s.Points),
        ThreeDimensionMultiPoint s => new ThreeDimensionMultiPoint(s.UniqueIdentifier, 1, s.FrameOfReferenceUid, s.Points),
        ThreeDimensionPolyline s => new ThreeDimensionPolyline(s.UniqueIdentifier, 1, s.FrameOfReferenceUid, s.Points),
        ThreeDimensionPolygon s => new ThreeDimensionPolygon(s.UniqueIdentifier, 1, s.FrameOfReferenceUid, s.Points[0] == s.Points[^1] ? s.Points.Take(s.Points.Count - 1) : s.Points),
        ThreeDimensionEllipse s => new ThreeDimensionEllipse(s.UniqueIdentifier, 1, s.FrameOfReferenceUid, s.Points),
        ThreeDimensionEllipsoid s => new ThreeDimensionEllipsoid(s.UniqueIdentifier, 1, s.FrameOfReferenceUid, s.Points),
        _ => markup,
    };
}
