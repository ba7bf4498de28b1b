using System.Xml;
using System.Xml.Schema;
using CrowdAnnotate.Aim;
using CrowdAnnotate.Server.Annotations;
using CrowdAnnotate.Server.Reading;
using CrowdAnnotate.Server.Tests.Hosting;
using Marten;

namespace CrowdAnnotate.Server.Tests.Annotations;

/// <summary>What is stored of a submission: AIM 4.2, with the reader's own coordinates, answers and words.</summary>
public class StoredAimTests(TestServer server)
{
    [Fact]
    public async Task The_document_and_the_event_are_the_same_and_read_back_whole()
    {
        var (open, reading, document, submitted) = await SubmittedAsync(661);
        submitted.Aim.ShouldBe(document.Aim);
        submitted.ContentSha256.ShouldBe(document.ContentSha256);
        var read = AimXml.Read(document.Aim);
        read.IsComplete.ShouldBeTrue(string.Join('\n', read.Findings));
        var collection = read.Collection!;
        collection.UniqueIdentifier.Value.ShouldBe(document.AnnotationUid);
        collection.User!.Name.ShouldBe(document.Pseudonym);
        collection.ImageAnnotations.Count.ShouldBe(reading.Findings.Count);
        foreach (var (annotation, finding) in collection.ImageAnnotations.Zip(reading.Findings))
        {
            annotation.TrackingUniqueIdentifier!.Value.Value.ShouldBe(finding.TrackingUid);
            annotation.Name.ShouldBe(finding.Label);
            var lines = annotation.Markups.OfType<TwoDimensionPolyline>().ToList();
            var contours = finding.Marks.Where(m => m.Kind == Server.Reading.MarkKind.Contour).ToList();
            lines.Select(l => l.ImageReferenceUid!.Value.Value).ShouldBe(contours.Select(c => c.SopInstanceUid));
            lines.Zip(contours).ShouldAllBe(p => p.First.Points.Select(q => new[] { q.X, q.Y }).Zip(p.Second.Points).All(q => q.First.SequenceEqual(q.Second)));
            var axes = annotation.Markups.OfType<TwoDimensionMultiPoint>().SelectMany(a => a.Points).Select(p => (p.X, p.Y));
            axes.ShouldBe(finding.Marks.Single(m => m.Kind == Server.Reading.MarkKind.Bidirectional).Points.Select(p => (p[0], p[1])));
            AnswerPlacement.Of(annotation).Select(a => (a.Answer.Value, a.Answer.Scheme, a.Confidence)).ShouldBe(
                finding.Answers.Select(a => (a.Code.Value, a.Code.Scheme, a.Confidence)), ignoreOrder: true);
            annotation.Calculations.Count.ShouldBe(document.Measured.Measurements.Count(m => m.TrackingUid == finding.TrackingUid));
        }

        document.Aim.ShouldContain(open.Case.StudyUid);
        document.Aim.ShouldContain("A word &lt;with&gt; marks &amp; ümlauts");
    }

    [Fact]
    public async Task It_is_valid_by_the_schema_of_aim()
    {
        var folder = SchemaFolder();
        Assert.SkipUnless(Directory.Exists(folder), "The folder of AIM's schema is not beside the repository.");
        var schemas = new XmlSchemaSet { XmlResolver = new XmlUrlResolver() };
        schemas.Add(null, Path.Combine(folder, "AIM_v4.2_rv2_XML.xsd"));
        schemas.Compile();
        Complaints((await SubmittedAsync(662)).Document.Aim, schemas).ShouldBeEmpty();
        Complaints((await NoLesionAsync(663)).Aim, schemas).ShouldBeEmpty();
    }

    [Fact]
    public async Task No_lesion_is_a_statement_of_its_own()
    {
        var annotation = AimXml.Read((await NoLesionAsync(664)).Aim).Collection!.ImageAnnotations.ShouldHaveSingleItem();
        annotation.Observations.ShouldHaveSingleItem().IsPresent.ShouldBe(false);
        annotation.Markups.ShouldBeEmpty();
    }

    private static List<string> Complaints(string xml, XmlSchemaSet schemas)
    {
        var complaints = new List<string>();
        var settings = new XmlReaderSettings { ValidationType = ValidationType.Schema, Schemas = schemas };
        settings.ValidationFlags |= XmlSchemaValidationFlags.ReportValidationWarnings;
        settings.ValidationEventHandler += (_, e) => complaints.Add($"{e.Exception.LineNumber}: {e.Message}");
        using var reader = XmlReader.Create(new StringReader(xml), settings);
        while (reader.Read())
        {
        }

        return complaints;
    }

    private static string SchemaFolder()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (root is not null && !File.Exists(Path.Combine(root.FullName, "CrowdAnnotate.sln")))
        {
            root = root.Parent;
        }

        return Path.Combine(root?.FullName ?? "", "..", "shared", "data", "aim", "xsd");
    }

    private async Task<(AssignmentAnswer Open, CaseReading Reading, AnnotationDocument Document, AnnotationSubmitted Event)> SubmittedAsync(int seed)
    {
        var reader = await (await TestCampaign.MakeAsync(server, 2, PhantomSeries.Of(seed, 256))).ReaderAsync();
        var open = await reader.OpenAsync();
        var reading = reader.Draw(open, Hand.Trembling(5), 0, 1) with { Comment = "A word <with> marks & ümlauts" };
        var answer = await reader.SubmittedAsync(open, reading);
        await using var session = server.Store.QuerySession();
        var events = await session.Events.FetchStreamAsync(open.Id);
        return (open, reading, (await session.LoadAsync<AnnotationDocument>(answer.SubmissionId))!, (AnnotationSubmitted)events.ShouldHaveSingleItem().Data);
    }

    private async Task<AnnotationDocument> NoLesionAsync(int seed)
    {
        var reader = await (await TestCampaign.MakeAsync(server, 2, PhantomSeries.Of(seed))).ReaderAsync();
        var open = await reader.OpenAsync();
        var answer = await reader.SubmittedAsync(open, new CaseReading([], true, null));
        await using var session = server.Store.QuerySession();
        return (await session.LoadAsync<AnnotationDocument>(answer.SubmissionId))!;
    }
}
