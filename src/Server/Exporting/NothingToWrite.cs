using System.Diagnostics.CodeAnalysis;

namespace CrowdAnnotate.Server.Exporting;

/// <summary>There is no such object, for a reason that is no failure.</summary>
[SuppressMessage("Naming", "CA1710", Justification = "It says that there is nothing, which is an expected answer.")]
internal sealed class NothingToWrite(string reason) : Exception(reason);
