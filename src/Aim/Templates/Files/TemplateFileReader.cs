namespace CrowdAnnotate.Aim;

/// <summary>The templates of a container, each read for itself: one that is refused takes no other with it.</summary>
internal sealed class TemplateFileReader(List<AimFinding> log)
{
    public ValueList<AnnotationTemplate> Read(TemplateNode root)
    {
        var nodes = root.Name == "Template" ? [root] : root.Name == "TemplateContainer" ? root.All("Template") : [];
        if (nodes.Count == 0)
        {
            root.Report("", FindingKind.Missing, root.Name == "TemplateContainer" ? "holds no Template." : "is no TemplateContainer.");
            return [];
        }

        var templates = nodes.Select(n => new TemplateReader(n, log).Read()).OfType<AnnotationTemplate>().ToValueList();
        if (templates.Count > 0 && root.Said("uid") == TemplateUids.OfContainer(templates).Value)
        {
            // A container of our own says nothing that its templates do not.
            root.Pass("name", "version", "description");
        }
        else
        {
            root.Forget("uid");
        }

        root.Close();
        return templates;
    }
}
