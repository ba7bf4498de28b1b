using CrowdAnnotate.Aim;
using CrowdAnnotate.Dicom;
using CrowdAnnotate.Interchange.Sr;
using CrowdAnnotate.Primitives;
using CsCheck;

namespace CrowdAnnotate.Interchange.Tests.Sr;

/// <summary>AIM to SR and back.</summary>
public class ReportRoundTripTests
{
    [Fact]
    public void What_a_report_can_hold_comes_back_as_it_was() => GeneratedReadings.Collection.Sample(
        collection =>
        {
            var written = StructuredReport.Write(collection);
            // The number of a shape is counted anew where two lines are one mark, and carries no meaning.
            written.Losses.Where(l => !l.Path.EndsWith("/shapeIdentifier", StringComparison.Ordinal)).ShouldBeEmpty();
            var reading = StructuredReport.Read(File(written.Result));
            reading.Findings.ShouldBeEmpty();
            SameReading.Xml(reading.Collection!).ShouldBe(SameReading.Xml(collection));
        },
        iter: 150, threads: 1);

    [Fact]
    public void What_a_report_cannot_hold_is_listed_with_its_path_and_the_rest_comes_back()
    {
        var odd = Odd();
        var written = StructuredReport.Write(Marked.Collection(odd));
        const string at = "/ImageAnnotationCollection/imageAnnotations/ImageAnnotation[1]";
        string[] expected =
        [
            "templateUid", "precedentReferencedAnnotationUid", "auditTrailCollection", "inferenceEntityCollection", "imageAnnotationStatementCollection/ImageAnnotationStatement[2]",
            "imagingObservationEntityCollection/ImagingObservationEntity[1]/annotatorConfidence", "imagingObservationEntityCollection/ImagingObservationEntity[1]/label",
            "markupEntityCollection/MarkupEntity[2]", "markupEntityCollection/MarkupEntity[1]/twoDimensionSpatialCoordinateCollection", "calculationEntityCollection/CalculationEntity[1]/mathML",
        ];
        foreach (var path in expected)
        {
            written.Losses.Select(l => l.Path).ShouldContain($"{at}/{path}");
        }

        var back = StructuredReport.Read(File(written.Result)).Collection!.ImageAnnotations.ShouldHaveSingleItem();
        back.Markups.ShouldHaveSingleItem().ShouldBeOfType<TwoDimensionPolyline>().Points[0].X.ShouldBe(1.0 / 3, 1e-7);
        back.Calculations[0].Results[0].Scalar!.Value.Value.ShouldBe(1.0 / 7);
        back.Observations[0].IsPresent.ShouldBe(false);
    }

    [Fact]
    public void A_contour_of_ten_thousand_points_comes_back()
    {
        var points = Enumerable.Range(0, 10_000).Select(i => new ImagePoint((float)(256 + (200 * Math.Cos(i * Math.Tau / 10_000))), (float)(256 + (200 * Math.Sin(i * Math.Tau / 10_000))))).ToList();
        var collection = Marked.Collection(Marked.One(600, "Outline", [new TwoDimensionPolyline(Marked.U(610), 1, Marked.Slice(1), points)], []));
        var written = StructuredReport.Write(collection);
        written.IsLossless.ShouldBeTrue();
        SameReading.Xml(StructuredReport.Read(File(written.Result)).Collection!).ShouldBe(SameReading.Xml(collection));
    }

    [Fact]
    public void A_contour_longer_than_16_bits_of_length_is_read_by_pydicom_and_dsrdump()
    {
        const string Read = """
            import sys, pydicom
            print(*(f'{e.VR} {len(e.value)} {e.value[-1]}' for e in pydicom.dcmread(sys.argv[1]).iterall() if e.keyword == 'GraphicData'))
            """;
        var points = Enumerable.Range(0, 8192).Select(i => new ImagePoint(1 + (i % 500), i / 20.0)).ToList();
        using var file = new TemporaryFile(StructuredReport.Write(Marked.Collection(Marked.One(
            600, "Outline", [new TwoDimensionPolyline(Marked.U(610), 1, Marked.Slice(1), points)], []))).Result);

        // The first point is repeated at the end.
        Judge.Pydicom(Read, file.Path).Trim().ShouldBe("FL 16386 0.0");
        Judge.Needs("dsrdump");
        var (code, output, error) = Judge.Run("dsrdump", file.Path);
        (code, output.Contains("SCOORD", StringComparison.Ordinal)).ShouldBe((0, true), error);
    }

