using CrowdAnnotate.Agreement;

namespace CrowdAnnotate.Server.Commands.Agreeing;

/// <summary>One statistic that is asked for.</summary>
/// <param name="Statistic">Its name, e.g. icc.allForms.</param>
/// <param name="Input">Its input files, relative to the root folder.</param>
internal sealed record StatisticRequest(string Id, string Statistic, IReadOnlyList<string> Input, RequestParameters Parameters, BatchFolders Folders)
{
    /// <summary>The path of the only input.</summary>
    /// <exception cref="CommandRefusal">There is none, or more than one, or it lies outside of the root.</exception>
    public string OnlyInput => Input.Count == 1 ? Folders.Input(Input[0]) : throw new CommandRefusal($"{Statistic} takes one input file; {Input.Count} are named.");

    /// <summary>The only input as a table of readings.</summary>
    /// <exception cref="CommandRefusal">It is no such table.</exception>
    public ReadingTable Table() => TableFile.Read(OnlyInput);

    /// <summary>The last part of the statistic's name, e.g. the weights of gwet.linear.</summary>
    public string Variant => Statistic[(Statistic.LastIndexOf('.') + 1)..];
}
