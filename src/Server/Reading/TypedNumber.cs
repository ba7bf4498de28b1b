using CrowdAnnotate.Aim;

namespace CrowdAnnotate.Server.Reading;

/// <summary>The number that a reader types with an answer, in <paramref name="Unit"/> (UCUM), and the bounds it is held to.</summary>
public sealed record TypedNumber(string Unit, IReadOnlyList<TypedNumber.Bound> Bounds)
{
    /// <param name="Operator">lessThan, lessThanEqual, greaterThan, greaterThanEqual, equal or notEqual.</param>
    public sealed record Bound(string Operator, double Value);

    /// <returns>Null for an answer that asks for none.</returns>
    public static TypedNumber? Of(AllowedAnswer answer) => answer.Amount switch
    {
        IntervalAmount { AsksValue: true } i => new(i.Unit, [new(NameOf(i.MinOperator), i.Min), new(NameOf(i.MaxOperator), i.Max)]),
        NumberAmount { AsksValue: true } n => new(n.Unit, n.Operator is { } how ? [new(NameOf(how), n.Value)] : []),
        _ => null,
    };

    /// <returns>The unit of an answer's number; null for an answer that asks for none.</returns>
    public static string? UnitOf(AnnotationTemplate template, Answer given) =>
        template.Questions.FirstOrDefault(q => q.Id == given.QuestionId)?.Answers.FirstOrDefault(a => a.Code.Value == given.Code.Value && a.Code.Scheme == given.Code.Scheme) is { } answer
            ? Of(answer)?.Unit
            : null;

    private static string NameOf(AmountOperator how) => char.ToLowerInvariant(how.ToString()[0]) + how.ToString()[1..];
}
