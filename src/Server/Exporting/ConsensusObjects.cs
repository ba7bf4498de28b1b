using CrowdAnnotate.Aim;
using CrowdAnnotate.Interchange;
using CrowdAnnotate.Interchange.Seg;
using CrowdAnnotate.Server.Archive;
using CrowdAnnotate.Server.CaseConsensus;
using CrowdAnnotate.Volumes;

namespace CrowdAnnotate.Server.Exporting;

/// <summary>A file of the consensus, made when it is asked for.</summary>
/// <param name="Name">In the folder of the consensus.</param>
internal sealed record ConsensusFile(string Name, Func<List<Loss>, byte[]> Make);

/// <summary>
/// The consensus of a case in a format. Every UID follows from the case and the version of its result. AIM and SR refer to the SEG,
/// so it goes along with them.
/// </summary>
internal sealed class ConsensusObjects(ExportedCase @case, FormatWriter writer, ReaderFindings findings, PixelStore objects)
{
    private readonly CaseResult result = @case.Result!;
    private readonly FormatWriter segWriter = new(ExportFormat.Seg);
    private IReadOnlyList<ConsensusLesion>? lesions;
    private readonly List<Loss> without = [];

    public IEnumerable<ConsensusFile> Files()
    {
        var votes = result.Lesions.Where(l => l.Consensus is not null).Select(l => new ConsensusFile($"votes-{l.Id.ToLowerInvariant()}{writer.Format.Extension}", losses => Votes(l, losses)));
        var consensus = new ConsensusFile($"consensus{writer.Format.Extension}", Consensus);
        return writer.Format switch
        {
            { IsOfRegions: false } when writer.Format == ExportFormat.Sr => [consensus, new("consensus.seg.dcm", Seg)],
            { IsOfRegions: false } => [consensus, new($"adjudication{writer.Format.Extension}", Adjudication), new("consensus.seg.dcm", Seg)],
            _ when writer.Format == ExportFormat.Seg || writer.Format == ExportFormat.Nifti || writer.Format == ExportFormat.Nrrd => [consensus, .. votes],
            _ => [consensus],
        };
    }

    private string Seed => FormattableString.Invariant($"{@case.Case.Id:N}/{result.Version}");

    private byte[] Consensus(List<Loss> losses)
    {
        var found = Lesions(losses);
        if (writer.Format.IsOfRegions)
        {
            Tell(losses, writer.Format == ExportFormat.RtStruct || writer.Format == ExportFormat.Coco, "votes", "The share of readers in each voxel has no place in the format.");
            return writer.Regions(new PlacedRegions([.. found.Select(l => l.Region)], @case.Images.Series, Making()), $"{Seed}/{writer.Format.Name}", losses);
        }

        Tell(losses, writer.Format == ExportFormat.Sr, "adjudication", "SR has no annotations of annotations: which reader's finding went into which lesion is lost; the documents it was made of stand as Derived from Document.");
        return writer.Annotations(Aim(found), @case.Images.Headers, Making().Provenance, losses);
    }

    // A lesion can be decided on without having a consensus.
    private byte[] Adjudication(List<Loss> losses)
    {
        var found = !@case.Series.Grid.IsVolume ? [] : @case.Standing.Count > 0 ? lesions ?? ConsensusLesion.Of(@case, objects, []) : Lesions(losses);
        return writer.Document(new AdjudicationAsAim(@case, SeededUids.From(FormattableString.Invariant($"{Seed}/adjudication/{@case.Adjudication?.Basis ?? 0}"))).Make(found.Count == 0 ? [] : [.. found.Zip(Aim(found).ImageAnnotations)]));
    }

    private byte[] Seg(List<Loss> losses) => segWriter.Regions(Placed(Lesions(losses)), $"{Seed}/seg", losses);

    private byte[] Votes(LesionResult lesion, List<Loss> losses)
    {
        @case.RequireVolume();

        var region = LesionVotes.Of(lesion, @case.Computed, @case.Series, findings);
        var votes = region.Votes.Probability.PasteInto(@case.Images.Series.Grid, region.ProbabilityBox);
        if (writer.Format != ExportFormat.Seg)
        {
            losses.Add(new Loss(lesion.Id, "The file holds the share of readers in each voxel and nothing else."));
            return writer.Values(votes);
        }

        var found = Lesions([]).FirstOrDefault(l => l.Lesion.Id == lesion.Id) ?? throw new NothingToWrite("The consensus of the lesion holds no voxel.");
        var segmentation = new Segmentation(SegmentationKind.Probability, votes.Geometry, [new SegmentRegion(1, found.Segment, votes)]);
        var written = SegWriter.Write(segmentation, @case.Images.Series, Making(), SeededUids.From($"{Seed}/votes/{lesion.Id}"));
        losses.AddRange(written.Losses);
        using var file = new MemoryStream();
        DerivedObject.Save(file, written.Result);
        return file.ToArray();
    }

    // The SEG is written for its UIDs, by which AIM refers to it; they do not depend on what else is written.
    private ImageAnnotationCollection Aim(IReadOnlyList<ConsensusLesion> found)
    {
        var seg = SegWriter.Write(Segmentation.Binary(found.Select(l => (l.Segment, l.Mask))), @case.Images.Series, Making(), SeededUids.From($"{Seed}/seg")).Result;
        return ConsensusAsAim.Make(@case, found, SegInstance.Of(seg), Making(), SeededUids.From($"{Seed}/aim"));
    }

    private PlacedRegions Placed(IReadOnlyList<ConsensusLesion> found) => new([.. found.Select(l => l.Region)], @case.Images.Series, Making());

    private IReadOnlyList<ConsensusLesion> Lesions(List<Loss> losses)
    {
        @case.RequireVolume();

        lesions ??= ConsensusLesion.Of(@case, objects, without);
        losses.AddRange(without);
        Tell(losses, result.Submissions.Count < @case.Annotations.Count, "consensus", $"It stands on {result.Submissions.Count} of {@case.Annotations.Count} submissions: the next one is being computed.");
        return lesions.Count > 0 ? lesions : throw new NothingToWrite("No lesion has a consensus region.");
    }

    private static void Tell(List<Loss> losses, bool lost, string path, string message)
    {
        if (lost)
        {
            losses.Add(new Loss(path, message));
        }
    }

    private Making Making()
    {
        var methods = string.Join("; ", result.Lesions.Select(l => l.Consensus?.Method).OfType<string>().Distinct());
        var sources = @case.Computed.Select(a => new Primitives.Uid(a.AnnotationUid)).ToValueList();
        return new Making(result.ComputedAt.UtcDateTime, result.SoftwareVersion, Reader: null, @case.Provenance with { Computed = new ComputedFrom(methods, result.SoftwareVersion, sources) });
    }
}
