using System.Diagnostics.CodeAnalysis;

namespace CrowdAnnotate.Bench;

/// <summary>A benchmark cannot be run here; the message is the one line for stderr.</summary>
[SuppressMessage("Naming", "CA1710", Justification = "A refusal is an expected answer to whoever asked for the benchmark.")]
public sealed class BenchRefusal(string message) : Exception(message);
