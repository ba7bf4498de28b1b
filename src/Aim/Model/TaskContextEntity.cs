using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Aim;

/// <summary>AIM TaskContextEntity: the step of a worklist in which an annotation was planned or made.</summary>
public sealed record TaskContextEntity : Entity
{
    /// <param name="nested">The tasks this one is made of.</param>
    public TaskContextEntity(Uid uniqueIdentifier, WorklistTask task, WorklistSubtask subtask, IEnumerable<TaskContextEntity>? nested = null)
        : base(uniqueIdentifier)
    {
        ArgumentNullException.ThrowIfNull(task);
        ArgumentNullException.ThrowIfNull(subtask);
        (Task, Subtask, Nested) = (task, subtask, (nested ?? []).ToValueList());
    }

    public WorklistTask Task { get; }

    public WorklistSubtask Subtask { get; }

    public ValueList<TaskContextEntity> Nested { get; }

    /// <summary>The task and all below it.</summary>
    internal IEnumerable<TaskContextEntity> WithNested() => [this, .. Nested.SelectMany(n => n.WithNested())];
}

/// <summary>The worklist… elements of a TaskContextEntity that tell of the task.</summary>
public sealed record WorklistTask
{
    /// <exception cref="AimFlawException">A text is empty.</exception>
    public WorklistTask(
        Uid uid, string name, string description, CodedConcept category, CodedConcept level, CodedConcept type, string version,
        CodedConcept? repeatType = null, CodedConcept? variabilityType = null)
    {
        ArgumentNullException.ThrowIfNull(category);
        ArgumentNullException.ThrowIfNull(level);
        ArgumentNullException.ThrowIfNull(type);
        _ = uid.Value;
        (Uid, Name, Description, Version) = (uid, name, description, version);
        (Category, Level, Type, RepeatType, VariabilityType) = (category, level, type, repeatType, variabilityType);
        new Flaws()
            .Named("worklistTaskName", name)
            .Named("worklistTaskDescription", description)
            .Optional("worklistTaskCategory", category)
            .Optional("worklistTaskLevel", level)
            .Optional("worklistTaskType", type)
            .Optional("worklistTaskRepeatType", repeatType)
            .Optional("worklistTaskVariabilityType", variabilityType)
            .Named("worklistTaskVersion", version)
            .Refuse();
    }

    public Uid Uid { get; }

    public string Name { get; }

    public string Description { get; }

    public CodedConcept Category { get; }

    public CodedConcept Level { get; }

    public CodedConcept Type { get; }

    public CodedConcept? RepeatType { get; }

    public CodedConcept? VariabilityType { get; }

    public string Version { get; }
}

/// <summary>The worklistSubtask… elements of a TaskContextEntity.</summary>
public sealed record WorklistSubtask
{
    /// <param name="started">Null where it is not known; the element is then written as a null (NI).</param>
    /// <param name="closed">Null while the subtask is open.</param>
    /// <exception cref="AimFlawException">The name is empty, or the subtask was closed before it was started.</exception>
    public WorklistSubtask(Uid uid, string name, AimDateTime? started, AimDateTime? closed)
    {
        _ = uid.Value;
        (Uid, Name, Started, Closed) = (uid, name, started, closed);
        new Flaws().Named("worklistSubtaskName", name).If(closed < started, "worklistSubtaskClosedDateTime", "is before its start.", AimCheck.Date).Refuse();
    }

    public Uid Uid { get; }

    public string Name { get; }

    public AimDateTime? Started { get; }

    public AimDateTime? Closed { get; }
}
