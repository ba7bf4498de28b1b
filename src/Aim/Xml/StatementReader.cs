namespace CrowdAnnotate.Aim;

/// <summary>Reads a relation.</summary>
internal static class StatementReader
{
    public static AnnotationStatement? Read(AimNode node)
    {
        const string suffix = "Statement";
        var type = node.XsiType ?? "";
        if (!type.EndsWith(suffix, StringComparison.Ordinal) || !Enum.TryParse<StatementKind>(type[..^suffix.Length], out var kind) || kind + suffix != type)
        {
            node.NotHeld($"a statement of type “{type}” is none of AIM 4.2 and was left out.");
            return null;
        }

        var statement = node.Build<AnnotationStatement>(n =>
        {
            var (subject, @object) = (n.Id("subjectUniqueIdentifier"), n.Id("objectUniqueIdentifier"));
            return () => new(kind, subject, @object);
        });
        if (statement is null || (!node.IsLeftOut(statement.Subject) && !node.IsLeftOut(statement.Object)))
        {
            return statement;
        }

        node.NotHeld("points to an entity that was left out and was left out with it.");
        return null;
    }
}
