using System.Text;
using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Dicom;

/// <summary>Whom a document is about, in the words of the images, and the names of others in it.</summary>
/// <param name="Issuer">Issuer of Patient ID; null where the document has no place for it.</param>
/// <param name="PatientId">Null where none is given: the patient is then known by the study alone.</param>
/// <param name="Study">Study Instance UID as the images had it.</param>
/// <param name="Names">Whatever names the patient, people and records in it: no text keeps a word of them.</param>
public sealed record CompanionIdentity(string? Issuer, string? PatientId, Uid Study, IReadOnlyList<string> Names);

/// <summary>
/// De-identifies the values of a document that accompanies images and is no DICOM, AIM for instance, as those of the images are: by the
/// same profile, the same key and the same words.
/// </summary>
public sealed class CompanionCleaning
{
    private const string Removed = DummyValue.Text;
    private readonly DeidentificationProfile profile;
    private readonly DeidentificationKey key;
    private readonly IdentityWords words;

    public CompanionCleaning(DeidentificationProfile profile, DeidentificationKey key, CompanionIdentity identity)
    {
        ArgumentNullException.ThrowIfNull(profile);
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(identity);
        (this.profile, this.key) = (profile, key);
        words = new IdentityWords(Named(identity));
        Pseudonym = key.Pseudonym(identity.Issuer, identity.PatientId, identity.Study);
        Days = key.DayShift(identity.Issuer, identity.PatientId, identity.Study);
    }

    /// <summary>The patient's, as in the images of the same patient.</summary>
    public string Pseudonym { get; }

    /// <summary>Days by which the patient's dates are moved.</summary>
    public int Days { get; }

    /// <summary>Whether dates stay, moved or not; else they are taken away.</summary>
    public bool KeepsDates => profile.Has(DeidentificationOptions.RetainFullDates) || profile.Has(DeidentificationOptions.RetainModifiedDates);

    /// <summary>The new UID; those of the standard stay.</summary>
    public Uid Map(Uid uid) => KnownUids.IsOfStandard(uid.Value) || profile.Has(DeidentificationOptions.RetainUids) ? uid : key.Map(uid);

    /// <summary>The date as the images of the patient have it; null when the profile takes dates away, or the calendar ends.</summary>
    public DateTime? Moved(DateTime moment)
    {
        var days = profile.Has(DeidentificationOptions.RetainFullDates) ? 0 : Days;
        return !KeepsDates || (days < 0 && moment < DateTime.MinValue.AddDays(-days)) || (days > 0 && moment > DateTime.MaxValue.AddDays(-days)) ? null : moment.AddDays(days);
    }

    /// <summary>What of a text may stay; empty when nothing may.</summary>
    public string Text(string text) => profile.Has(DeidentificationOptions.CleanDescriptors) ? TextCleaning.Clean(text, words, isLabel: true) : "";

    /// <summary>A maker's name, where it is one that is known.</summary>
    public string Maker(string text) => TechnicalText.Clean(DicomTag.Manufacturer, text, words);

    /// <summary>Whether the text is a unit of UCUM that may stay.</summary>
    public static bool IsUnit(string text) => UcumGrammar.IsUnit(text);

    /// <summary>The code with a meaning of allowed words; null for one of a private scheme or that cannot be one of its scheme.</summary>
    public CodedConcept? Code(CodedConcept code)
    {
        ArgumentNullException.ThrowIfNull(code);
        if (!CodeForms.Has(code.Scheme, code.Value) || words.AreInCode(code.Value))
        {
            return null;
        }

        var meaning = TextCleaning.Clean(code.Meaning, words);
        return new CodedConcept(code.Value, code.Scheme, meaning.Length > 0 ? meaning : code.Value.Length <= 64 ? code.Value : Removed);
    }

    private static DicomDataset Named(CompanionIdentity identity)
    {
        var dataset = new DicomDataset();
        Put(DicomTag.PatientID, DicomVR.LO, identity.PatientId is { } id ? [id] : []);
        Put(DicomTag.OperatorsName, DicomVR.PN, identity.Names);
        return dataset;

        void Put(DicomTag tag, DicomVR vr, IReadOnlyList<string> values)
        {
            if (values.Count > 0)
            {
                var plain = string.Join('\\', values.Select(v => v.Replace('\\', ' ')));
                dataset.AddOrUpdate(DicomTag.SpecificCharacterSet, "ISO_IR 192").AddOrUpdate(new DicomElement(tag, vr, Encoding.UTF8.GetBytes(plain.Length % 2 == 0 ? plain : plain + " ")));
            }
        }
    }
}
