using CrowdAnnotate.Aim;
using CrowdAnnotate.Measurement;
using CrowdAnnotate.Primitives;
using CrowdAnnotate.Server.Reading;
using Finding = CrowdAnnotate.Server.Reading.Finding;
using Mark = CrowdAnnotate.Server.Reading.Mark;

namespace CrowdAnnotate.Server.Annotations;

/// <summary>One finding as an ImageAnnotation: its marks, what was measured on each, and the coded answers.</summary>
public sealed class FindingAsAim(ReadingOrigin origin, Finding finding, int index, CaseReading reading, Measured measured)
{
    private readonly string path = PathOf(index);
    private readonly List<MarkupEntity> markups = [];
    private readonly Dictionary<Guid, IReadOnlyList<MarkupEntity>> shapesOf = [];
    private readonly List<CalculationEntity> calculations = [];
    private readonly List<AnnotationStatement> statements = [];

    /// <summary>Of the finding at a place of its reading, from 0: its UIDs follow from it.</summary>
    internal static string PathOf(int index) => $"finding-{index}";

    public ImageAnnotation Make()
    {
        foreach (var mark in finding.Marks)
        {
            AddMarkups(mark);
        }

        foreach (var measurement in measured.Measurements.Where(m => m.TrackingUid == finding.TrackingUid))
        {
            AddCalculation(measurement);
        }

        var marked = finding.Marks.Select(m => m.SopInstanceUid).ToHashSet();
        var answers = AnswerPlacement.Place(origin.Campaign.Template, finding.Answers.Select(a => new TemplateAnswer(a.QuestionId, Code(a.Code), a.Confidence, a.Value)), NextUid());
        return new ImageAnnotation(
            DerivedUid.Of(origin.SubmissionId, path), [Codes.Lesion], new AimDateTime(origin.At), finding.Label, ReadingAsAim.Comment(reading),
            ReadingAsAim.Precedent(origin, finding.TrackingUid), templateUid: origin.Campaign.Template.Uid, trackingUniqueIdentifier: new Uid(finding.TrackingUid),
            physicalEntities: answers.PhysicalEntities, calculations: calculations, inferences: answers.Inferences,
            observations: [new ImagingObservationEntity(Id("observation"), new CodedAnswer(Codes.Lesion), isPresent: true, answers.Characteristics), .. answers.Observations],
            markups: markups, statements: statements,
            imageReferences: [ReadingAsAim.Images(origin, Id("images"), origin.Series.Slices.Where(s => marked.Contains(s.SopInstanceUid)))]);
    }

    private Uid Id(string name) => DerivedUid.Of(origin.SubmissionId, $"{path}/{name}");

    private void AddMarkups(Mark mark)
    {
        var placed = DrawnMarks.Place(mark, origin.Series)!;

        // The longer of two drawn axes is the long one, as in what was measured.
        var drawn = MarkMeasurement.Measure(placed.Mark, origin.Series.Grid.ToPlane(placed.Slice)).Mark;
        var part = 0;
        shapesOf[mark.Id] = MarkShapes.Of(drawn, () => DerivedUid.Of(mark.Id, $"{origin.SubmissionId:N}/{Part(drawn.Kind, part++)}"), markups.Count + 1);
        markups.AddRange(shapesOf[mark.Id]);
    }

    // The names that submissions from before were made with.
    private static string Part(Aim.MarkKind kind, int number) => (kind, number) switch
    {
        (Aim.MarkKind.Contour, 0) => "contour",
        (Aim.MarkKind.Bidirectional, 0) => "long",
        (Aim.MarkKind.Bidirectional, 1) => "short",
        _ => $"shape-{number}",
    };

    private void AddCalculation(MeasuredValue m)
    {
        var uid = Id($"calculation-{calculations.Count}");
        var concept = Code(m.Concept);
        CodedConcept[] types = m.Derivation is null ? [concept] : [concept, Code(m.Derivation)];
        var description = m.Derivation is null ? concept.Meaning : $"{m.Derivation.Meaning} of {concept.Meaning}";
        calculations.Add(new CalculationEntity(
            uid, types, description, [new CompactCalculationResult(new Quantity(m.Value, new UcumUnit(m.Unit)), description)], algorithm: Calibrated(m)));
        statements.AddRange(Shapes(m, concept).Select(shape => new AnnotationStatement(StatementKind.CalculationEntityReferencesMarkupEntity, uid, shape)));
    }

    // What was measured on a mark points to its shapes, of two axes to its own; what was measured of the finding to every outline.
    private IEnumerable<Uid> Shapes(MeasuredValue m, CodedConcept concept)
    {
        var shapes = m.MarkId is { } mark
            ? shapesOf[mark] is [TwoDimensionMultiPoint longer, TwoDimensionMultiPoint shorter] ? [concept == Codes.ShortAxis ? shorter : longer] : shapesOf[mark]
            : markups.Where(s => s is TwoDimensionPolyline or TwoDimensionEllipse or TwoDimensionCircle);
        return shapes.Select(s => MarkShapes.ShapeOf(s).UniqueIdentifier);
    }

    // Where the millimetres come from is part of the number.
    private static Algorithm Calibrated(MeasuredValue m) => new(
        "CrowdAnnotate measurement", [new CodedConcept("measurement", "99CROWD", "Measurement from stored coordinates and pixels")],
        version: Operations.ServerSettings.SoftwareVersion,
        parameters: [new AlgorithmParameter("calibration", m.Calibration, Codes.String)]);

    private Func<Uid> NextUid()
    {
        var next = 0;
        return () => Id($"answer-{next++}");
    }

    private static CodedConcept Code(CodeAnswer code) => new(code.Value, code.Scheme, code.Meaning);
}
