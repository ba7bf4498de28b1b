using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Aim;

/// <summary>Checks of single values.</summary>
internal static class ValueChecks
{
    // No annotation is older than X-rays.
    private const int FirstYear = 1895;

    public static void Date(this ValidationLog log, string name, AimDateTime date)
    {
        if (date.Value.Year < FirstYear)
        {
            log.Warning(AimCheck.Date, name, $"is in the year {date.Value.Year}.");
        }
    }

    public static void Uid(this ValidationLog log, string name, Uid uid)
    {
        if (uid.HasLeadingZero)
        {
            log.Warning(AimCheck.Uid, name, "has a component with a leading zero, which PS3.5 §9.1 forbids.");
        }
    }

    public static void Codes(this ValidationLog log, string name, IReadOnlyList<CodedConcept> codes)
    {
        for (var i = 0; i < codes.Count; i++)
        {
            if (ConceptTable.RightMeaning(codes[i]) is not { } right)
            {
                continue;
            }

            var said = $"{codes[i].Value} of {codes[i].Scheme} means “{right}”";
            if (ConceptTable.IsMeaningOfOne(codes[i].Meaning))
            {
                log.Error(AimCheck.Meaning, $"{name}[{i + 1}]", $"{said}, but the meaning given is that of another code.");
            }
            else
            {
                log.Warning(AimCheck.Meaning, $"{name}[{i + 1}]", $"{said}, and is given another meaning.");
            }
        }
    }

    /// <summary>A unit by itself, and beside the concept it is of.</summary>
    public static void Unit(this ValidationLog log, string name, UcumUnit unit, IEnumerable<CodedConcept> concepts)
    {
        if (UcumDimension.Of(unit.Code) is not { } dimension)
        {
            log.Warning(AimCheck.Unit, name, $"“{unit.Code}” is no unit of UCUM that is known.");
            return;
        }

        foreach (var concept in concepts)
        {
            if (ConceptTable.DimensionOf(concept) is not { } expected || dimension.Fits(expected))
            {
                continue;
            }

            var message = $"“{unit.Code}” is no unit of “{ConceptTable.MeaningOf(concept)}”.";
            if (expected == UcumDimension.OfAttenuation)
            {
                // Some programs write attenuation for the intensity of any modality.
                log.Warning(AimCheck.Unit, name, message);
            }
            else
            {
                log.Error(AimCheck.Unit, name, message);
            }
        }
    }
}
