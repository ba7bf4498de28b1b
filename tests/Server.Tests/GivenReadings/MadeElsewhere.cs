using CrowdAnnotate.Aim;
using CrowdAnnotate.Dicom;
using CrowdAnnotate.Interchange;
using CrowdAnnotate.Interchange.KeyObjects;
using CrowdAnnotate.Interchange.Regions;
using CrowdAnnotate.Interchange.Sr;
using CrowdAnnotate.Phantoms;
using CrowdAnnotate.Primitives;
using CrowdAnnotate.Server.Tests.Hosting;

namespace CrowdAnnotate.Server.Tests.GivenReadings;

/// <summary>What another program made of a phantom as the scanner sent it: by its own UIDs, with an identity planted wherever there is room.</summary>
internal sealed class MadeElsewhere
{
    private static readonly Uid CtImage = new("1.2.840.10008.5.1.4.1.1.2");
    private readonly PhantomSeries series;
    private readonly string patient;
    private readonly string name;
    private readonly string seed = Guid.NewGuid().ToString("N");
    private int next;

    public MadeElsewhere(PhantomSeries series)
    {
        this.series = series;
        DicomFile.TryRead(series.Files[0], out var file, out var refusal).ShouldBeTrue(refusal?.ToString());
        (patient, name) = (file!.Dataset.GetString(DicomTag.PatientID)!, file.Dataset.GetString(DicomTag.PatientName)!);
        Issuer = file.Dataset.GetString(DicomTag.IssuerOfPatientID);
    }

    public static readonly AimDateTime At = new(new DateTimeOffset(2024, 5, 6, 7, 8, 9, TimeSpan.Zero));

    /// <summary>Words that are nowhere else.</summary>
    public static readonly string[] Planted = ["Grzbvyolk", "Xulmpqatz", "ACC5519ZX", "Wovkhedrin"];

    public string Patient => patient;

    public string? Issuer { get; }

    public PhantomTruth Truth => series.Truth;

    public string Sop(int slice) => Truth.SopInstanceUids[slice];

    /// <summary>Lesions of the truth, outlined and with their axes, and the answers of the lesion survey.</summary>
    /// <param name="uid">What an image is called; by its own UID unless given.</param>
    /// <param name="factor">By which the long axis is misstated.</param>
    public ImageAnnotationCollection Aim(IEnumerable<int> lesions, Func<string, string>? uid = null, string? patientId = null, double factor = 1, bool answered = true)
    {
        var annotations = lesions.Select(n => Annotation(Truth.Lesions[n], uid ?? (u => u), factor, answered)).ToList();
        return new ImageAnnotationCollection(
            Next(), new Uid((uid ?? (u => u))(Truth.StudyInstanceUid)), Next(), At, annotations, accessionNumber: "ACC5519ZX", description: "Read by Xulmpqatz",
            user: new User("Wovkhedrin", "wovkhedrin"), equipment: new Equipment("Siemens", "Xulmpqatz", "ACC5519ZX"), person: new Person($"Grzbvyolk {name}", patientId ?? patient, new DateOnly(1951, 2, 3), "F"));
    }

    private ImageAnnotation Annotation(TruthLesion lesion, Func<string, string> uid, double factor, bool answered)
    {
        var largest = lesion.Slices.Single(s => s.Slice == lesion.LargestSlice);
        var image = new Uid(uid(largest.SopInstanceUid));
        var (longAxis, shortAxis) = (Line(1, image, largest.LongAxis), Line(2, image, largest.ShortAxis));
        List<CalculationEntity> calculations = [Length(Codes.LongAxis, largest.LongAxis.Millimetres * factor), Length(Codes.ShortAxis, largest.ShortAxis.Millimetres)];
        var answers = AnswerPlacement.Place(
            BuiltInTemplates.LesionSurvey, answered ? Hand.Answers("904").Select(a => new TemplateAnswer(a.QuestionId, new CodedConcept(a.Code.Value, a.Code.Scheme, a.Code.Meaning), a.Confidence)) : [], Next);
        return new ImageAnnotation(
            Next(), [Codes.Lesion], At, $"Lesion {lesion.Label}", comment: "mass seen by Xulmpqatz on 03/02/1951", physicalEntities: answers.PhysicalEntities, calculations: calculations, inferences: answers.Inferences,
            observations: [new ImagingObservationEntity(Next(), new CodedAnswer(Codes.Lesion), true, answers.Characteristics), .. answers.Observations],
            markups: [longAxis, shortAxis, .. lesion.Slices.Select((s, i) => new TwoDimensionPolyline(Next(), i + 3, new Uid(uid(s.SopInstanceUid)), Outline(s)))],
            statements: [new(StatementKind.CalculationEntityReferencesMarkupEntity, calculations[0].UniqueIdentifier, longAxis.UniqueIdentifier), new(StatementKind.CalculationEntityReferencesMarkupEntity, calculations[1].UniqueIdentifier, shortAxis.UniqueIdentifier)],
            imageReferences: [new DicomImageReferenceEntity(Next(), new ImageStudy(
                new Uid(uid(Truth.StudyInstanceUid)),
                new ImageSeries(new Uid(uid(Truth.SeriesInstanceUid)), new CodedConcept("CT", "DCM", "Computed Tomography"), lesion.Slices.Select(s => new Image(CtImage, new Uid(uid(s.SopInstanceUid))))),
                new DateOnly(2024, 5, 1), accessionNumber: "ACC5519ZX"))]);
    }

