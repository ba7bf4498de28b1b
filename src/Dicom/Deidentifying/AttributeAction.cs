namespace CrowdAnnotate.Dicom;

/// <summary>What is done to an attribute: the letters of PS3.15 table E.1-1a, and what this product does in their place.</summary>
public enum AttributeAction : byte
{
    /// <summary>No rule of the table: kept where its form shows that it names nobody, else cleaned or removed.</summary>
    Check,

    /// <summary>X.</summary>
    Remove,

    /// <summary>Z.</summary>
    Empty,

    /// <summary>D.</summary>
    Dummy,

    /// <summary>K.</summary>
    Keep,

    /// <summary>C of text, codes and sequences.</summary>
    Clean,

    /// <summary>C of dates: moved by the patient's days.</summary>
    Shift,

    /// <summary>U.</summary>
    MapUid,

    /// <summary>X/Z: by the attribute's type.</summary>
    RemoveOrEmpty,

    /// <summary>X/D: by the attribute's type.</summary>
    RemoveOrDummy,

    /// <summary>Z/D: by the attribute's type.</summary>
    EmptyOrDummy,

    /// <summary>X/Z/D: by the attribute's type.</summary>
    RemoveEmptyOrDummy,

    /// <summary>X/Z/U*: the sequence stays, for its UIDs are mapped.</summary>
    MapReferences,

    /// <summary>An age in bands of five years, 90 and more as one.</summary>
    AgeBand,

    /// <summary>Kept in PET images, where uptake is computed from it; else removed.</summary>
    KeepInPet,
}
