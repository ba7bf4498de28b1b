namespace CrowdAnnotate.Aim;

/// <summary>The findings of the checks, at a place that each check narrows.</summary>
internal sealed class ValidationLog(string path, List<ValidationFinding> found)
{
    public ValidationLog At(string below) => new($"{path}/{below}", found);

    public ValidationLog At(string collection, string item, int index) => new($"{path}/{collection}/{item}[{index + 1}]", found);

    public void Error(AimCheck check, string below, string message) => Add(FindingSeverity.Error, check, below, message);

    public void Warning(AimCheck check, string below, string message) => Add(FindingSeverity.Warning, check, below, message);

    public void Note(AimCheck check, string below, string message) => Add(FindingSeverity.Note, check, below, message);

    private void Add(FindingSeverity severity, AimCheck check, string below, string message) =>
        found.Add(new(severity, check, below.Length == 0 ? path : $"{path}/{below}", message));
}
