using CrowdAnnotate.Server.Commands;

namespace CrowdAnnotate.Server.Tests.Hosting;

/// <summary>A command in this process. Its words go to the console, so whoever calls it is in the collection “console”.</summary>
public static class InConsole
{
    public static async Task<(int Code, string Out, string Error)> RunAsync(params string[] args)
    {
        var (before, complaints) = (Console.Out, Console.Error);
        using var said = new StringWriter();
        using var complained = new StringWriter();
        Console.SetOut(said);
        Console.SetError(complained);
        try
        {
            return (await CommandLine.RunAsync(args), said.ToString(), complained.ToString());
        }
        finally
        {
            Console.SetOut(before);
            Console.SetError(complaints);
        }
    }
}
