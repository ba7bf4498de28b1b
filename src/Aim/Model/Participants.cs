namespace CrowdAnnotate.Aim;

/// <summary>AIM User: who annotated.</summary>
public sealed record User
{
    /// <exception cref="AimFlawException">A text is empty.</exception>
    public User(string name, string loginName, string? roleInTrial = null, int? numberWithinRoleOfClinicalTrial = null)
    {
        (Name, LoginName, RoleInTrial, NumberWithinRoleOfClinicalTrial) = (name, loginName, roleInTrial, numberWithinRoleOfClinicalTrial);
        new Flaws().Named("name", name).Named("loginName", loginName).Said("roleInTrial", roleInTrial).Refuse();
    }

    public string Name { get; }

    public string LoginName { get; }

    public string? RoleInTrial { get; }

    public int? NumberWithinRoleOfClinicalTrial { get; }
}

/// <summary>AIM Equipment: the program that made the document.</summary>
public sealed record Equipment
{
    /// <exception cref="AimFlawException">A text is empty.</exception>
    public Equipment(string manufacturerName, string? manufacturerModelName = null, string? deviceSerialNumber = null, string? softwareVersion = null)
    {
        (ManufacturerName, ManufacturerModelName) = (manufacturerName, manufacturerModelName);
        (DeviceSerialNumber, SoftwareVersion) = (deviceSerialNumber, softwareVersion);
        new Flaws()
            .Named("manufacturerName", manufacturerName)
            .Said("manufacturerModelName", manufacturerModelName)
            .Said("deviceSerialNumber", deviceSerialNumber)
            .Said("softwareVersion", softwareVersion)
            .Refuse();
    }

    public string ManufacturerName { get; }

    public string? ManufacturerModelName { get; }

    public string? DeviceSerialNumber { get; }

    public string? SoftwareVersion { get; }
}

/// <summary>AIM Person: the patient.</summary>
public sealed record Person
{
    /// <exception cref="AimFlawException">A text is empty.</exception>
    public Person(string name, string id, DateOnly? birthDate = null, string? sex = null, string? ethnicGroup = null, string? sourcePatientGroupId = null)
    {
        (Name, Id, BirthDate, Sex) = (name, id, birthDate, sex);
        (EthnicGroup, SourcePatientGroupId) = (ethnicGroup, sourcePatientGroupId);
        new Flaws()
            .Named("name", name)
            .Named("id", id)
            .Said("sex", sex)
            .Said("ethnicGroup", ethnicGroup)
            .Said("sourcePatientGroupId", sourcePatientGroupId)
            .Refuse();
    }

    public string Name { get; }

    public string Id { get; }

    public DateOnly? BirthDate { get; }

    public string? Sex { get; }

    public string? EthnicGroup { get; }

    public string? SourcePatientGroupId { get; }
}
