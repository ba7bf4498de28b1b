namespace CrowdAnnotate.Aim;

/// <summary>Quantifications in the order of the schema.</summary>
internal static class QuantificationWriter
{
    public static void All(AimWriter to, ValueList<CharacteristicQuantification> quantifications) =>
        to.Collection("characteristicQuantificationCollection", quantifications, q => to.Element("CharacteristicQuantification", () =>
        {
            Attributes(to, q);
            to.Number("annotatorConfidence", q.Details.AnnotatorConfidence);
            to.Integer("characteristicQuantificationIndex", q.Details.Index);
            to.Text("label", q.Label);
            to.Text("valueLabel", q.Details.ValueLabel);
            to.Text("valueDescription", q.Details.ValueDescription);
            to.Text("comment", q.Details.Comment);
            Value(to, q);
        }, q.GetType().Name));

    private static void Attributes(AimWriter to, CharacteristicQuantification quantification)
    {
        switch (quantification)
        {
            case Numerical n:
                to.Optional("operator", n.Operator?.ToString());
                break;
            case Interval i:
                to.Attribute("minOperator", i.MinOperator.ToString());
                to.Attribute("maxOperator", i.MaxOperator.ToString());
                break;
            case Scale s:
                to.Attribute("type", s.Type.ToString());
                break;
        }
    }

    private static void Value(AimWriter to, CharacteristicQuantification quantification)
    {
        switch (quantification)
        {
            case Numerical n:
                to.Text("ucumString", n.Unit.Code);
                to.Number("value", n.Value);
                break;
            case Interval i:
                to.Number("minValue", i.MinValue);
                to.Number("maxValue", i.MaxValue);
                to.Text("ucumString", i.Unit.Code);
                break;
            case Quantile q:
                to.Integer("bins", q.Bins);
                to.Integer("selectedBin", q.SelectedBin);
                to.Number("minValue", q.MinValue);
                to.Number("maxValue", q.MaxValue);
                break;
            case Scale s:
                to.Text("value", s.Value);
                break;
            case NonQuantifiable n:
                to.Code("typeCode", n.TypeCode);
                break;
            default:
                throw new NotSupportedException($"{quantification.GetType().Name} has no XML form.");
        }
    }
}
