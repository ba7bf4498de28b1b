namespace CrowdAnnotate.Aim;

/// <summary>What tells how an annotation came about, in the order of the schema.</summary>
internal static class TaskWriter
{
    public static void AuditTrail(AimWriter to, AuditTrail trail) => to.Element("AuditTrail", () =>
    {
        to.Code("statusCode", trail.StatusCode);
        to.DateTime("dateTime", trail.DateTime);
        to.Code("changeReason", trail.ChangeReason);
        to.Id("worklistSubtaskUid", trail.WorklistSubtaskUid);
        to.Text("comment", trail.Comment);
    });

    public static void Role(AimWriter to, AnnotationRoleEntity role) => to.Element("AnnotationRoleEntity", () =>
    {
        to.Id("uniqueIdentifier", role.UniqueIdentifier);
        to.Code("roleCode", role.RoleCode);
        to.Codes("questionTypeCode", role.QuestionTypeCodes);
        to.Integer("roleSequenceNumber", role.RoleSequenceNumber);
    });

    public static void Context(AimWriter to, TaskContextEntity context) => to.Element("TaskContextEntity", () =>
    {
        to.Id("uniqueIdentifier", context.UniqueIdentifier);
        Task(to, context.Task);
        to.Id("worklistSubtaskUid", context.Subtask.Uid);
        to.Text("worklistSubtaskName", context.Subtask.Name);
        to.OrNull("worklistSubtaskStartDateTime", context.Subtask.Started?.ToString());
        to.OrNull("worklistSubtaskClosedDateTime", context.Subtask.Closed?.ToString());
        to.Collection("taskContextEntityCollection", context.Nested, n => Context(to, n));
    });

    private static void Task(AimWriter to, WorklistTask task)
    {
        to.Id("worklistTaskUid", task.Uid);
        to.Text("worklistTaskName", task.Name);
        to.Text("worklistTaskDescription", task.Description);
        to.Code("worklistTaskCategory", task.Category);
        to.Code("worklistTaskLevel", task.Level);
        to.Code("worklistTaskType", task.Type);
        to.Code("worklistTaskRepeatType", task.RepeatType);
        to.Code("worklistTaskVariabilityType", task.VariabilityType);
        to.Text("worklistTaskVersion", task.Version);
    }
}
