using System.Xml.Linq;

namespace CrowdAnnotate.Aim;

/// <summary>What 4.2 requires of a collection and 4.0 and 4.1 do not: taken from its annotations where they tell.</summary>
internal sealed class CollectionFills(Mends log)
{
    private string? study;

    /// <summary>Remembers the first study that is named below the collection, also by what is left out later.</summary>
    public void Note(XElement element, SchemaType type) => study ??= type.Name switch
    {
        "ImageStudy" => element.Value("instanceUid"),
        "DicomSegmentationEntity" => element.Value("studyInstanceUid"),
        _ => null,
    };

    public (string? Value, string Why) Value(XElement collection, string part, Place place) => part switch
    {
        "studyInstanceUid" when study is not null => (study, "is not there; the study of the images was taken."),
        "studyInstanceUid" or "seriesInstanceUid" => (log.Made(place, part), "names nothing; a UID was made from the document."),
        "dateTime" => (collection.Descendants(AimXml.Aim + "dateTime").Where(e => e.Parent != collection).Select(ElementValues.Said).FirstOrDefault(v => v is not null),
            "is blank; that of an annotation was taken."),
        _ => (null, ""),
    };
}
