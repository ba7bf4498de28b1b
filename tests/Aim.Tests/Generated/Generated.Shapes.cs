using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Aim.Tests;

internal sealed partial class Generated
{
    private int shapes;

    private MarkupEntity Markup() => random.Next(4) == 0
        ? new TextAnnotationEntity(Uid(), Text(), Maybe(() => new TextStyle(Text(), Maybe(Text), Maybe(Text), Maybe(Text), Maybe(Text), Maybe(Text), Maybe(Text))), Maybe(Shape))
        : Shape();

    private GeometricShapeEntity Shape() => Coin() ? OnImage() : InPatient();

    private TwoDimensionGeometricShapeEntity OnImage()
    {
        var (uid, number, frame, details) = (Uid(), ++shapes, MaybeValue(Whole), Maybe(Details));
        var (image, uri) = random.Next(5) == 0 ? (null, "https://example.org/a?b=c&d=ä") : ((Uid?)AnImage(), (string?)null);
        return random.Next(5) switch
        {
            0 => new TwoDimensionPoint(uid, number, image, Pixels(1), frame, details, uri),
            1 => new TwoDimensionMultiPoint(uid, number, image, Pixels(random.Next(1, 5)), frame, details, uri),
            2 => new TwoDimensionPolyline(uid, number, image, Pixels(random.Next(3, 9)), frame, details, uri),
            3 => new TwoDimensionCircle(uid, number, image, Pixels(2), frame, details, uri),
            _ => new TwoDimensionEllipse(uid, number, image, Pixels(4), frame, details, uri),
        };
    }

    private ThreeDimensionGeometricShapeEntity InPatient()
    {
        var (uid, number, reference, fiducial, details) = (Uid(), ++shapes, MaybeValue(Uid), MaybeValue(Uid), Maybe(Details));
        return random.Next(6) switch
        {
            0 => new ThreeDimensionPoint(uid, number, reference, Places(1), fiducial, details),
            1 => new ThreeDimensionMultiPoint(uid, number, reference, Places(random.Next(1, 5)), fiducial, details),
            2 => new ThreeDimensionPolyline(uid, number, reference, Places(random.Next(2, 9)), fiducial, details),
            3 => new ThreeDimensionPolygon(uid, number, reference, Places(random.Next(3, 9)), fiducial, details),
            4 => new ThreeDimensionEllipse(uid, number, reference, Places(4), fiducial, details),
            _ => new ThreeDimensionEllipsoid(uid, number, reference, Places(6), fiducial, details),
        };
    }

    private ShapeDetails Details() => new(
        Coin(), Some(0, 2, Code), Maybe(Text), Maybe(Text), Maybe(Text), MaybeValue(Whole),
        Maybe(() => new LineStyle(Text(), Maybe(Text), Maybe(Text), Maybe(Text))), Maybe(Code));

    private List<ImagePoint> Pixels(int count) => Some(count, count, () => new ImagePoint(random.NextDouble() * 512, random.Next(513)));

    private List<PatientPoint> Places(int count) => Some(count, count, () => new PatientPoint(Real(), Real(), Real()));
}
