using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using CrowdAnnotate.Aim;
using CrowdAnnotate.Interchange.Regions;
using CrowdAnnotate.Interchange.Seg;
using CrowdAnnotate.Primitives;
using CrowdAnnotate.Volumes;

namespace CrowdAnnotate.Interchange.Coco;

/// <summary>
/// Reads COCO data sets on the images of a series: an image is that whose file name, without folder and ending, is its SOP Instance UID
/// (“_frame” behind it for one of several), or that is named so by a field of ours. Polygons and run lengths, as list or text, are read.
/// </summary>
public static class CocoReader
{
    /// <summary>The regions with what was left out; or what is wrong and where, as a JSON path.</summary>
    public static bool TryRead(
        ReadOnlyMemory<byte> utf8, SourceSeries source, [NotNullWhen(true)] out Conversion<ValueList<AnnotatedRegion>>? regions, [NotNullWhen(false)] out string? problem)
    {
        ArgumentNullException.ThrowIfNull(source);
        (regions, problem) = (null, null);
        try
        {
            using var document = JsonDocument.Parse(utf8);
            regions = new Reading(document.RootElement, source).Run();
        }
        catch (JsonException e)
        {
            problem = $"line {e.LineNumber + 1}: this is not JSON";
        }
        catch (CocoFlawException flaw)
        {
            problem = flaw.Message;
        }

        return problem is null;
    }

    private sealed class Reading(JsonElement root, SourceSeries source)
    {
        private readonly List<Loss> losses = [];
        private readonly Dictionary<string, Parts> parts = [];

        public Conversion<ValueList<AnnotatedRegion>> Run()
        {
            var (images, categories) = (Images(), Categories());
            var index = 0;
            foreach (var annotation in root.Array("$", "annotations"))
            {
                var path = $"$.annotations[{index++}]";
                var image = annotation.Integer(path, "image_id");
                if (!images.TryGetValue(image, out var slice))
                {
                    throw new CocoFlawException($"{path}.image_id: image {image} is not in $.images");
                }

                if (slice is { } z)
                {
                    Add(annotation, path, z, categories);
                }
            }

            return new(parts.Values.Select(Region).ToValueList(), losses.ToValueList());
        }

        private void Add(JsonElement annotation, string path, int slice, Dictionary<long, Segment> categories)
        {
            if (!categories.TryGetValue(annotation.Integer(path, "category_id"), out var meaning))
            {
                throw new CocoFlawException($"{path}.category_id: the category is not in $.categories");
            }

            var own = Own(annotation, path, meaning);
            if (annotation.TryGetProperty("keypoints", out _))
            {
                losses.Add(new Loss(path + ".keypoints", "Key points are not read."));
            }

            CocoSegmentation.Read(annotation, path, slice, own.Mask, own.Contours);
        }

        // The slices of one region bear its number; without it every annotation is a region.
        private Parts Own(JsonElement annotation, string path, Segment meaning)
        {
            var attributes = annotation.TryGetProperty("attributes", out var found) && found.ValueKind == JsonValueKind.Object ? found : default;
            var key = attributes.ValueKind == JsonValueKind.Object && attributes.TryGetProperty("region", out var region) ? "region " + region.GetRawText() : path;
            if (!parts.TryGetValue(key, out var own))
            {
                var label = attributes.Text("label") ?? meaning.Label;
                parts[key] = own = new Parts(
                    new Segment(label, meaning.Category, meaning.Type) { Tracking = Uid.TryParse(attributes.Text("tracking_uid"), out var uid) ? new Tracking(label, uid) : null },
                    new Mask(source.Grid), []);
            }

            return own;
        }

        private Dictionary<long, int?> Images()
        {
            var (images, index) = (new Dictionary<long, int?>(), 0);
            foreach (var image in root.Array("$", "images"))
            {
                var path = $"$.images[{index++}]";
                var slice = Slice(image);
                if (slice is null)
                {
                    losses.Add(new Loss(path, "It is none of the images given; its annotations are left out."));
                }
                else if (image.Integer(path, "width") != source.Grid.Columns || image.Integer(path, "height") != source.Grid.Rows)
                {
                    throw new CocoFlawException($"{path}: its size is not the {source.Grid.Columns}×{source.Grid.Rows} of the image");
                }

                if (!images.TryAdd(image.Integer(path, "id"), slice))
                {
                    throw new CocoFlawException($"{path}.id: the number is that of another image");
                }
            }

            return images;
        }

        private int? Slice(JsonElement image)
        {
            var file = Path.GetFileName(image.Text("file_name") ?? "");

            // What looks like an ending may be the last component of a UID.
            var name = (Path.GetExtension(file).Any(char.IsLetter) ? Path.GetFileNameWithoutExtension(file) : file).Split('_');
            var frame = name.Length > 1 && int.TryParse(name[1], out var number) ? number : 1;
            return Uid.TryParse(image.Text("sop_instance_uid"), out var uid)
                ? source.SliceOf(uid, image.TryGetProperty("frame_number", out var said) && said.TryGetInt32(out var n) ? n : frame)
                : Uid.TryParse(name[0], out uid) ? source.SliceOf(uid, frame) : null;
        }

        private Dictionary<long, Segment> Categories()
        {
            var (categories, index) = (new Dictionary<long, Segment>(), 0);
            foreach (var category in root.Array("$", "categories"))
            {
                var path = $"$.categories[{index++}]";
                var name = category.Text("name") ?? throw new CocoFlawException($"{path}.name: the name is missing");
                var type = category.Text("code_value") is { } value && category.Text("coding_scheme") is { } scheme ? new CodedConcept(value, scheme, name) : Codes.Lesion;
                if (type == Codes.Lesion && name != Codes.Lesion.Meaning)
                {
                    losses.Add(new Loss(path, "The category has no code: its regions are lesions of that name."));
                }

                if (!categories.TryAdd(category.Integer(path, "id"), new Segment(name, Codes.MorphologicallyAbnormalStructure, type)))
                {
                    throw new CocoFlawException($"{path}.id: the number is that of another category");
                }
            }

            return categories;
        }

        private static AnnotatedRegion Region(Parts parts) => new(parts.Meaning, parts.Contours.ToValueList(), parts.Mask);

        private sealed record Parts(Segment Meaning, Mask Mask, List<Contour> Contours);
    }
}