    /// <summary>A report of the same.</summary>
    public byte[] Report(params int[] lesions) => Part10(StructuredReport.Write(Aim(lesions)).Result);

    public byte[] Seg(params int[] lesions) => Regions(lesions, (r, s, m) => RegionExport.ToSeg(r, s, m, Next).Result);

    public byte[] Structures(params int[] lesions) => Regions(lesions, (r, s, m) => RegionExport.ToStructureSet(r, s, m, Next).Result);

    /// <summary>A presentation state with an outline, a line, words in both kinds of units, on one image.</summary>
    public byte[] Drawings(int slice)
    {
        var state = Begin("1.2.840.10008.5.1.4.1.1.11.1", "PR").AddOrUpdate(DicomTag.PresentationCreationDate, "20240506").AddOrUpdate(DicomTag.PresentationCreationTime, "070809")
            .AddOrUpdate(DicomTag.ContentLabel, "MARKED").AddOrUpdate(DicomTag.ContentCreatorName, "Wovkhedrin^Jo");
        state.AddOrUpdate(DicomTag.ReferencedSeriesSequence, new DicomDataset(state).AddOrUpdate(DicomTag.SeriesInstanceUID, Truth.SeriesInstanceUid).AddOrUpdate(DicomTag.ReferencedImageSequence, Reference(state, slice)));
        state.AddOrUpdate(DicomTag.DisplayedAreaSelectionSequence, new DicomDataset(state).AddOrUpdate(DicomTag.DisplayedAreaTopLeftHandCorner, 1, 1).AddOrUpdate(DicomTag.DisplayedAreaBottomRightHandCorner, Truth.Columns, Truth.Rows));
        var item = new DicomDataset(state).AddOrUpdate(DicomTag.GraphicLayer, "LAYER");
        item.AddOrUpdate(DicomTag.ReferencedImageSequence, Reference(item, slice));
        item.AddOrUpdate(DicomTag.GraphicObjectSequence, Graphic(item, "PIXEL", "POLYLINE", [40, 40, 60, 40, 60, 70, 40, 40]), Graphic(item, "DISPLAY", "POLYLINE", [0.25, 0.25, 0.5, 0.5]));
        item.AddOrUpdate(DicomTag.TextObjectSequence, new DicomDataset(item).AddOrUpdate(DicomTag.UnformattedTextValue, "lesion of Grzbvyolk").AddOrUpdate(DicomTag.AnchorPointAnnotationUnits, "PIXEL").AddOrUpdate(DicomTag.AnchorPoint, 30.0, 20.0));
        return Part10(state.AddOrUpdate(DicomTag.GraphicAnnotationSequence, item));
    }

    /// <summary>A key object selection of some images.</summary>
    public byte[] KeyImages(params int[] slices)
    {
        var root = Begin(KeyObjectSelection.SopClass.Value, "KO").AddOrUpdate(DicomTag.ContentDate, "20240506").AddOrUpdate(DicomTag.ContentTime, "070809").AddOrUpdate(DicomTag.ValueType, "CONTAINER")
            .AddCode(DicomTag.ConceptNameCodeSequence, new CodedConcept("113000", "DCM", "Of Interest"));
        root.AddOrUpdate(DicomTag.ContentSequence,
            [
                new DicomDataset(root).AddOrUpdate(DicomTag.RelationshipType, "HAS OBS CONTEXT").AddOrUpdate(DicomTag.ValueType, "PNAME").AddCode(DicomTag.ConceptNameCodeSequence, new CodedConcept("121008", "DCM", "Person Observer Name")).AddOrUpdate(DicomTag.PersonName, "Wovkhedrin^Jo"),
                new DicomDataset(root).AddOrUpdate(DicomTag.RelationshipType, "CONTAINS").AddOrUpdate(DicomTag.ValueType, "TEXT").AddCode(DicomTag.ConceptNameCodeSequence, new CodedConcept("113012", "DCM", "Key Object Description")).AddOrUpdate(DicomTag.TextValue, "nodule Xulmpqatz"),
                .. slices.Select(z => new DicomDataset(root).AddOrUpdate(DicomTag.RelationshipType, "CONTAINS").AddOrUpdate(DicomTag.ValueType, "IMAGE").AddOrUpdate(DicomTag.ReferencedSOPSequence, Reference(root, z))),
            ]);
        var study = new DicomDataset(root).AddOrUpdate(DicomTag.StudyInstanceUID, Truth.StudyInstanceUid);
        study.AddOrUpdate(DicomTag.ReferencedSeriesSequence, new DicomDataset(study).AddOrUpdate(DicomTag.SeriesInstanceUID, Truth.SeriesInstanceUid).AddOrUpdate(DicomTag.ReferencedSOPSequence, [.. slices.Select(z => Reference(study, z))]));
        return Part10(root.AddOrUpdate(DicomTag.CurrentRequestedProcedureEvidenceSequence, study));
    }