    [Fact, Trait("Category", "Long")]
    public void Five_thousand_annotations_come_back_from_one_file()
    {
        var collection = Marked.Collection([.. Enumerable.Range(0, 5000).Select(n => Marked.One(
            1000 + (n * 10), $"Lesion {n}", [new TwoDimensionMultiPoint(Marked.U(1006 + (n * 10)), 1, Marked.Slice(1 + (n % 300)), [new(n % 512, 1), new(2, 3)])],
            [(Marked.Number(Marked.U(1007 + (n * 10)), n / 3.0, UcumUnit.Millimetre, Codes.Length), Marked.U(1006 + (n * 10)))]))]);
        var reading = StructuredReport.Read(File(StructuredReport.Write(collection).Result));
        reading.Findings.ShouldBeEmpty();
        SameReading.Xml(reading.Collection!).ShouldBe(SameReading.Xml(collection));
    }

    [Fact]
    public void The_provenance_of_a_consensus_stands_in_the_report_and_no_person()
    {
        var provenance = new Provenance(
            "Liver, protocol 2", "RECIST target lesion", new ComputedFrom("STAPLE", "1.2", [Marked.U(7), Marked.U(8)]),
            [new DocumentReference(Marked.Study, Marked.U(5), StructuredReport.ComprehensiveSr, Marked.U(6))]);
        var written = StructuredReport.Write(Marked.Collection(Marked.Contour()), provenance: provenance);
        written.Losses.ShouldHaveSingleItem().Path.ShouldBe("/ImageAnnotationCollection/user");
        var reading = StructuredReport.Read(File(written.Result));
        reading.Origin!.Provenance.ShouldBe(provenance);
        reading.Collection!.User.ShouldBeNull();
        Judge.Dciodvfy(written.Result).Errors.ShouldBeEmpty();
    }

    private static DicomDataset File(DicomDataset report) =>
        DicomFile.TryRead(DicomWriter.Write(report), out var file, out var refusal) ? file.Dataset : throw new InvalidOperationException(refusal.ToString());

    private static ImageAnnotation Odd()
    {
        var area = new CalculationEntity(
            Marked.U(720), [Codes.Area], "Area", [new CompactCalculationResult(new Quantity(1.0 / 7, UcumUnit.SquareMillimetre), "Area")], mathML: "<math/>");
        return new ImageAnnotation(
            Marked.U(700), [Codes.Lesion], Marked.Morning, "Odd", precedentReferencedAnnotationUid: Marked.U(701), templateUid: Marked.U(702),
            auditTrails: [new AuditTrail(Codes.Lesion, Marked.Morning, Codes.Lesion)], calculations: [area],
            inferences: [new InferenceEntity(Marked.U(703), new CodedAnswer(Codes.Lesion))],
            observations: [new ImagingObservationEntity(Marked.U(704), new CodedAnswer([Codes.Lesion], annotatorConfidence: 0.5, label: "Lesion?"), false)],
            markups:
            [
                new TwoDimensionPolyline(Marked.U(710), 1, Marked.Slice(1), [new(1.0 / 3, 1), new(9, 1), new(9, 9)]),
                new TwoDimensionPolyline(Marked.U(711), 2, Marked.Slice(1), [new(3, 2), new(5, 2), new(5, 4)], details: new ShapeDetails(includeFlag: false)),
            ],
            statements: [Marked.Tie(area, Marked.U(710)), new(StatementKind.ImageAnnotationHasCalculationEntity, Marked.U(700), Marked.U(720))],
            imageReferences: [Marked.Slices(Marked.U(705), Marked.CT, 1)]);
    }
}
