using CrowdAnnotate.Aim;
using CrowdAnnotate.Dicom;
using CrowdAnnotate.Interchange.PresentationStates;
using CrowdAnnotate.Interchange.Tests.Sr;
using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Interchange.Tests.PresentationStates;

public class PresentationStateTests
{
    [Fact]
    public void Drawn_shapes_and_words_become_markup_on_each_image_they_are_on()
    {
        var state = State();
        state.AddOrUpdate(DicomTag.GraphicAnnotationSequence, Annotation(
            state, [1, 2],
            [
                ("PIXEL", "POINT", [3.5, 4.5]), ("PIXEL", "POLYLINE", [1, 1, 9, 1, 9, 9, 1, 1]), ("PIXEL", "POLYLINE", [1, 1, 9, 1]), ("PIXEL", "CIRCLE", [5, 5, 5, 9]),
                ("PIXEL", "ELLIPSE", [1, 5, 9, 5, 5, 3, 5, 7]), ("PIXEL", "INTERPOLATED", [1, 1, 5, 2, 9, 9]), ("MATRIX", "POINT", [1, 1]), ("PIXEL", "CIRCLE", [5, 5]),
            ],
            [("see here", [7.0, 8.0])]));
        var reading = PresentationState.Read(state);

        reading.Collection!.ImageAnnotations.Count.ShouldBe(2);
        var first = reading.Collection.ImageAnnotations[0];
        first.Markups.Select(m => m.GetType()).ShouldBe(
        [
            typeof(TwoDimensionPoint), typeof(TwoDimensionPolyline), typeof(TwoDimensionMultiPoint), typeof(TwoDimensionCircle), typeof(TwoDimensionEllipse),
            typeof(TwoDimensionMultiPoint), typeof(TextAnnotationEntity),
        ]);
        ((TwoDimensionPoint)first.Markups[0]).Points[0].ShouldBe(new ImagePoint(3.5, 4.5));
        ((TwoDimensionPolyline)first.Markups[1]).Points.Count.ShouldBe(3);
        var words = (TextAnnotationEntity)first.Markups[6];
        words.Text.ShouldBe("see here");
        words.Connector.ShouldBeOfType<TwoDimensionPoint>().Points[0].ShouldBe(new ImagePoint(7, 8));
        first.Name.ShouldBe("MARKED");
        first.DicomImageReferences.Single().Study.Series.Images.Single().SopInstanceUid.ShouldBe(Marked.Slice(1));
        reading.Collection.User!.Name.ShouldBe("Roe^Jo");
        reading.Collection.DateTime.ToString().ShouldBe("20240119072710");
        reading.Findings.Select(f => f.Path).ShouldContain("GraphicAnnotationSequence[1]/GraphicObjectSequence[7]");
        reading.Findings.Select(f => f.Path).ShouldContain("GraphicAnnotationSequence[1]/GraphicObjectSequence[8]");
        AimXml.Read(AimXml.Write(reading.Collection)).Errors.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(1, 1, 100, 50, 0, 25, 25)]
    [InlineData(11, 21, 60, 40, 0, 22.5, 30)]
    [InlineData(100, 1, 1, 50, 0, 75, 25)]
    [InlineData(1, 50, 100, 1, 90, 50, 37.5)]
    public void Display_relative_points_lie_where_the_displayed_area_puts_them(int left, int top, int right, int bottom, int rotation, double x, double y)
    {
        var state = State().AddOrUpdate(DicomTag.ImageRotation, rotation);
        state.AddOrUpdate(DicomTag.DisplayedAreaSelectionSequence, new DicomDataset(state)
            .AddOrUpdate(DicomTag.DisplayedAreaTopLeftHandCorner, left, top).AddOrUpdate(DicomTag.DisplayedAreaBottomRightHandCorner, right, bottom));
        state.AddOrUpdate(DicomTag.GraphicAnnotationSequence, Annotation(state, [1], [("DISPLAY", "POINT", [0.25, 0.5])], []));
        var point = (TwoDimensionPoint)PresentationState.Read(state).Collection!.ImageAnnotations[0].Markups[0];
        point.Points[0].ShouldBe(new ImagePoint(x, y));
    }

    [Fact]
    public void What_is_no_presentation_state_and_one_without_drawings_are_refused()
    {
        PresentationState.Read(OldReport.Make()).Findings.ShouldHaveSingleItem().IsError.ShouldBeTrue();
        PresentationState.Read(State()).Findings.ShouldContain(f => f.IsError);
    }

    private static DicomDataset State()
    {
        var state = new DicomDataset()
            .AddOrUpdate(DicomTag.SOPClassUID, "1.2.840.10008.5.1.4.1.1.11.1").AddOrUpdate(DicomTag.SOPInstanceUID, Marked.U(1))
            .AddOrUpdate(DicomTag.StudyInstanceUID, Marked.Study).AddOrUpdate(DicomTag.SeriesInstanceUID, Marked.U(2))
            .AddOrUpdate(DicomTag.PresentationCreationDate, "20240119").AddOrUpdate(DicomTag.PresentationCreationTime, "072710")
            .AddOrUpdate(DicomTag.ContentLabel, "MARKED").AddOrUpdate(DicomTag.ContentCreatorName, "Roe^Jo");
        return state.AddOrUpdate(DicomTag.ReferencedSeriesSequence, new DicomDataset(state).AddOrUpdate(DicomTag.SeriesInstanceUID, Marked.Series)
            .AddOrUpdate(DicomTag.ReferencedImageSequence, Reference(state, 1), Reference(state, 2), Reference(state, 3)));
    }

    private static DicomDataset Annotation(
        DicomDataset state, int[] slices, (string Units, string Type, double[] Points)[] graphics, (string Text, double[] Anchor)[] texts)
    {
        var item = new DicomDataset(state).AddOrUpdate(DicomTag.GraphicLayer, "LAYER");
        item.AddOrUpdate(DicomTag.ReferencedImageSequence, [.. slices.Select(s => Reference(item, s))]);
        item.AddOrUpdate(DicomTag.GraphicObjectSequence, [.. graphics.Select(g => new DicomDataset(item)
            .AddOrUpdate(DicomTag.GraphicAnnotationUnits, g.Units).AddOrUpdate(DicomTag.GraphicType, g.Type).AddOrUpdate(DicomTag.GraphicData, g.Points))]);
        return item.AddOrUpdate(DicomTag.TextObjectSequence, [.. texts.Select(t => new DicomDataset(item)
            .AddOrUpdate(DicomTag.UnformattedTextValue, t.Text).AddOrUpdate(DicomTag.AnchorPointAnnotationUnits, "PIXEL").AddOrUpdate(DicomTag.AnchorPoint, t.Anchor))]);
    }

    private static DicomDataset Reference(DicomDataset parent, int slice) => new DicomDataset(parent)
        .AddOrUpdate(DicomTag.ReferencedSOPClassUID, Marked.CT).AddOrUpdate(DicomTag.ReferencedSOPInstanceUID, Marked.Slice(slice));
}
