using System.Text;
using CrowdAnnotate.Server.Annotations;
using CrowdAnnotate.Server.Archive;
using CrowdAnnotate.Server.Campaigns;
using CrowdAnnotate.Server.Reading;
using CrowdAnnotate.Server.Releases;
using CrowdAnnotate.Volumes;

namespace CrowdAnnotate.Server.Tests.Releases;

public class DatasetTablesTests
{
    [Theory]
    [InlineData("=cmd|' /C calc'!A0")]
    [InlineData("+1+1")]
    [InlineData("-1+1")]
    [InlineData("@SUM(A1)")]
    [InlineData("\t=1")]
    [InlineData("\r=1")]
    public void A_text_that_a_spreadsheet_would_run_is_inert(string text)
    {
        var table = Encoding.UTF8.GetString(DatasetTables.Labels(Content(text)));
        table.Split('\n')[1].Split(',').ShouldAllBe(field => field.TrimStart('"').Length == 0 || !"=+-@\t\r".Contains(field.TrimStart('"')[0]));
        table.ShouldContain("'" + text.Replace("\"", "\"\"", StringComparison.Ordinal));
    }

    [Fact]
    public void A_negative_number_stays_a_number()
    {
        var content = Content("plain");
        var annotation = content.Cases[0].Annotations[0] with
        {
            Measured = new Measured([new MeasuredValue("2.25.5", null, new CodeAnswer("112031", "DCM", "Attenuation Coefficient"), null, -861.25, "[hnsf'U]", "pixelSpacing")], []),
        };
        var table = Encoding.UTF8.GetString(DatasetTables.Measurements(content with { Cases = [content.Cases[0] with { Annotations = [annotation] }] }));
        table.ShouldContain(",-861.25,");
    }

    private static ReleaseContent Content(string answer)
    {
        var campaign = CampaignEndpoints.New("Campaign", null, 2, synthetic: true, DateTimeOffset.UnixEpoch);
        var @case = new Server.Campaigns.Case { Id = Guid.NewGuid(), CampaignId = campaign.Id, Number = "Case 0001", StudyUid = "2.25.1", SeriesUid = "2.25.2", Synthetic = true };
        var series = new ArchivedSeries
        {
            Id = "2.25.2", StudyUid = "2.25.1", Patient = "P", Modality = "CT", Synthetic = true, ImportedAt = DateTimeOffset.UnixEpoch, Slices = [],
            Layout = new SeriesGrid(1, 1, 1, [0, 0, 0], [1, 0, 0], [0, 1, 0], [0, 0, 1], 1, 1, 1, null, CalibrationSource.PixelSpacing),
        };
        var reading = new CaseReading([new Finding("2.25.5", "Lesion", [], [new Answer("margin", new CodeAnswer("RID5707", "RadLex", answer), null)])], false, null);
        var annotation = new AnnotationDocument
        {
            Id = Guid.NewGuid(), AssignmentId = Guid.NewGuid(), CampaignId = campaign.Id, CaseId = @case.Id, ReaderId = Guid.NewGuid(), Pseudonym = "quiet-otter",
            AnnotationUid = "2.25.9", Aim = "", Reading = reading, Measured = new Measured([], []), ContentSha256 = "", SubmittedAt = DateTimeOffset.UnixEpoch,
        };
        return new ReleaseContent(campaign, [new ReleasedCase(@case, series, [annotation], null, null)], null);
    }
}
