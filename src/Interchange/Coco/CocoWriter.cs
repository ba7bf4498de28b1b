using System.Text.Json;
using CrowdAnnotate.Aim;
using CrowdAnnotate.Interchange.Regions;
using CrowdAnnotate.Interchange.RtStruct;
using CrowdAnnotate.Primitives;
using CrowdAnnotate.Volumes;

namespace CrowdAnnotate.Interchange.Coco;

/// <summary>
/// Regions as a COCO data set: an image for each slice, an annotation for each region of a slice, a category for each code. Points are
/// pixels from the corner of the first one, as in AIM. A slice with a hole is written by run lengths, any other as polygons.
/// </summary>
public static class CocoWriter
{
    /// <summary>The data set as UTF-8 JSON, with what it could not hold.</summary>
    public static Conversion<byte[]> Write(IReadOnlyList<AnnotatedRegion> regions, SourceSeries source, Making making)
    {
        ArgumentNullException.ThrowIfNull(regions);
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(making);
        var (losses, categories) = (new List<Loss>(), regions.Select(r => r.Meaning.Type).Distinct().ToList());
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            WriteInfo(json, making);
            WriteImages(json, source);
            WriteCategories(json, categories, regions);
            json.WriteStartArray("annotations");
            var next = 1;
            for (var i = 0; i < regions.Count; i++)
            {
                next = WriteRegion(json, regions[i], i + 1, categories.IndexOf(regions[i].Meaning.Type) + 1, next, losses);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        losses.Add(new Loss("images", "COCO holds no pixel spacing and no place in the patient; with the images they are found again."));
        return new(stream.ToArray(), losses.ToValueList());
    }

    private static void WriteInfo(Utf8JsonWriter json, Making making)
    {
        json.WriteStartObject("info");
        json.WriteString("description", making.Provenance.Campaign ?? "");
        json.WriteString("version", making.SoftwareVersion);
        json.WriteNumber("year", making.Created.Year);
        json.WriteString("contributor", making.Reader ?? making.Provenance.Computed?.Method ?? "");
        json.WriteString("date_created", making.Created.ToString("yyyy-MM-ddTHH:mm:ss", System.Globalization.CultureInfo.InvariantCulture));
        json.WriteEndObject();
        json.WriteStartArray("licenses");
        json.WriteEndArray();
    }

    private static void WriteImages(Utf8JsonWriter json, SourceSeries source)
    {
        json.WriteStartArray("images");
        for (var z = 0; z < source.Frames.Count; z++)
        {
            var frame = source.Frames[z];
            json.WriteStartObject();
            json.WriteNumber("id", z + 1);
            json.WriteNumber("width", source.Grid.Columns);
            json.WriteNumber("height", source.Grid.Rows);
            json.WriteString("file_name", frame.FrameNumber is { } number ? $"{frame.SopInstanceUid}_{number}.png" : $"{frame.SopInstanceUid}.png");
            json.WriteString("sop_instance_uid", frame.SopInstanceUid.Value);
            json.WriteNumber("frame_number", frame.FrameNumber ?? 1);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteCategories(Utf8JsonWriter json, List<CodedConcept> categories, IReadOnlyList<AnnotatedRegion> regions)
    {
        json.WriteStartArray("categories");
        for (var i = 0; i < categories.Count; i++)
        {
            var code = categories[i];
            json.WriteStartObject();
            json.WriteNumber("id", i + 1);
            json.WriteString("name", code.Meaning);
            json.WriteString("supercategory", regions.First(r => r.Meaning.Type == code).Meaning.Category.Meaning);
            json.WriteString("code_value", code.Value);
            json.WriteString("coding_scheme", code.Scheme);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static int WriteRegion(Utf8JsonWriter json, AnnotatedRegion region, int number, int category, int next, List<Loss> losses)
    {
        var holes = 0;
        var onSlice = region.Contours.ToLookup(c => c.Slice);
        for (var z = 0; z < region.Mask.Grid.Slices; z++)
        {
            var contours = onSlice[z].ToList();
            contours = contours.Count > 0 ? contours : [.. MaskOutline.Trace(region.Mask, z)];
            if (contours.Count == 0)
            {
                continue;
            }

            var hasHole = Nesting.Of(contours).Any(n => n.Holes.Count > 0);
            holes += hasHole ? 1 : 0;
            json.WriteStartObject();
            json.WriteNumber("id", next++);
            json.WriteNumber("image_id", z + 1);
            json.WriteNumber("category_id", category);
            json.WriteNumber("iscrowd", 0);
            CocoShape.Write(json, contours, region.Mask, z, hasHole);
            WriteAttributes(json, region, number);
            json.WriteEndObject();
        }

        if (holes > 0)
        {
            losses.Add(new Loss($"region {number}", $"{holes} slices have a hole: they are written pixel by pixel, not as they were drawn."));
        }

        if (region.Meaning.Region is not null || region.Meaning.TypeModifiers.Count > 0)
        {
            losses.Add(new Loss($"region {number}", "Anatomic region and modifiers of codes have no place in COCO."));
        }

        return next;
    }

    // What keeps the slices of a region together; readers of COCO leave it alone.
    private static void WriteAttributes(Utf8JsonWriter json, AnnotatedRegion region, int number)
    {
        json.WriteStartObject("attributes");
        json.WriteNumber("region", number);
        json.WriteString("label", region.Meaning.Label);
        if (region.Meaning.Tracking is { } tracking)
        {
            json.WriteString("tracking_uid", tracking.Uid.Value);
        }

        json.WriteEndObject();
    }
}
