using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Aim;

/// <summary>AIM ImagingPhysicalEntity: the finding site.</summary>
public sealed record ImagingPhysicalEntity : Entity
{
    /// <param name="characteristics">Traits of the site itself.</param>
    /// <param name="observationCharacteristics">Traits of what is seen at it.</param>
    public ImagingPhysicalEntity(
        Uid uniqueIdentifier, CodedAnswer answer, bool? isPresent = null, IEnumerable<ImagingPhysicalEntityCharacteristic>? characteristics = null,
        IEnumerable<ImagingObservationCharacteristic>? observationCharacteristics = null)
        : base(uniqueIdentifier)
    {
        ArgumentNullException.ThrowIfNull(answer);
        (Answer, IsPresent) = (answer, isPresent);
        Characteristics = (characteristics ?? []).ToValueList();
        ObservationCharacteristics = (observationCharacteristics ?? []).ToValueList();
    }

    public CodedAnswer Answer { get; }

    public bool? IsPresent { get; }

    public ValueList<ImagingPhysicalEntityCharacteristic> Characteristics { get; }

    public ValueList<ImagingObservationCharacteristic> ObservationCharacteristics { get; }
}

/// <summary>AIM ImagingPhysicalEntityCharacteristic: one trait of a finding site.</summary>
public sealed record ImagingPhysicalEntityCharacteristic
{
    public ImagingPhysicalEntityCharacteristic(CodedAnswer answer, IEnumerable<CharacteristicQuantification>? quantifications = null)
    {
        ArgumentNullException.ThrowIfNull(answer);
        (Answer, Quantifications) = (answer, (quantifications ?? []).ToValueList());
    }

    public CodedAnswer Answer { get; }

    public ValueList<CharacteristicQuantification> Quantifications { get; }
}

/// <summary>AIM ImagingObservationEntity: what is seen, with its characteristics.</summary>
public sealed record ImagingObservationEntity : Entity
{
    /// <param name="isPresent">False states that the finding was looked for and is absent.</param>
    public ImagingObservationEntity(
        Uid uniqueIdentifier, CodedAnswer answer, bool? isPresent = null, IEnumerable<ImagingObservationCharacteristic>? characteristics = null)
        : base(uniqueIdentifier)
    {
        ArgumentNullException.ThrowIfNull(answer);
        (Answer, IsPresent) = (answer, isPresent);
        Characteristics = (characteristics ?? []).ToValueList();
    }

    public CodedAnswer Answer { get; }

    public bool? IsPresent { get; }

    public ValueList<ImagingObservationCharacteristic> Characteristics { get; }
}

/// <summary>AIM ImagingObservationCharacteristic: one trait of an observation, e.g. its margin.</summary>
public sealed record ImagingObservationCharacteristic
{
    public ImagingObservationCharacteristic(CodedAnswer answer, IEnumerable<CharacteristicQuantification>? quantifications = null)
    {
        ArgumentNullException.ThrowIfNull(answer);
        (Answer, Quantifications) = (answer, (quantifications ?? []).ToValueList());
    }

    public CodedAnswer Answer { get; }

    public ValueList<CharacteristicQuantification> Quantifications { get; }
}

/// <summary>AIM InferenceEntity: a conclusion, e.g. a diagnosis.</summary>
public sealed record InferenceEntity : Entity
{
    /// <param name="imageEvidence">Whether the conclusion rests on the image.</param>
    /// <exception cref="AimFlawException">The description is present but empty.</exception>
    public InferenceEntity(Uid uniqueIdentifier, CodedAnswer answer, bool imageEvidence = true, bool? isPresent = null, string? description = null)
        : base(uniqueIdentifier)
    {
        ArgumentNullException.ThrowIfNull(answer);
        (Answer, ImageEvidence, IsPresent, Description) = (answer, imageEvidence, isPresent, description);
        new Flaws().Said("description", description).Refuse();
    }

    public CodedAnswer Answer { get; }

    public bool ImageEvidence { get; }

    public bool? IsPresent { get; }

    public string? Description { get; }
}
