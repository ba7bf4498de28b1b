namespace CrowdAnnotate.Aim;

/// <summary>Reads what tells how an annotation came about, in the order of the schema.</summary>
internal static class TaskReader
{
    public static AuditTrail? AuditTrail(AimNode node) => node.Build<AuditTrail>(n =>
    {
        var (status, date, reason) = (n.Code("statusCode"), n.DateTime("dateTime"), n.Code("changeReason"));
        var (task, comment) = (n.OptionalId("worklistSubtaskUid"), n.OptionalText("comment"));
        return () => new(status, date, reason, task, comment);
    });

    public static AnnotationRoleEntity? Role(AimNode node) => node.Build<AnnotationRoleEntity>(n =>
    {
        var (uid, code, questions) = (n.Id("uniqueIdentifier"), n.Code("roleCode"), n.Codes("questionTypeCode"));
        var number = n.OptionalInteger("roleSequenceNumber");
        return () => new(uid, code, questions, number);
    });

    public static TaskContextEntity? Context(AimNode node) => node.Build<TaskContextEntity>(n =>
    {
        var (uid, task) = (n.Id("uniqueIdentifier"), Task(n));
        var (subUid, subName) = (n.Id("worklistSubtaskUid"), n.Text("worklistSubtaskName"));
        var (started, closed) = (n.DateTimeOrNull("worklistSubtaskStartDateTime"), n.DateTimeOrNull("worklistSubtaskClosedDateTime"));
        var nested = n.Collection("taskContextEntityCollection", "TaskContextEntity", Context);
        return () => new(uid, task(), new WorklistSubtask(subUid, subName, started, closed), nested);
    });

    private static Func<WorklistTask> Task(AimNode n)
    {
        var (uid, name, description) = (n.Id("worklistTaskUid"), n.Text("worklistTaskName"), n.Text("worklistTaskDescription"));
        var (category, level, type) = (n.Code("worklistTaskCategory"), n.Code("worklistTaskLevel"), n.Code("worklistTaskType"));
        var (repeat, variability) = (n.OptionalCode("worklistTaskRepeatType"), n.OptionalCode("worklistTaskVariabilityType"));
        var version = n.Text("worklistTaskVersion");
        return () => new(uid, name, description, category, level, type, version, repeat, variability);
    }
}
