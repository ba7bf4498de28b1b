using System.CommandLine;
using System.Diagnostics.CodeAnalysis;
using CrowdAnnotate.Server.Operations;

namespace CrowdAnnotate.Server.Commands;

/// <summary>Every command of the one executable. Exit codes: 0 done, 1 bad input or surroundings (one line on stderr), 2 usage.</summary>
public static class CommandLine
{
    public const int Done = 0;
    public const int BadInput = 1;
    public const int Usage = 2;

    public static async Task<int> RunAsync(string[] args)
    {
        var root = new RootCommand("CrowdAnnotate: many readers, one dataset.")
        {
            UpCommand.Create(), PhantomCommand.Create(), ImportCommand.Create(), CampaignCommand.Create(), PeopleCommand.Create(),
            AimCommand.Create(), AgreementCommand.Create(), ConsensusCommand.Create(), ReplayCommand.Create(), DicomCommand.Create(), DeidentifyCommand.Create(), ArchiveCommand.Create(), HealthCommand.Create(),
        };
        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            await Console.Error.WriteLineAsync(string.Join(' ', Complaint(parsed).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)) + " See --help.");
            return Usage;
        }

        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (Exception e) when (e is SetupRefusal or CommandRefusal)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return BadInput;
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync("Stopped.");
            return BadInput;
        }
    }

    private static string Complaint(ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        if (command.Subcommands.Count == 0)
        {
            return parsed.Errors[0].Message;
        }

        var name = command is RootCommand ? "" : command.Name + " ";
        return parsed.UnmatchedTokens is [var word, ..] && !word.StartsWith('-') ? $"There is no command {name}{word}."
            : parsed.UnmatchedTokens.Count > 0 ? parsed.Errors[0].Message
            : $"A command is missing: {name}{string.Join(", ", command.Subcommands.Select(c => c.Name))}.";
    }

    /// <summary>The data folder of a command that touches state.</summary>
    public static Option<string?> DataOption() => new("--data") { Description = "Data folder (default: the one of `up`)." };
}

/// <summary>A command cannot do what it was asked; the message is the one line for stderr.</summary>
[SuppressMessage("Naming", "CA1710", Justification = "A refusal is an expected answer to whoever gave the command.")]
public sealed class CommandRefusal(string message) : Exception(message);