    private DicomDataset Begin(string sopClass, string modality) => new DicomDataset()
        .AddOrUpdate(DicomTag.SOPClassUID, sopClass).AddOrUpdate(DicomTag.SOPInstanceUID, Next()).AddOrUpdate(DicomTag.StudyInstanceUID, Truth.StudyInstanceUid).AddOrUpdate(DicomTag.SeriesInstanceUID, Next())
        .AddOrUpdate(DicomTag.PatientID, patient).AddOrUpdate(DicomTag.PatientName, name).AddOrUpdate(DicomTag.AccessionNumber, "ACC5519ZX").AddOrUpdate(DicomTag.Modality, modality)
        .AddOrUpdate(DicomTag.Manufacturer, "SIEMENS").AddOrUpdate(DicomTag.InstitutionName, "Grzbvyolk");

    private static DicomDataset Graphic(DicomDataset parent, string units, string type, double[] points) => new DicomDataset(parent)
        .AddOrUpdate(DicomTag.GraphicAnnotationUnits, units).AddOrUpdate(DicomTag.GraphicType, type).AddOrUpdate(DicomTag.GraphicData, points);

    private DicomDataset Reference(DicomDataset parent, int slice) => new DicomDataset(parent)
        .AddOrUpdate(DicomTag.ReferencedSOPClassUID, CtImage).AddOrUpdate(DicomTag.ReferencedSOPInstanceUID, Sop(slice));

    private byte[] Regions(int[] lesions, Func<IReadOnlyList<AnnotatedRegion>, SourceSeries, Making, DicomDataset> write)
    {
        var headers = series.Files.Select(f => DicomFile.TryRead(f, out var file, out _) ? file!.Dataset : throw new InvalidOperationException()).ToList();
        SourceSeries.TryOf(headers, out var source, out var refusal).ShouldBeTrue(refusal?.ToString());
        var regions = RegionsOfAim.Of(Aim(lesions), source!).Result;
        return Part10(write(regions, source!, new Making(new DateTime(2024, 5, 6), "1", "Wovkhedrin", Provenance.None)));
    }

    private static byte[] Part10(DicomDataset dataset)
    {
        using var file = new MemoryStream();
        DerivedObject.Save(file, dataset);
        return file.ToArray();
    }

    private TwoDimensionMultiPoint Line(int number, Uid image, TruthAxis axis) => new(Next(), number, image, [Of(axis.From), Of(axis.To)]);

    private CalculationEntity Length(CodedConcept concept, double millimetres) =>
        new(Next(), [concept], concept.Meaning, [new CompactCalculationResult(new Quantity(millimetres, UcumUnit.Millimetre), concept.Meaning)]);

    // The section of an ellipsoid is an ellipse.
    private static IEnumerable<ImagePoint> Outline(TruthSlice section)
    {
        var (a, b) = (section.LongAxis, section.ShortAxis);
        var (x, y) = ((a.From.X + a.To.X) / 2, (a.From.Y + a.To.Y) / 2);
        return Enumerable.Range(0, 40).Select(i => Math.Tau * i / 40).Select(t => new ImagePoint(
            x + (Math.Cos(t) * (a.To.X - a.From.X) / 2) + (Math.Sin(t) * (b.To.X - b.From.X) / 2), y + (Math.Cos(t) * (a.To.Y - a.From.Y) / 2) + (Math.Sin(t) * (b.To.Y - b.From.Y) / 2)));
    }

    private static ImagePoint Of(TruthPoint p) => new(p.X, p.Y);

    private Uid Next() => Uid.FromBits(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes($"{seed}/{++next}")).AsSpan(0, 16));
}
