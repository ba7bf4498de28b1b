using CrowdAnnotate.Aim;
using CrowdAnnotate.Dicom;
using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Interchange.Sr;

/// <summary>Who or what observed (TID 1001), and where the work comes from.</summary>
internal sealed class ObserverContent(ImageAnnotationCollection collection, Provenance provenance, LossList losses)
{
    private const string At = "/ImageAnnotationCollection";
    private readonly Fitting fitting = new(losses);

    /// <summary>A reader is a person; a computed consensus, or a document that names no reader, has a device (TID 1004).</summary>
    public IEnumerable<ContentItem> Make() =>
        provenance.Computed is null && collection.User is { } user ? [.. Person(user), .. Origin()] : [.. Device(), .. Origin()];

    private IEnumerable<ContentItem> Person(User user)
    {
        yield return Context(SrCodes.ObserverType, new CodeContent(SrCodes.PersonObserver));
        yield return Context(SrCodes.PersonObserverName, new WordsContent(WordsContent.PersonName, fitting.Text(DicomVR.PN, user.Name, $"{At}/user/name")));
        yield return Words(SrCodes.PersonObserverLogin, user.LoginName, $"{At}/user/loginName");
        if (user.RoleInTrial is { } role)
        {
            yield return Context(SrCodes.PersonObserverRole, new CodeContent(fitting.Code(new CodedConcept(role, SrCodes.OwnScheme, role), $"{At}/user/roleInTrial")));
        }

        if (user.NumberWithinRoleOfClinicalTrial is { } number)
        {
            yield return Words(SrCodes.PersonObserverNumber, FormattableString.Invariant($"{number}"), $"{At}/user/numberWithinRoleOfClinicalTrial");
        }
    }

    private IEnumerable<ContentItem> Device()
    {
        losses.If(collection.User is not null, $"{At}/user", "is not the observer of what a program computed.");
        var name = provenance.Computed?.Method ?? collection.Equipment?.ManufacturerModelName ?? "Unnamed reader";
        yield return Context(SrCodes.ObserverType, new CodeContent(SrCodes.DeviceObserver));
        yield return Context(SrCodes.DeviceObserverUid, new UidContent(DerivedUid.Of(DicomWriter.ImplementationClassUid, name)));
        yield return Words(SrCodes.DeviceObserverName, name, "/provenance/method");
        if (collection.Equipment is { } equipment)
        {
            yield return Words(SrCodes.DeviceObserverManufacturer, equipment.ManufacturerName, $"{At}/equipment/manufacturerName");
            if (equipment.ManufacturerModelName is { } model)
            {
                yield return Words(SrCodes.DeviceObserverModel, model, $"{At}/equipment/manufacturerModelName");
            }
        }
    }

    private IEnumerable<ContentItem> Origin()
    {
        if (provenance.Campaign is { } campaign)
        {
            yield return Words(SrCodes.Campaign, campaign, "/provenance/campaign");
        }

        if (provenance.Template is { } template)
        {
            yield return Words(SrCodes.Template, template, "/provenance/template");
        }

        if (provenance.Computed is { } computed)
        {
            yield return Words(SrCodes.AlgorithmName, computed.Method, "/provenance/method");
            if (computed.Version is { } version)
            {
                yield return Words(SrCodes.AlgorithmVersion, version, "/provenance/version");
            }

            foreach (var source in computed.Sources)
            {
                yield return Context(SrCodes.DerivedFrom, new UidContent(source));
            }
        }
    }

    private ContentItem Words(CodedConcept concept, string text, string path) =>
        Context(concept, new WordsContent(WordsContent.Plain, fitting.Text(DicomVR.UT, text, path)));

    private static ContentItem Context(CodedConcept concept, ContentValue value) => new(Relationship.HasObservationContext, concept, value);
}
