using System.Globalization;

namespace CrowdAnnotate.Phantoms;

/// <summary>
/// Invented identity that a phantom's header carries so that tests can look for what de-identification left. No word of it
/// occurs in anything that is kept.
/// </summary>
public sealed class PlantedIdentity
{
    private static readonly string[] Families = ["Quillfeather", "Oxenbridge", "Wrenhollow", "Thistlewick", "Bramblecote"];
    private static readonly string[] Givens = ["Eustacia", "Zebedee", "Philippa", "Lysander", "Marigold"];

    internal PlantedIdentity(int seed)
    {
        var random = new Random(seed ^ 0x1DE);
        FamilyName = Families[random.Next(Families.Length)];
        GivenName = Givens[random.Next(Givens.Length)];
        PatientId = "ZQX" + random.Next(1_000_000, 9_999_999).ToString(CultureInfo.InvariantCulture);
        AccessionNumber = "ACQ" + random.Next(1_000_000, 9_999_999).ToString(CultureInfo.InvariantCulture);
        BirthDate = string.Create(CultureInfo.InvariantCulture, $"19{random.Next(31, 79)}0{random.Next(1, 10)}{random.Next(11, 28)}");
    }

    public string FamilyName { get; }

    public string GivenName { get; }

    /// <summary>PN: family^given.</summary>
    public string PatientName => $"{FamilyName}^{GivenName}";

    public string PatientId { get; }

    public string AccessionNumber { get; }

    /// <summary>DA.</summary>
    public string BirthDate { get; }

    public string Address { get; } = "7 Gooseberry Lane, Nether Wibbleton";

    public string Telephone { get; } = "+00 555 0173942";

    public string Institution { get; } = "Nether Wibbleton Infirmary";

    public string ReferringPhysician { get; } = "Sandalwood^Hortensia";

    public string PerformingPhysician { get; } = "Merriweather^Crispin";

    public string Operator { get; } = "Tanglefoot^Odette";

    public string Station { get; } = "WIBBLE03";

    public string DeviceSerial { get; } = "SN88417ZK";

    /// <summary>Strings of which none may be left in a de-identified file, in any letter case.</summary>
    public IReadOnlyList<string> Strings =>
    [
        FamilyName, GivenName, PatientId, AccessionNumber, BirthDate, "Gooseberry", "Wibbleton", "0173942", "Sandalwood", "Hortensia",
        "Merriweather", "Crispin", "Tanglefoot", "Odette", Station, DeviceSerial,
    ];
}
