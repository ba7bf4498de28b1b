using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Aim;

/// <summary>Coded terms of a template file.</summary>
internal static class TemplateCodes
{
    /// <summary>The code of a node; null after a finding.</summary>
    public static CodedConcept? Of(TemplateNode node)
    {
        var value = node.Demanded("codeValue");
        var (meaning, scheme) = (node.Said("codeMeaning"), node.Said("codingSchemeDesignator"));
        if (value is null)
        {
            return null;
        }

        if (meaning is null)
        {
            node.Mended("codeMeaning", "is not there; the value stands for it.");
        }

        if (scheme is null)
        {
            node.Mended("codingSchemeDesignator", $"is not there; the code is taken as one of our own scheme, {BuiltInTemplates.PrivateScheme}.");
        }

        return new CodedConcept(value, scheme ?? BuiltInTemplates.PrivateScheme, meaning ?? value);
    }

    /// <summary>The codes of ValidTerm below a node; what stands below those is not held.</summary>
    public static ValueList<CodedConcept> Further(TemplateNode node) => node.All("ValidTerm").Select(Of).OfType<CodedConcept>().ToValueList();
}
