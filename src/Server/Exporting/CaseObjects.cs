using CrowdAnnotate.Interchange;
using CrowdAnnotate.Server.Archive;
using CrowdAnnotate.Server.CaseConsensus;

namespace CrowdAnnotate.Server.Exporting;

/// <summary>The objects of one case, each made when it is asked for; one that cannot be made takes none of the others with it.</summary>
internal sealed class CaseObjects(ExportedCase @case, ExportFormat format, ReaderFindings findings, PixelStore objects, ILogger log)
{
    public IEnumerable<ExportedObject> All()
    {
        var writer = new FormatWriter(format);
        var readers = new ReaderObjects(@case, writer);
        foreach (var annotation in @case.Annotations)
        {
            yield return Make($"{@case.Folder}/readers/{annotation.Pseudonym}{format.Extension}", annotation.SubmittedAt, losses => readers.Write(annotation, losses));
        }

        if (@case.Result is not { Lesions.Count: > 0 } result)
        {
            yield break;
        }

        foreach (var file in new ConsensusObjects(@case, writer, findings, objects).Files())
        {
            yield return Make($"{@case.Folder}/consensus/{file.Name}", result.ComputedAt, file.Make);
        }

        foreach (var file in new AdjudicatedObjects(@case, writer, findings, objects).Files())
        {
            yield return Make($"{@case.Folder}/adjudicated/{file.Name}", @case.Standing.Values.Max(d => d.At), file.Make);
        }
    }

    private ExportedObject Make(string path, DateTimeOffset at, Func<List<Loss>, byte[]> make)
    {
        var losses = new List<Loss>();
        try
        {
            return ExportedObject.Written(path, @case.Case.Id, at, make(losses), losses);
        }
        catch (NothingToWrite nothing)
        {
            return ExportedObject.Absent(path, @case.Case.Id, at, nothing.Message);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            log.LogError(e, "Object {Path} of case {CaseId} cannot be exported", path, @case.Case.Id);
            return ExportedObject.Failed(path, @case.Case.Id, at, Reason(e));
        }
    }

    // What the writers say of their input is for whoever asked; a path of this machine is not.
    private static string Reason(Exception e) => e switch
    {
        FileNotFoundException => "The consensus was computed anew while the export was made. Export the case again.",
        _ => WriterReason.Of(e),
    };
}
