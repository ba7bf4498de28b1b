using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Aim;

/// <summary>A calculation that a template asks for (AIM template: Calculation).</summary>
public sealed record CalculationRequest
{
    /// <param name="types">The calculations of which each one given is of one.</param>
    /// <exception cref="AimFlawException">An empty label, no type, or impossible numbers.</exception>
    public CalculationRequest(string label, ValueList<CalculationChoice> types, int atLeast = 0, int atMost = 1)
    {
        (Label, Types, AtLeast, AtMost) = (label, types, atLeast, atMost);
        new Flaws()
            .Named("label", label)
            .Some("types", types)
            .If(atLeast < 0, "atLeast", "is negative.")
            .If(atMost < Math.Max(1, atLeast), "atMost", "allows none, or fewer than are needed.")
            .Refuse();
    }

    public string Label { get; }

    public ValueList<CalculationChoice> Types { get; }

    public int AtLeast { get; }

    public int AtMost { get; }
}

/// <summary>One calculation allowed: what is computed, the codes that say more of it, and how.</summary>
public sealed record CalculationChoice
{
    /// <exception cref="AimFlawException">A code cannot be written.</exception>
    public CalculationChoice(CodedConcept concept, ValueList<CodedConcept>? further = null, ValueList<CalculationAlgorithm>? algorithms = null)
    {
        ArgumentNullException.ThrowIfNull(concept);
        (Concept, Further, Algorithms) = (concept, further ?? [], algorithms ?? []);
        new Flaws().Optional("concept", [concept]).Optional("further", Further).Refuse();
    }

    public CodedConcept Concept { get; }

    public ValueList<CodedConcept> Further { get; }

    public ValueList<CalculationAlgorithm> Algorithms { get; }
}

/// <summary>How a calculation is to be made (AIM template: AlgorithmType).</summary>
public sealed record CalculationAlgorithm
{
    /// <exception cref="AimFlawException">A text is empty or cannot be written.</exception>
    public CalculationAlgorithm(CodedConcept code, string description, string? name = null, string? version = null, string? uniqueIdentifier = null)
    {
        ArgumentNullException.ThrowIfNull(code);
        (Code, Description, Name, Version, UniqueIdentifier) = (code, description, name, version, uniqueIdentifier);
        new Flaws()
            .Optional("code", [code]).Named("description", description)
            .Said("name", name).Said("version", version).Said("uniqueIdentifier", uniqueIdentifier)
            .Refuse();
    }

    public CodedConcept Code { get; }

    public string Description { get; }

    public string? Name { get; }

    public string? Version { get; }

    public string? UniqueIdentifier { get; }
}
