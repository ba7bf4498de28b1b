using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Aim;

/// <summary>Reads quantifications in the order of the schema.</summary>
internal static class CharacteristicQuantificationReader
{
    private static readonly Dictionary<string, Func<AimNode, Func<CharacteristicQuantification>>> Kinds = new()
    {
        [nameof(Numerical)] = Numerical,
        [nameof(Interval)] = Interval,
        [nameof(Quantile)] = Quantile,
        [nameof(Scale)] = Scale,
        [nameof(NonQuantifiable)] = NonQuantifiable,
    };

    public static List<CharacteristicQuantification> All(AimNode node) =>
        node.Collection("characteristicQuantificationCollection", "CharacteristicQuantification", Read);

    private static CharacteristicQuantification? Read(AimNode node)
    {
        if (Kinds.TryGetValue(node.XsiType ?? "", out var kind))
        {
            return node.Build(kind);
        }

        node.NotHeld($"a quantification of type “{node.XsiType}” is none of AIM 4.2 and was left out.");
        return null;
    }

    private static Func<CharacteristicQuantification> Numerical(AimNode n)
    {
        var (head, @operator) = (Head(n), n.OptionalChoice<ComparisonOperator>("operator"));
        var (unit, value) = (n.Text("ucumString"), n.Number("value"));
        return () => new Numerical(head.Label, value, new UcumUnit(unit), @operator, head.Details());
    }

    private static Func<CharacteristicQuantification> Interval(AimNode n)
    {
        var head = Head(n);
        var (from, to) = (n.Choice<ComparisonOperator>("minOperator"), n.Choice<ComparisonOperator>("maxOperator"));
        var (min, max, unit) = (n.Number("minValue"), n.Number("maxValue"), n.Text("ucumString"));
        return () => new Interval(head.Label, min, max, new UcumUnit(unit), from, to, head.Details());
    }

    private static Func<CharacteristicQuantification> Quantile(AimNode n)
    {
        var head = Head(n);
        var (bins, selected, min, max) = (n.Integer("bins"), n.Integer("selectedBin"), n.Number("minValue"), n.Number("maxValue"));
        return () => new Quantile(head.Label, bins, selected, min, max, head.Details());
    }

    private static Func<CharacteristicQuantification> Scale(AimNode n)
    {
        var (head, type, value) = (Head(n), n.Choice<ScaleType>("type"), n.Text("value"));
        return () => new Scale(head.Label, type, value, head.Details());
    }

    private static Func<CharacteristicQuantification> NonQuantifiable(AimNode n)
    {
        var (head, code) = (Head(n), n.Code("typeCode"));
        return () => new NonQuantifiable(head.Label, code, head.Details());
    }

    private static (string Label, Func<QuantificationDetails> Details) Head(AimNode n)
    {
        var (confidence, index, label) = (n.OptionalNumber("annotatorConfidence"), n.OptionalInteger("characteristicQuantificationIndex"), n.Text("label"));
        var (valueLabel, description, comment) = (n.OptionalText("valueLabel"), n.OptionalText("valueDescription"), n.OptionalText("comment"));
        return (label, () => new QuantificationDetails(confidence, index, valueLabel, description, comment));
    }
}
