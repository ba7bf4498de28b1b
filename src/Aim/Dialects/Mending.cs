using System.Xml.Linq;

namespace CrowdAnnotate.Aim;

/// <summary>
/// Turns a document of 4.0, 4.1 or 4.2, in whatever dialect it was written, into one that the schema of 4.2 allows. It goes through the elements
/// from the leaves up; each thing it changes is a finding. What it does not understand it leaves to the strict reader, which refuses it.
/// </summary>
/// <param name="isOrdered">Whether an order that is not the schema's is to be reported.</param>
internal sealed class Mending(Mends log, bool isOrdered)
{
    private readonly ValueMends values = new(log);
    private readonly NameMends names = new(log, isOrdered);
    private readonly FillMends fills = new(log);
    private readonly EntityMends entities = new(log);

    /// <param name="at">Path of the document in the file; empty where it is the file.</param>
    public void Document(XElement root, string at = "")
    {
        var place = new Place(null, $"{at}/{root.Name.LocalName}", root);
        Element(root, AimSchema.Find(root.Name.LocalName)!, place);
    }

    private void Element(XElement element, SchemaType declared, Place place)
    {
        entities.GiveType(element, declared, place);
        var type = AimSchema.Of(element, declared);
        if (type.Kind != SchemaKind.Parts)
        {
            values.Mend(element, type, place);
            return;
        }

        names.Mend(element, type, place);
        foreach (var (part, children) in type.Sorted(element))
        {
            for (var i = 0; i < children.Count; i++)
            {
                Element(children[i], part.Type, place.Below(part.Name, children[i], part.Repeats ? i + 1 : 0));
            }
        }

        entities.BeforeBlanks(element, type, place);
        fills.Mend(element, type, place);
        entities.AfterBlanks(element, type, place);
        NameMends.Order(element, type);
    }
}
