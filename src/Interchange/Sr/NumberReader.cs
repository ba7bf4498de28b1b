using CrowdAnnotate.Aim;
using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Interchange.Sr;

/// <summary>NUM as a calculation, with the regions it was taken on.</summary>
internal sealed class NumberReader(RegionReader regions, SegmentReader segments, FindingList findings)
{
    /// <returns>The calculation's identifier, and whether it says itself what it was taken on; null where it is none.</returns>
    public (Uid Uid, bool HasTies)? Read(ContentItem item, AnnotationParts into)
    {
        if (item.Name is not { } concept || item.Value is not NumberContent number)
        {
            findings.Add(item.Path, "is a number without a concept; it is left out.");
            return null;
        }

        List<CodedConcept> types = [SrMeanings.InAim(concept), .. item.Named(SrCodes.Derivation).Select(c => c.Value).OfType<CodeContent>().Select(c => c.Code)];
        var words = item.Text(SrCodes.EquivalentMeaning) ?? SrMeanings.Description(types);
        var uid = into.Identify(item);
        into.Calculations.Add(new CalculationEntity(uid, types, words, Results(item, number, words), algorithm: Algorithm(item)));
        var hasTies = false;
        foreach (var child in item.Children.Where(c => c.Relationship == Relationship.InferredFrom))
        {
            hasTies |= Tie(uid, child.Value is TargetContent by ? by.Target : child, into, number.Unit?.Value);
        }

        SayLeftOut(item);
        return (uid, hasTies);
    }

    private CompactCalculationResult[] Results(ContentItem item, NumberContent number, string words)
    {
        if (number.Value is not { } value)
        {
            findings.If(number.Qualifier != SrCodes.ValueUnknown, item.Path, number.Qualifier is { } why ? $"has no value: {why.Meaning}." : "has no value.");
            return [];
        }

        findings.If(number.Qualifier is not null, item.Path, "qualifies its value, for which AIM has no place.");
        findings.If(number.Unit is null, item.Path, "has no unit; it is read as a number without one.");
        findings.If(number.Unit is { Scheme: not "UCUM" }, item.Path, "has a unit that is not of UCUM; its code is kept.");
        return [new CompactCalculationResult(new Quantity(value, number.Unit is { } unit ? new UcumUnit(unit.Value) : UcumUnit.One), words)];
    }

    private bool Tie(Uid calculation, ContentItem target, AnnotationParts into, string? unit)
    {
        if (target.Value is GraphicContent && regions.Read(target, into, unit) is { } markup)
        {
            into.AddTie(StatementKind.CalculationEntityReferencesMarkupEntity, calculation, markup);
            return true;
        }

        if (target.Value is ObjectContent { Segments.Count: > 0 } && segments.Read(target, into) is { } segment)
        {
            into.AddTie(StatementKind.CalculationEntityReferencesSegmentationEntity, calculation, segment);
            return true;
        }

        findings.If(target.Value is not (GraphicContent or ObjectContent { Segments.Count: > 0 }), target.Path, "is what a number was inferred from, but neither region nor segment; it is left out.");
        return false;
    }

    private static Algorithm? Algorithm(ContentItem item) => item.Text(SrCodes.AlgorithmName) is { } name
        ? new Algorithm(name, [item.Code(SrCodes.AlgorithmFamily) ?? SrCodes.AlgorithmFamily], version: item.Text(SrCodes.AlgorithmVersion), parameters: Parameters(item))
        : null;

    private static IEnumerable<AlgorithmParameter> Parameters(ContentItem item)
    {
        foreach (var text in item.Named(SrCodes.AlgorithmParameters).Select(c => c.Value.Words).OfType<string>())
        {
            var parts = text.Split('=', 2);
            var (name, value) = parts.Length == 2 && parts.All(p => p.Trim().Length > 0) ? (parts[0], parts[1]) : ("parameters", text);
            yield return new AlgorithmParameter(name, value, SrMeanings.DataType(value));
        }
    }

    private void SayLeftOut(ContentItem item)
    {
        CodedConcept[] held =
        [
            SrCodes.Derivation, SrCodes.EquivalentMeaning, SrCodes.AlgorithmName, SrCodes.AlgorithmFamily, SrCodes.AlgorithmVersion, SrCodes.AlgorithmParameters,
        ];
        foreach (var child in item.Children.Where(c => c.Relationship != Relationship.InferredFrom && !held.Any(c.Is)))
        {
            findings.Add(child.Path, $"({child.Name?.Meaning ?? child.Value.Type}) says more of a number than AIM holds; it is left out.");
        }
    }
}
