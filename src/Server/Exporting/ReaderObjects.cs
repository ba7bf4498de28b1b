using System.Text;
using CrowdAnnotate.Aim;
using CrowdAnnotate.Interchange;
using CrowdAnnotate.Interchange.Regions;
using CrowdAnnotate.Server.Annotations;
using CrowdAnnotate.Server.Operations;

namespace CrowdAnnotate.Server.Exporting;

/// <summary>One reader's submission in a format. The reader is named by pseudonym alone.</summary>
internal sealed class ReaderObjects(ExportedCase @case, FormatWriter writer)
{
    /// <exception cref="NothingToWrite">The reader outlined nothing, and the format holds regions alone.</exception>
    public byte[] Write(AnnotationDocument annotation, List<Loss> losses)
    {
        if (writer.Format == ExportFormat.Xml)
        {
            return Encoding.UTF8.GetBytes(annotation.Aim);
        }

        var document = AimXml.Read(annotation.Aim).Collection ?? throw new InvalidDataException("The stored AIM document cannot be read.");
        return writer.Format.IsOfRegions
            ? Regions(annotation, document, losses)
            : writer.Annotations(document, @case.Images.Headers, @case.Provenance, losses);
    }

    private byte[] Regions(AnnotationDocument annotation, ImageAnnotationCollection document, List<Loss> losses)
    {
        @case.RequireVolume();

        var source = @case.Images.Series;
        var read = RegionsOfAim.Of(document, source);
        losses.AddRange(read.Losses);
        var regions = read.Result.Where(r => r.Mask.Count > 0 || r.Contours.Count > 0).ToList();
        if (regions.Count == 0)
        {
            throw new NothingToWrite(annotation.Reading.NoLesion ? "The reader saw no lesion: there is no region." : "No finding has a region.");
        }

        var making = new Making(
            document.DateTime.Value, document.Equipment?.SoftwareVersion ?? ServerSettings.SoftwareVersion, annotation.Pseudonym, @case.Provenance);
        return writer.Regions(new PlacedRegions(regions, source, making), $"{annotation.Id:N}/{writer.Format.Name}", losses);
    }
}
