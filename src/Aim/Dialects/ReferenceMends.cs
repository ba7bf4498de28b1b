using System.Xml.Linq;

namespace CrowdAnnotate.Aim;

/// <summary>References to images: those that name none are left out, those of one series become one.</summary>
internal sealed class ReferenceMends(Mends log)
{
    public void Series(XElement series, Place place)
    {
        var images = series.Items("imageCollection");
        for (var i = 0; i < images.Count; i++)
        {
            if (images[i].Value("sopInstanceUid") is null)
            {
                images[i].Remove();
                log.Mended(place.Below($"imageCollection/Image[{i + 1}]", images[i]), "", "names no image and was left out.");
            }
        }
    }

    public void Annotation(XElement annotation, Place place)
    {
        var references = annotation.Items("imageReferenceEntityCollection");
        var bySeries = new Dictionary<string, XElement>();
        for (var i = 0; i < references.Count; i++)
        {
            if (references[i].Element(AimXml.Aim + "imageStudy") is not { } study || study.Element(AimXml.Aim + "imageSeries") is not { } series)
            {
                continue;
            }

            var at = place.Below($"imageReferenceEntityCollection/ImageReferenceEntity[{i + 1}]", references[i]);
            if (series.Items("imageCollection").Count == 0 && series.Has("imageCollection"))
            {
                references[i].Remove();
                log.Mended(at, "", "names no image and was left out.");
            }
            else if (series.Value("instanceUid") is { } uid && !bySeries.TryAdd(uid, references[i]))
            {
                Join(bySeries[uid], references[i], series);
                log.Mended(at, "", "is of a series that has a reference already; their images were put together.");
            }
        }
    }

    private static void Join(XElement into, XElement from, XElement series)
    {
        var images = into.Descendants(AimXml.Aim + "imageCollection").First();
        var known = images.Elements().Select(i => i.Value("sopInstanceUid")).ToHashSet();
        var more = series.Items("imageCollection").Where(i => known.Add(i.Value("sopInstanceUid"))).ToList();
        more.ForEach(i => i.Remove());
        images.Add(more);
        from.Remove();
    }
}
