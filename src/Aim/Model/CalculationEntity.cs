using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Aim;

/// <summary>AIM CalculationEntity: a measurement.</summary>
public sealed record CalculationEntity : Entity
{
    /// <param name="typeCodes">The concept, then how it was derived: attenuation, mean.</param>
    /// <param name="description">In words.</param>
    /// <param name="results">One scalar in the ordinary case.</param>
    /// <param name="algorithm">How it was computed, with the source of the calibration among its parameters.</param>
    /// <exception cref="AimFlawException">No concept, or an empty text.</exception>
    public CalculationEntity(
        Uid uniqueIdentifier, IEnumerable<CodedConcept> typeCodes, string description, IEnumerable<CalculationResult>? results = null,
        IEnumerable<CodedConcept>? questionTypeCodes = null, string? mathML = null, int? questionIndex = null, Algorithm? algorithm = null)
        : base(uniqueIdentifier)
    {
        (TypeCodes, Description, Results) = (typeCodes.ToValueList(), description, (results ?? []).ToValueList());
        (QuestionTypeCodes, MathML, QuestionIndex, Algorithm) = ((questionTypeCodes ?? []).ToValueList(), mathML, questionIndex, algorithm);
        new Flaws()
            .Coded("typeCode", TypeCodes)
            .Optional("questionTypeCode", QuestionTypeCodes)
            .Named("description", description)
            .Said("mathML", mathML)
            .Refuse();
    }

    public ValueList<CodedConcept> TypeCodes { get; }

    public ValueList<CodedConcept> QuestionTypeCodes { get; }

    public string Description { get; }

    public string? MathML { get; }

    public int? QuestionIndex { get; }

    public ValueList<CalculationResult> Results { get; }

    public Algorithm? Algorithm { get; }
}

/// <summary>AIM Algorithm: what computed a measurement.</summary>
public sealed record Algorithm
{
    /// <exception cref="AimFlawException">No type, or an empty text.</exception>
    public Algorithm(
        string name, IEnumerable<CodedConcept> types, Uid? uniqueIdentifier = null, string? version = null, string? description = null,
        IEnumerable<AlgorithmParameter>? parameters = null)
    {
        (Name, Types, UniqueIdentifier) = (name, types.ToValueList(), uniqueIdentifier);
        (Version, Description, Parameters) = (version, description, (parameters ?? []).ToValueList());
        new Flaws().Named("name", name).Coded("type", Types).Said("version", version).Said("description", description).Refuse();
    }

    public string Name { get; }

    public ValueList<CodedConcept> Types { get; }

    public Uid? UniqueIdentifier { get; }

    public string? Version { get; }

    public string? Description { get; }

    public ValueList<AlgorithmParameter> Parameters { get; }
}

/// <summary>AIM Parameter: one setting of an algorithm.</summary>
public sealed record AlgorithmParameter
{
    /// <exception cref="AimFlawException">The name or value is empty.</exception>
    public AlgorithmParameter(string name, string value, CodedConcept dataType)
    {
        ArgumentNullException.ThrowIfNull(dataType);
        (Name, Value, DataType) = (name, value, dataType);
        new Flaws().Named("name", name).Named("value", value).Optional("dataType", [dataType]).Refuse();
    }

    public string Name { get; }

    public string Value { get; }

    public CodedConcept DataType { get; }
}
