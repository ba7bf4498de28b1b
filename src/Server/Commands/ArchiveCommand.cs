using System.CommandLine;
using CrowdAnnotate.Dicom;
using CrowdAnnotate.Primitives;
using CrowdAnnotate.Server.Archive;
using CrowdAnnotate.Server.Operations;

namespace CrowdAnnotate.Server.Commands;

/// <summary>The key of the archive: its destruction, and its use to confirm who an image is of. Each takes two people and is logged beside the key.</summary>
public static class ArchiveCommand
{
    private const string Confirmation = "DESTROY";

    private sealed record Claim(string? Uid, string? Patient, string? Issuer, string Is);

    public static Command Create() => new("archive", "The archive's series, what waits for review, and the key that leads back to patients.")
    {
        ArchiveListCommand.Create(), ArchiveCasesCommand.Create(), ArchiveReviewCommand.Create(), DestroyCommand(), ReidentifyCommand(),
    };

    private static Command DestroyCommand()
    {
        var (by, data) = (ByOption(), CommandLine.DataOption());
        var review = new Option<string?>("--risk-review") { Description = "What the review of the risk of re-identification came to.", Required = true, CustomParser = Values.NotEmpty("--risk-review") };
        var yes = new Option<bool>("--yes") { Description = "Do not ask for the confirming word." };
        var command = new Command("destroy-key", "Destroy the key for good: nobody can lead the images back to patients by it any more.") { by, review, yes, data };
        command.SetAction(parsed => Destroy(parsed.GetValue(by)!, parsed.GetValue(review)!.Trim(), parsed.GetValue(yes), parsed.GetValue(data)));
        return command;
    }

    private static Command ReidentifyCommand()
    {
        var (by, data) = (ByOption(), CommandLine.DataOption());
        var reason = new Option<string?>("--reason") { Description = "Why it must be known; it is logged.", Required = true, CustomParser = Values.NotEmpty("--reason") };
        var uid = new Option<string?>("--uid") { Description = "The original UID." };
        var patient = new Option<string?>("--patient") { Description = "The original Patient ID.", CustomParser = Values.NotEmpty("--patient") };
        var issuer = new Option<string?>("--issuer") { Description = "The Issuer of Patient ID, where the images had one." };
        var made = new Option<string?>("--is") { Description = "The mapped UID, or the pseudonym.", Required = true, CustomParser = Values.NotEmpty("--is") };
        var command = new Command("reidentify", "Confirm that a mapped UID or a pseudonym is of this original. Exit code 1 if it is not.") { by, reason, uid, patient, issuer, made, data };
        command.Validators.Add(result =>
        {
            var (hasUid, hasPatient) = (result.GetResult(uid) is not null, result.GetResult(patient) is not null);
            if (hasUid == hasPatient || (hasUid && result.GetResult(issuer) is not null))
            {
                result.AddError("Give either --uid, or --patient and perhaps --issuer.");
            }
        });
        command.SetAction(parsed => Reidentify(
            parsed.GetValue(by)!, parsed.GetValue(reason)!, new Claim(parsed.GetValue(uid), parsed.GetValue(patient), parsed.GetValue(issuer), parsed.GetValue(made)!), parsed.GetValue(data)));
        return command;
    }

    private static Option<string[]> ByOption()
    {
        var by = new Option<string[]>("--by") { Description = "Who does it; given twice, for two different people.", Required = true };
        by.Validators.Add(result =>
        {
            var names = result.Tokens.Select(t => t.Value.Trim()).ToList();
            if (names.Count != 2 || names.Any(n => n.Length == 0) || string.Equals(names[0], names[1], StringComparison.OrdinalIgnoreCase))
            {
                result.AddError("It takes two different people: --by NAME --by NAME.");
            }
        });
        return by;
    }

    private static int Destroy(string[] by, string review, bool isConfirmed, string? data)
    {
        var store = Store(data);
        var state = store.State;
        if (!state.Exists && (state.DestroyedAt is null || state.State == "anonymised"))
        {
            throw new CommandRefusal(state.DestroyedAt is { } at
                ? FormattableString.Invariant($"The key was destroyed on {at:yyyy-MM-dd} and the risk reviewed.") : $"There is no key in {Path.GetDirectoryName(store.KeyPath)}.");
        }

        // A running server would go on mapping by the key that it holds in memory.
        if (DataFolder.FindRunning(data) is not null)
        {
            throw new CommandRefusal("A server runs on this data folder and holds the key in memory. Stop it first.");
        }

        if (state.Exists && !isConfirmed && !IsTyped())
        {
            throw new CommandRefusal("Nothing was destroyed.");
        }

        return Guarded(() =>
        {
            if (state.Exists)
            {
                store.Destroy(by, review, TimeProvider.System.GetUtcNow());
            }
            else
            {
                store.Review(by, review, TimeProvider.System.GetUtcNow());
            }

            Console.WriteLine(state.Exists ? "The key is destroyed. Copies of it, in backups of the folder of keys, must be destroyed too." : "The key was destroyed before; the review of the risk is added.");
            return CommandLine.Done;
        });
    }

    private static bool IsTyped()
    {
        Console.Error.Write($"This cannot be undone. Type {Confirmation} to go on: ");
        return Console.In.ReadLine()?.Trim() == Confirmation;
    }

    private static int Reidentify(string[] by, string reason, Claim claim, string? data) => Guarded(() =>
    {
        var store = Store(data);
        if (store.Read() is not { } bytes)
        {
            throw new CommandRefusal("There is no key here, so nothing can be confirmed.");
        }

        var key = new DeidentificationKey(bytes);
        var isSo = claim.Uid is null ? key.Pseudonym(claim.Issuer, claim.Patient, default) == claim.Is
            : Uid.TryParse(claim.Uid, out var original) ? key.Map(original).Value == claim.Is : throw new CommandRefusal("--uid is no UID.");

        // Logged before it is told. The original stays out of the log: it would lead back to patients even after the key is gone.
        var kind = claim.Uid is null ? "patient" : "UID";
        store.Log(FormattableString.Invariant($"{TimeProvider.System.GetUtcNow():O} re-identification of {kind} {claim.Is} by {string.Join(" and ", by)}: {(isSo ? "confirmed" : "not confirmed")}; reason: {reason}"));
        Console.WriteLine(isSo ? "Confirmed: it is of this original." : "Not confirmed: it is not of this original, or was mapped by another key.");
        return isSo ? CommandLine.Done : CommandLine.BadInput;
    });

    private static DeidentificationKeyStore Store(string? data) => DeidentificationKeyStore.Of(DataFolderLocation.Resolve(data));

    private static int Guarded(Func<int> work)
    {
        try
        {
            return work();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CommandRefusal($"The folder of keys cannot be read or written ({e.Message.TrimEnd('.')}).");
        }
    }
}
