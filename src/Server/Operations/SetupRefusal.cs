using System.Diagnostics.CodeAnalysis;

namespace CrowdAnnotate.Server.Operations;

/// <summary>The program cannot set itself up here. The message is one line: what is wrong, then the remedy.</summary>
[SuppressMessage("Naming", "CA1710", Justification = "A refusal is an expected answer to whoever starts the program, not an accident of it.")]
public sealed class SetupRefusal(string problem, string remedy, Exception? cause = null)
    : Exception(OneLine($"{problem.TrimEnd('.')}. {remedy}"), cause)
{
    public string Remedy { get; } = OneLine(remedy);

    private static string OneLine(string text) => string.Join(' ', text.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
}
