using CrowdAnnotate.Dicom;
using CrowdAnnotate.Interchange;
using CrowdAnnotate.Interchange.Seg;
using CrowdAnnotate.Primitives;
using CrowdAnnotate.Volumes;
using Marten;

namespace CrowdAnnotate.Server.Archive.Review;

/// <summary>
/// What must not be touched when a face is removed: the regions of the structure sets and segmentations of the archive, held ones too,
/// that are about the series.
/// </summary>
public static class SparedRegions
{
    private const string StructureSet = "1.2.840.10008.5.1.4.1.1.481.3";
    private static readonly string[] Modalities = ["RTSTRUCT", "SEG"];

    /// <summary>The objects that name the series, one of its images, or its frame of reference.</summary>
    /// <param name="one">Of the series.</param>
    /// <param name="images">The SOP Instance UIDs of the series.</param>
    public static async Task<IReadOnlyList<ArchivedInstance>> LoadAsync(IQuerySession session, HeldInstance one, IEnumerable<string> images, CancellationToken cancel)
    {
        var patient = one.Patient;
        var waiting = await session.Query<HeldInstance>().Where(h => h.Patient == patient && h.Modality.IsOneOf(Modalities)).ToListAsync(cancel);
        string[] series = [.. (await session.Query<ArchivedSeries>().Where(s => s.Patient == patient && s.Modality.IsOneOf(Modalities)).ToListAsync(cancel)).Select(s => s.Id)];
        var served = await session.Query<ArchivedInstance>().Where(i => i.SeriesUid.IsOneOf(series)).ToListAsync(cancel);
        var frame = SeriesPixels.HeaderOf(one.Instance).GetString(DicomTag.FrameOfReferenceUID);
        var names = images.Append(one.SeriesUid).Concat(frame is null ? [] : [frame]).Select(uid => $"\"{uid}\"").ToList();
        return [.. served.Concat(waiting.Select(h => h.Instance)).Where(i => names.Exists(n => i.Header.Contains(n, StringComparison.Ordinal))).OrderBy(i => i.Id, StringComparer.Ordinal)];
    }

    /// <returns>Why one cannot be read; null when <paramref name="spared"/> has them all, or is null for there are none.</returns>
    public static DicomRefusal? Read(
        IReadOnlyList<ArchivedInstance> objects, IReadOnlyList<DicomDataset> headers, VolumeGeometry grid, PixelStore store, out Mask? spared)
    {
        spared = objects.Count == 0 ? null : new Mask(grid);
        foreach (var one in objects)
        {
            if (Mark(one, headers, store, spared!) is { } refusal)
            {
                return refusal;
            }
        }

        return null;
    }

    private static DicomRefusal? Mark(ArchivedInstance one, IReadOnlyList<DicomDataset> headers, PixelStore store, Mask into)
    {
        if (one.PartTenName is null)
        {
            return new DicomRefusal("The object is not kept as a file", DicomTag.SOPClassUID);
        }

        if (!DicomFile.TryRead(store.Read(one.PartTenName), out var file, out var refusal))
        {
            return refusal;
        }

        return file.Dataset.GetString(DicomTag.SOPClassUID) == StructureSet
            ? StructureRegions.Mark(file.Dataset, headers[0].GetUid(DicomTag.FrameOfReferenceUID), into)
            : MarkSegments(file, headers, into);
    }

    private static DicomRefusal? MarkSegments(DicomFile file, IReadOnlyList<DicomDataset> headers, Mask into)
    {
        // Decoders of the system are not asked here, where they could take the server down.
        if (file.TransferSyntax.IsEncapsulated && file.TransferSyntax.Uid.Value != "1.2.840.10008.1.2.5")
        {
            return new DicomRefusal("The segmentation is compressed otherwise than by RLE", DicomTag.PixelData);
        }

        if (!SourceSeries.TryOf(headers, out var source, out var refusal) || !SegReader.TryRead(file, source, out var reading, out refusal))
        {
            return refusal;
        }

        foreach (var region in reading.Segmentation.Regions)
        {
            MaskTransfer.Add(Spared(region), into);
        }

        return null;
    }

    // All of a fraction is spared.
    private static MaskBlock Spared(SegmentRegion region) => region.Fractions is { } f
        ? new MaskBlock(f.Grid, f.Box, Array.ConvertAll(f.Voxels, v => (byte)(v > 0 ? 1 : 0))) : region.Mask;
}
