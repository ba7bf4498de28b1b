namespace CrowdAnnotate.Aim;

/// <summary>What every component and characteristic has: how many, and what is not held of it.</summary>
internal static class Cardinality
{
    private const int Most = 1000;

    /// <summary>From 0 and from 1.</summary>
    public static (int AtLeast, int AtMost) Of(TemplateNode node)
    {
        var (given, top) = (node.Whole("minCardinality"), node.Whole("maxCardinality"));
        var (least, most) = (given ?? 0, top ?? Math.Max(1, given ?? 0));
        if (given is null || top is null)
        {
            node.Mended(given is null ? "minCardinality" : "maxCardinality", $"is not there; {least} to {most} are asked for.");
        }

        if (least is < 0 or > Most || most is < 0 or > Most)
        {
            node.Report("minCardinality", FindingKind.Malformed, $"and maxCardinality are not within 0 and {Most}.");
            return (0, 1);
        }

        if (most < Math.Max(1, least))
        {
            node.Mended("maxCardinality", $"allows {most}; {Math.Max(1, least)} is taken for it.");
            most = Math.Max(1, least);
        }

        return (least, most);
    }

    /// <summary>Notes what a template can say and we do not hold. The order of the file is the order of the questions.</summary>
    public static void Unheld(TemplateNode node)
    {
        node.Pass("itemNumber", "id");
        if (node.Flag("shouldDisplay") == false)
        {
            node.NotHeld("shouldDisplay", "is false, which is not held: it is shown.");
        }

        if (node.Flag("requireComment") == true)
        {
            node.NotHeld("requireComment", "is true, which is not held: a comment can be left out.");
        }
    }

    /// <summary>A mark or a calculation that leads to another component whatever was given.</summary>
    public static void LeadsOn(TemplateNode node)
    {
        if (node.Flag("noMoreQuestions") == true)
        {
            node.NotHeld("noMoreQuestions", "is held for answers only and was left out.");
        }
    }
}
