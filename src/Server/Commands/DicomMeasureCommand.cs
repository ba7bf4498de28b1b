using System.CommandLine;
using System.Text.Json;
using CrowdAnnotate.Dicom;
using CrowdAnnotate.Server.Commands.Measuring;

namespace CrowdAnnotate.Server.Commands;

/// <summary>How fast a made CT is parsed and de-identified, for the benchmarks: they start the program and reference nothing of it.</summary>
public static class DicomMeasureCommand
{
    private const int Elements = 89;
    private const int Edge = 512;

    // An image of hardly any pixels: what is left is the data set.
    private const int Smallest = 2;

    private sealed record Measured(
        int Elements, double[] MemoryGigabytesPerSecond, double[] FileGigabytesPerSecond, double BytesAllocatedPerElement, double[] DeidentifyMilliseconds, double[] WithPixelsMilliseconds);

    public static Command Create()
    {
        var command = new Command("measure", "Measure parsing and de-identification of a made CT; print JSON.") { Hidden = true };
        command.SetAction(_ => Run());
        return command;
    }

    private static int Run()
    {
        var path = Path.GetTempFileName();
        try
        {
            var bytes = DicomWriter.Write(Image());
            File.WriteAllBytes(path, bytes);
            var file = InMemory(bytes);
            var (headers, whole, next) = (Slices(file, Smallest), Slices(file, Edge), 0);
            var clean = new Deidentification(DeidentificationProfile.BuiltIn("public")!, new DeidentificationKey(new byte[DeidentificationKey.Length]));
            double[] Milliseconds(DicomFile[] files) => [.. Rounds.Seconds(() => Accepted(clean.Apply(files[next++ % files.Length], out var _))).Select(s => s * 1e3)];
            var before = GC.GetAllocatedBytesForCurrentThread();
            InMemory(bytes);
            var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            double[] Rate(double[] seconds) => [.. seconds.Select(s => bytes.Length / s / 1e9)];
            Console.WriteLine(JsonSerializer.Serialize(new Measured(
                file.Dataset.Items.Count, Rate(Rounds.Seconds(() => InMemory(bytes))), Rate(Rounds.Seconds(() => OnDisk(path))), (double)allocated / file.Dataset.Items.Count,
                Milliseconds(headers), Milliseconds(whole)), JsonSerializerOptions.Web));
            return CommandLine.Done;
        }
        finally
        {
            File.Delete(path);
        }
    }

    // Those of a series differ in their own UID, so that nothing remembered of one serves for the next.
    private static DicomFile[] Slices(DicomFile first, int edge)
    {
        const int Slices = 300;
        return [.. Enumerable.Range(0, Slices).Select(i =>
        {
            var dataset = new DicomDataset();
            foreach (var item in first.Dataset.Items)
            {
                dataset.AddOrUpdate(item);
            }

            return InMemory(DicomWriter.Write(dataset.AddOrUpdate(DicomTag.SOPInstanceUID, $"1.2.3.4.{i}").AddOrUpdate(DicomTag.Rows, edge).AddOrUpdate(DicomTag.Columns, edge)
                .AddOrUpdate(new DicomPixelData(DicomTag.PixelData, DicomVR.OW, 0, new byte[2 * edge * edge]))));
        })];
    }

    private static DicomFile InMemory(byte[] bytes)
    {
        DicomFile.TryRead(bytes, out var file, out var refusal);
        Accepted(refusal);
        return file!;
    }

    private static void OnDisk(string path)
    {
        using var handle = File.OpenHandle(path);
        DicomFile.TryRead(handle, out _, out var refusal);
        Accepted(refusal);
    }

    private static void Accepted(DicomRefusal? refusal)
    {
        if (refusal is not null)
        {
            throw new CommandRefusal($"The made CT is refused: {refusal}.");
        }
    }

    // Attributes of the patient, study, equipment and acquisition, as many as a CT has.
    private static DicomDataset Image()
    {
        var dataset = new DicomDataset().AddOrUpdate(DicomTag.SOPClassUID, SopClasses.CTImage).AddOrUpdate(DicomTag.SOPInstanceUID, "1.2.3.4")
            .AddOrUpdate(DicomTag.StudyInstanceUID, "1.2.3").AddOrUpdate(DicomTag.SeriesInstanceUID, "1.2.3.9").AddOrUpdate(DicomTag.Modality, "CT")
            .AddOrUpdate(DicomTag.PatientName, "Doe^Jane").AddOrUpdate(DicomTag.PatientID, "ID-77").AddOrUpdate(DicomTag.StudyDate, "20200101")
            .AddOrUpdate(DicomTag.Rows, Edge).AddOrUpdate(DicomTag.Columns, Edge).AddOrUpdate(DicomTag.SamplesPerPixel, 1)
            .AddOrUpdate(DicomTag.PhotometricInterpretation, "MONOCHROME2").AddOrUpdate(DicomTag.BitsAllocated, 16).AddOrUpdate(DicomTag.BitsStored, 16)
            .AddOrUpdate(DicomTag.HighBit, 15).AddOrUpdate(DicomTag.PixelRepresentation, 1)
            .AddOrUpdate(new DicomPixelData(DicomTag.PixelData, DicomVR.OW, 0, new byte[2 * Edge * Edge]));
        foreach (var attribute in DicomDictionary.Attributes.Where(a => !a.IsRetired && a.Multiplicity == "1" && a.Tag.Group is 0x0008 or 0x0010 or 0x0018 or 0x0020).OrderBy(a => a.Tag))
        {
            if (dataset.Items.Count < Elements && !dataset.Contains(attribute.Tag) && Value(attribute.VR.Code) is { } value)
            {
                dataset.AddOrUpdate(attribute.Tag, value);
            }
        }

        return dataset;
    }

    private static string? Value(string vr) => vr switch
    {
        "DA" => "20200102", "TM" => "101500", "DS" => "1.25", "IS" => "7", "LO" => "Chest routine", "SH" => "A12", "PN" => "Roe^Richard", "UI" => "1.2.3.4.5", "AS" => "045Y", _ => null,
    };
}
