using CrowdAnnotate.Aim.Tests;
using CrowdAnnotate.Dicom;
using CrowdAnnotate.Interchange.Sr;

namespace CrowdAnnotate.Interchange.Tests.Sr;

/// <summary>Documents with everything AIM has, and reports that are broken.</summary>
public class AnyDocumentTests
{
    /// <summary>What was lost once is all that is ever lost.</summary>
    [Fact]
    public void Any_document_can_be_written_and_what_came_back_goes_again_without_loss()
    {
        for (var seed = 0; seed < 60; seed++)
        {
            var back = StructuredReport.Read(StructuredReport.Write(Generated.OfImages(seed)).Result).Collection.ShouldNotBeNull($"seed {seed}");
            var again = StructuredReport.Write(back);
            again.Losses.Where(l => !l.Path.EndsWith("/shapeIdentifier", StringComparison.Ordinal)).ShouldBeEmpty($"seed {seed}");
            SameReading.Xml(StructuredReport.Read(again.Result).Collection!).ShouldBe(SameReading.Xml(back), $"seed {seed}");
        }
    }

    [Fact]
    public void A_report_with_any_of_its_bytes_changed_is_read_or_refused()
    {
        var bytes = DicomWriter.Write(StructuredReport.Write(Marked.Five(), provenance: new Provenance("Campaign")).Result);
        var random = new Random(20261128);
        var read = 0;
        for (var round = 0; round < 3000; round++)
        {
            var changed = (byte[])bytes.Clone();
            for (var n = random.Next(1, 5); n > 0; n--)
            {
                changed[random.Next(400, changed.Length)] = (byte)random.Next(256);
            }

            if (DicomFile.TryRead(changed, out var file, out _))
            {
                var reading = StructuredReport.Read(file.Dataset);
                (reading.Collection is null).ShouldBe(reading.Findings.Any(f => f.IsError));
                read++;
            }
        }

        read.ShouldBeGreaterThan(500);
    }
}
