using System.Text;
using CrowdAnnotate.Server.Adjudication;
using CrowdAnnotate.Server.Archive;
using CrowdAnnotate.Server.CaseConsensus;
using CrowdAnnotate.Volumes;

namespace CrowdAnnotate.Server.Releases;

/// <summary>The regions that curators decided, beside the computed ones: a mask for each lesion, and the AIM document of what was redrawn.</summary>
internal static class AdjudicatedFiles
{
    public static IEnumerable<(string Path, byte[] Bytes)> Of(ReleasedCase @case, ReaderFindings findings, PixelStore objects)
    {
        foreach (var (lesion, decision) in Standing(@case))
        {
            if (decision.Redrawn is { } redrawn)
            {
                yield return ($"aim/{@case.Folder}/{lesion.Id}-redrawn.xml", Encoding.UTF8.GetBytes(redrawn.Aim));
            }

            var computed = @case.Annotations.Where(a => @case.Result!.Submissions.Contains(a.Id));
            if (AdjudicatedRegion.Of(decision, lesion, @case.Series, computed, findings, objects) is { } mask)
            {
                using var nifti = new MemoryStream();
                NiftiFile.Write(nifti, mask, compressed: true);
                yield return ($"masks/{@case.Folder}/{lesion.Id}-adjudicated.nii.gz", nifti.ToArray());
            }
        }
    }

    private static IEnumerable<(LesionResult Lesion, Decision Decision)> Standing(ReleasedCase @case)
    {
        var lesions = @case.Result?.Lesions ?? [];
        var standing = StandingDecisions.Of(@case.Adjudication, lesions);
        return lesions.Where(l => standing.ContainsKey(l.Id)).Select(l => (l, standing[l.Id]));
    }
}
