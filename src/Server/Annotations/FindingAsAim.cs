using CrowdAnnotate.Aim;
using CrowdAnnotate.Primitives;
using CrowdAnnotate.Server.Reading;
using MarkKind = CrowdAnnotate.Server.Reading.MarkKind;

namespace CrowdAnnotate.Server.Annotations;

/// <summary>One finding as an ImageAnnotation: its marks, what was measured on each, and the coded answers.</summary>
public sealed class FindingAsAim(ReadingOrigin origin, Finding finding, int index, CaseReading reading, Measured measured)
{
    private readonly string path = $"finding-{index}";
    private readonly List<MarkupEntity> markups = [];
    private readonly Dictionary<(Guid Mark, bool Short), Uid> markupOf = [];
    private readonly List<CalculationEntity> calculations = [];
    private readonly List<AnnotationStatement> statements = [];

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
            templateUid: origin.Campaign.Template.Uid, trackingUniqueIdentifier: new Uid(finding.TrackingUid),
            physicalEntities: answers.PhysicalEntities, calculations: calculations, inferences: answers.Inferences,
            observations: [new ImagingObservationEntity(Id("observation"), new CodedAnswer(Codes.Lesion), isPresent: true, answers.Characteristics), .. answers.Observations],
            markups: markups, statements: statements,
            imageReferences: [ReadingAsAim.Images(origin, Id("images"), origin.Series.Slices.Where(s => marked.Contains(s.SopInstanceUid)))]);
    }

    private Uid Id(string name) => DerivedUid.Of(origin.SubmissionId, $"{path}/{name}");

    private void AddMarkups(Mark mark)
    {
        var points = mark.Points.Select(p => new ImagePoint(p[0], p[1])).ToList();
        if (mark.Kind == MarkKind.Contour)
        {
            markupOf[(mark.Id, false)] = Add(uid => new TwoDimensionPolyline(uid, markups.Count + 1, new Uid(mark.SopInstanceUid), points, mark.Frame), mark, "contour");
            return;
        }

        // The longer of two drawn axes is the long one, as in what was measured.
        var plane = origin.Series.Grid.ToPlane(0);
        if (plane.Distance(points[0], points[1]) < plane.Distance(points[2], points[3]))
        {
            points = [points[2], points[3], points[0], points[1]];
        }

        // ePAD and ClearCanvas read two points of a MultiPoint, and only that, as a line.
        markupOf[(mark.Id, false)] = Add(uid => new TwoDimensionMultiPoint(uid, markups.Count + 1, new Uid(mark.SopInstanceUid), points.Take(2), mark.Frame), mark, "long");
        markupOf[(mark.Id, true)] = Add(uid => new TwoDimensionMultiPoint(uid, markups.Count + 1, new Uid(mark.SopInstanceUid), points.Skip(2), mark.Frame), mark, "short");
    }

    private Uid Add(Func<Uid, MarkupEntity> make, Mark mark, string part)
    {
        var uid = DerivedUid.Of(mark.Id, $"{origin.SubmissionId:N}/{part}");
        markups.Add(make(uid));
        return uid;
    }

    private void AddCalculation(MeasuredValue m)
    {
        var uid = Id($"calculation-{calculations.Count}");
        var concept = Code(m.Concept);
        CodedConcept[] types = m.Derivation is null ? [concept] : [concept, Code(m.Derivation)];
        var description = m.Derivation is null ? concept.Meaning : $"{m.Derivation.Meaning} of {concept.Meaning}";
        calculations.Add(new CalculationEntity(
            uid, types, description, [new CompactCalculationResult(new Quantity(m.Value, new UcumUnit(m.Unit)), description)], algorithm: Calibrated(m)));
        var shapes = m.MarkId is { } mark
            ? [markupOf[(mark, concept == Codes.ShortAxis)]]
            : markups.OfType<TwoDimensionPolyline>().Select(p => p.UniqueIdentifier);
        statements.AddRange(shapes.Select(shape => new AnnotationStatement(StatementKind.CalculationEntityReferencesMarkupEntity, uid, shape)));
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
