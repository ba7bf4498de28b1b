using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Aim.Tests;

internal sealed partial class Generated
{
    private AuditTrail Audit() => new(Code(), Moment(), Code(), MaybeValue(Uid), Maybe(Text));

    private CodedAnswer Answer() =>
        new(Codes(), Some(0, 2, Code), MaybeValue(Confidence), Maybe(Text), Maybe(Text), MaybeValue(Whole));

    private ImagingPhysicalEntity Physical() => new(
        Uid(), Answer(), MaybeValue(Coin), Some(0, 2, () => new ImagingPhysicalEntityCharacteristic(Answer(), Some(0, 3, Quantification))), Some(0, 2, Characteristic));

    private ImagingObservationEntity Observation() => new(Uid(), Answer(), MaybeValue(Coin), Some(0, 2, Characteristic));

    private ImagingObservationCharacteristic Characteristic() => new(Answer(), Some(0, 3, Quantification));

    private InferenceEntity Inference() => new(Uid(), Answer(), Coin(), MaybeValue(Coin), Maybe(Text));

    private AnnotationRoleEntity Role() => new(Uid(), Code(), Some(0, 2, Code), MaybeValue(Whole));

    private CharacteristicQuantification Quantification()
    {
        var details = Maybe(() => new QuantificationDetails(MaybeValue(Confidence), MaybeValue(Whole), Maybe(Text), Maybe(Text), Maybe(Text)));
        var (least, most) = (random.Next(10), random.Next(10, 20));
        return random.Next(5) switch
        {
            0 => new Numerical(Text(), Real(), UcumUnit.Millimetre, MaybeValue(One<ComparisonOperator>), details),
            1 => new Interval(Text(), least, most, UcumUnit.Hounsfield, One<ComparisonOperator>(), One<ComparisonOperator>(), details),
            2 => new Quantile(Text(), 4, random.Next(5), least, most, details),
            3 => new Scale(Text(), One<ScaleType>(), Text(), details),
            _ => new NonQuantifiable(Text(), Code(), details),
        };
    }

    private LesionObservationEntity Lesion() => Coin()
        ? new GeneralLesionObservationEntity(Uid(), Uid(), Text(), Code(), MaybeValue(Coin), Maybe(Code), Maybe(Code))
        : new TimePointLesionObservationEntity(
            Uid(), Uid(), Coin(), MaybeValue(Coin), MaybeValue(Uid), Maybe(Text), Maybe(Code), Maybe(Code), MaybeValue(Coin), Maybe(Code), MaybeValue(Coin), Maybe(Code),
            MaybeValue(Coin));

    private TaskContextEntity Task(int depth) => new(
        Uid(), new WorklistTask(Uid(), Text(), Text(), Code(), Code(), Code(), Text(), Maybe(Code), Maybe(Code)),
        Subtask(), depth == 0 ? [] : Some(0, 2, () => Task(depth - 1)));

    private WorklistSubtask Subtask()
    {
        var times = new[] { Moment(), Moment() }.Order().ToList();
        return new(Uid(), Text(), Coin() ? times[0] : null, Coin() ? times[1] : null);
    }

    private AdjudicationObservation Adjudication() =>
        new(Uid(), Code(), Code(), Coin(), Maybe(Code), Some(0, 2, Text), Some(0, 2, Text), Maybe(Code), Maybe(Text));

    private CalculationEntity Calculation() => new(
        Uid(), Codes(), Text(), Some(0, 2, Result), Some(0, 2, Code), Maybe(Text), MaybeValue(Whole),
        Maybe(() => new Algorithm(
            Text(), Codes(), MaybeValue(Uid), Maybe(Text), Maybe(Text), Some(0, 2, () => new AlgorithmParameter(Text(), Text(), Code())))));

    private CalculationResult Result()
    {
        Dimension[] two = [new(0, 2, Text()), new(1, 3, Text())];
        return random.Next(4) switch
        {
            0 => new CompactCalculationResult(new Quantity(Real(), UcumUnit.Hounsfield), Text()),
            1 => new CompactCalculationResult(
                random.GetItems([CalculationResultIdentifier.Array, CalculationResultIdentifier.Matrix, CalculationResultIdentifier.Binary], 1)[0], UcumUnit.One, Code(), two, "1 2 3 4 5 6",
                Maybe(Code), Maybe(Code)),
            2 => new ExtendedCalculationResult(
                random.GetItems([CalculationResultIdentifier.Histogram, CalculationResultIdentifier.Vector], 1)[0], UcumUnit.One, Primitives.Codes.Double, two,
                Some(0, 3, () => new CalculationData("0.5", [new Coordinate(0, random.Next(2)), new Coordinate(1, random.Next(3))]))),
            _ => new ExtendedCalculationResult(CalculationResultIdentifier.Scalar, UcumUnit.One, Code(), two[..1].Select(_ => new Dimension(0, 1, Text())), [new CalculationData(Text(), [new(0, 0)])]),
        };
    }

    private ImageReferenceEntity ImageReference() => Coin() ? DicomImages() : Webpage();

    private UriImageReferenceEntity Webpage() => new(Uid(), "https://example.org/a?b=c&d=ä", "image/png");

    private DicomImageReferenceEntity DicomImages()
    {
        var files = Some(1, 3, () => new Image(new("1.2.840.10008.5.1.4.1.1.2"), Uid(), Maybe(Plane), Maybe(() => new GeneralImage(Maybe(Text), Maybe(Text)))));
        images.AddRange(files.Select(f => f.SopInstanceUid));
        return new(Uid(), new ImageStudy(
            Uid(), new ImageSeries(Uid(), Code(), files), MaybeValue(Date), MaybeValue(() => new TimeOnly(random.NextInt64(TimeSpan.TicksPerDay))), Maybe(Text), Maybe(Text),
            Some(0, 2, () => new ReferencedDicomObject(Code(), Uid()))));
    }

    private ReferencedPlane Plane() => new(Vector(), Vector(), MaybeValue(Positive), MaybeValue(Positive), MaybeValue(Positive), Vector());

    private double Positive() => 0.1 + random.NextDouble();

    private PartialVector Vector() => new(MaybeValue(Real), MaybeValue(Real), MaybeValue(Real));

    private DicomSegmentationEntity Segmentation() => new(Uid(), new("1.2.840.10008.5.1.4.1.1.66.4"), Uid(), AnImage(), Whole(), MaybeValue(Uid), MaybeValue(Uid));

    private Uid AnImage() => images[random.Next(images.Count)];
}
