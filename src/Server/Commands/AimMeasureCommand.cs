using System.CommandLine;
using System.Diagnostics;
using System.Text.Json;
using System.Xml;
using System.Xml.Linq;
using System.Xml.Schema;
using CrowdAnnotate.Aim;
using CrowdAnnotate.Interchange.Seg;
using CrowdAnnotate.Server.Commands.Measuring;

namespace CrowdAnnotate.Server.Commands;

/// <summary>How fast annotations and segmentations are written, read and checked, for the benchmarks: they start the program and reference nothing of it.</summary>
internal static class AimMeasureCommand
{
    // A reading of one case: three lesions with axes and outline.
    private const int Lesions = 3;

    private static readonly Argument<string> What = new("WHAT") { Description = "documents, segmentations, make FILE or check FILE." };
    private static readonly Argument<string?> Path = new("FILE") { Description = "Document of many annotations to make or check.", Arity = ArgumentArity.ZeroOrOne };
    private static readonly Option<string?> Schema = new("--schema") { Description = "AIM's schema: .NET checks the same bytes by it.", HelpName = "FILE" };
    private static readonly Option<int> Annotations = new("--annotations") { Description = "How many annotations `make` writes.", DefaultValueFactory = _ => 5000 };

    private sealed record Documents(
        int Bytes, double[] WriteSeconds, double[] ReadSeconds, double[] CheckSeconds, double[] TreeWriteSeconds, double[] TreeReadSeconds, double[]? SchemaSeconds);

    private sealed record Segments(string Kind, double[] WriteSeconds, double[] ReadSeconds);

    private sealed record Cost(double CpuSeconds, double PeakMegabytes);

    static AimMeasureCommand() => What.AcceptOnlyFromAmong("documents", "segmentations", "make", "check");

    public static Command Create()
    {
        var command = new Command("measure", "Measure writing, reading and checking of made annotations and segmentations; print JSON.") { What, Path, Schema, Annotations };
        command.Hidden = true;
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult parsed)
    {
        var path = parsed.GetValue(Path);
        object measured = (parsed.GetValue(What), path) switch
        {
            ("documents", _) => OfDocuments(parsed.GetValue(Schema)),
            ("segmentations", _) => new[] { SegmentationKind.Binary, SegmentationKind.Probability, SegmentationKind.LabelMap }.Select(OfSegmentations).ToArray(),
            (_, null) => throw new CommandRefusal("It needs a FILE."),
            ("make", _) => Making(path, parsed.GetValue(Annotations)),
            _ => Checking(path),
        };
        Console.WriteLine(JsonSerializer.Serialize(measured, JsonSerializerOptions.Web));
        return CommandLine.Done;
    }

    private static long Making(string path, int annotations)
    {
        using var file = File.Create(path);
        AimXml.Write(MadeAnnotations.Of(annotations, outlined: false), file);
        return file.Length;
    }

    // Of the whole process, its start included: whoever wants to take that off measures a small file as well.
    private static Cost Checking(string path)
    {
        if (AimReader.Check(File.ReadAllBytes(path)).Any(s => s.Reading.Errors.Any()))
        {
            throw new CommandRefusal($"{path} is no valid document.");
        }

        using var process = Process.GetCurrentProcess();
        return new(process.TotalProcessorTime.TotalSeconds, process.PeakWorkingSet64 / 1e6);
    }

    private static Segments OfSegmentations(SegmentationKind kind)
    {
        var made = new MadeSegmentation();
        var (segmentation, file) = (made.Of(kind), Array.Empty<byte>());
        return new(kind.ToString(), Rounds.Each(() => file = made.Write(segmentation)), Rounds.Each(() => made.Read(file)));
    }

    private static Documents OfDocuments(string? schema)
    {
        var document = MadeAnnotations.Of(Lesions, outlined: true);
        var bytes = Written(s => AimXml.Write(document, s));
        var tree = XDocument.Load(new MemoryStream(bytes));
        return new(
            bytes.Length, Rounds.Seconds(() => Written(s => AimXml.Write(document, s))), Rounds.Seconds(() => AimReader.Read(bytes)), Rounds.Seconds(() => AimReader.Check(bytes)),
            Rounds.Seconds(() => Written(tree.Save)), Rounds.Seconds(() => XDocument.Load(new MemoryStream(bytes))), schema is null ? null : OfSchema(schema, bytes));
    }

    private static byte[] Written(Action<Stream> write)
    {
        using var stream = new MemoryStream();
        write(stream);
        return stream.ToArray();
    }

    private static double[] OfSchema(string schema, byte[] bytes)
    {
        var schemas = new XmlSchemaSet { XmlResolver = new XmlUrlResolver() };
        schemas.Add(null, schema);
        schemas.Compile();
        var settings = new XmlReaderSettings { ValidationType = ValidationType.Schema, Schemas = schemas };
        return Rounds.Seconds(() =>
        {
            using var xml = XmlReader.Create(new MemoryStream(bytes), settings);
            while (xml.Read())
            {
            }
        });
    }
}
