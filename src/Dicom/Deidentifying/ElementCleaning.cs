namespace CrowdAnnotate.Dicom;

/// <summary>Treats single elements by their rule. What is made has no byte of the original that the rule did not look at.</summary>
internal sealed class ElementCleaning(InstanceContext context)
{
    private static readonly DicomTag ModifyingDevice = new(0x0020, 0x3401);

    /// <summary>The element that takes its place, if any, and what was done.</summary>
    public (DicomItem? Result, AttributeAction Applied) Treat(DicomDataset source, DicomElement element, AttributeRule rule, string path) => rule.Action switch
    {
        AttributeAction.Check => Check(source, element, path),
        AttributeAction.Remove => (null, AttributeAction.Remove),
        AttributeAction.Empty => Empty(element),
        AttributeAction.Dummy => Dummy(element),
        AttributeAction.Keep => Keep(source, element) ?? Basic(element, rule),
        AttributeAction.Clean => Text(source, element) ?? Label(source, element) ?? Basic(element, rule),
        AttributeAction.Shift => Shift(element) ?? Basic(element, rule),
        AttributeAction.MapUid => MapUids(element),
        AttributeAction.AgeBand => PatientAge.Band(element) is { } band ? (band, AttributeAction.AgeBand) : (null, AttributeAction.Remove),
        AttributeAction.KeepInPet => (context.IsPet ? Keep(source, element) : null) ?? (null, AttributeAction.Remove),
        _ => (null, AttributeAction.Remove),
    };

    // Where nothing of the value may stay the Basic Profile's action holds, already decided by type.
    private (DicomItem? Result, AttributeAction Applied) Basic(DicomElement element, AttributeRule rule) => rule.Basic switch
    {
        AttributeAction.Empty => Empty(element),
        AttributeAction.Dummy => Dummy(element),
        AttributeAction.MapUid => MapUids(element),
        _ => (null, AttributeAction.Remove),
    };

    private static (DicomItem? Result, AttributeAction Applied) Empty(DicomElement element) =>
        (new DicomElement(element.Tag, element.VR, default), AttributeAction.Empty);

    private static (DicomItem? Result, AttributeAction Applied) Dummy(DicomElement element) => (DummyValue.Of(element.Tag, element.VR), AttributeAction.Dummy);

    // An attribute without a rule stays only where its VR cannot name anybody or its value has a form that does not.
    private (DicomItem? Result, AttributeAction Applied) Check(DicomDataset source, DicomElement found, string path)
    {
        if (KnownForm.Of(found, context.Identity) is not { } element)
        {
            return (null, AttributeAction.Remove);
        }

        if (element.Value.IsEmpty)
        {
            return (element, AttributeAction.Check);
        }

        if (element.VR == DicomVR.UI)
        {
            return MapUids(element);
        }

        if (element.VR == DicomVR.DA || element.VR == DicomVR.DT)
        {
            return Dated(element) ?? Missing(element, path);
        }

        var kept = element.VR.IsLocalised
            ? (IsScheme(source, element) ? KeptValue.Plain(element, context.Identity) : null)
            : KeptValue.Of(element, context.Identity);
        return kept is not null ? (kept, KeptValue.IsWhole(element, kept) ? AttributeAction.Check : AttributeAction.Clean) : Text(source, element) ?? Label(source, element) ?? Missing(element, path);
    }

    private (DicomItem? Result, AttributeAction Applied)? Dated(DicomElement element) =>
        context.Profile.Has(DeidentificationOptions.RetainModifiedDates) ? Shift(element)
        : context.Profile.Has(DeidentificationOptions.RetainFullDates) && DateShift.Of(element, 0) is { } date ? (date, AttributeAction.Keep) : null;

    private static bool IsScheme(DicomDataset source, DicomElement element) =>
        element.Tag == DicomTag.CodingSchemeDesignator && CodeForms.IsScheme(source.GetString(element.Tag) ?? "");

    // Demanded attributes get a dummy or stay empty by their type; an unknown one inside a sequence may be demanded and text is cheap.
    private (DicomItem? Result, AttributeAction Applied) Missing(DicomElement element, string path) => context.Types.Find(element.Tag, path) switch
    {
        '1' => Dummy(element),
        '2' => Empty(element),
        '\0' when (path.Length > 0 || TechnicalText.Contains(element.Tag)) && element.VR.IsText => Dummy(element),
        _ => (null, AttributeAction.Remove),
    };

    private (DicomItem? Result, AttributeAction Applied)? Keep(DicomDataset source, DicomElement element)
    {
        if (element.Value.IsEmpty || element.VR == DicomVR.UI)
        {
            return (Anew(source, element), AttributeAction.Keep);
        }

        if (element.VR == DicomVR.DA || element.VR == DicomVR.DT)
        {
            return DateShift.Of(element, 0) is { } date ? (date, AttributeAction.Keep) : null;
        }

        // An identifier in the VR of a term: no list can hold it, and the option or the profile asked for it.
        if (!element.VR.IsLocalised && element.VR != DicomVR.AE && element.Tag != ModifyingDevice)
        {
            return KeptValue.Of(element, context.Identity) is { } kept ? (kept, AttributeAction.Keep) : Text(source, element);
        }

        var keepsNames = context.Profile.Has(DeidentificationOptions.RetainInstitutionIdentity | DeidentificationOptions.RetainDeviceIdentity);
        return keepsNames || !source.GetStrings(element.Tag).Any(t => context.Identity.AreIn(t)) ? (Anew(source, element), AttributeAction.Keep) : Text(source, element);
    }

    private static DicomElement Anew(DicomDataset source, DicomElement element) => element.VR.IsText
        ? DicomValues.Element(element.Tag, element.VR, source.GetStrings(element.Tag), System.Text.Encoding.UTF8) : element;

    // Null when nothing may stay.
    private (DicomItem? Result, AttributeAction Applied)? Text(DicomDataset source, DicomElement element)
    {
        if (!element.VR.IsLocalised || element.VR == DicomVR.PN)
        {
            return null;
        }

        var texts = source.GetStrings(element.Tag);
        var cleaned = texts.Select(t => Cleaned(element.Tag, t)).ToList();
        return cleaned.TrueForAll(t => t.Length == 0) ? null
            : (DicomValues.Element(element.Tag, element.VR, cleaned, CharacterSet.Default), cleaned.SequenceEqual(texts) ? AttributeAction.Check : AttributeAction.Clean);
    }

    private string Cleaned(DicomTag tag, string text) => TechnicalText.Contains(tag)
        ? TechnicalText.Clean(tag, text, context.Identity) : TextCleaning.Clean(text, context.Identity, RegionLabels.Are(tag));

    // Segments and regions are never without a name: they would be taken for each other.
    private static (DicomItem? Result, AttributeAction Applied)? Label(DicomDataset source, DicomElement element) =>
        RegionLabels.Of(source, element.Tag) is { } label
            ? (DicomValues.Element(element.Tag, element.VR, [label], CharacterSet.Default), AttributeAction.Clean) : null;

    private (DicomItem? Result, AttributeAction Applied)? Shift(DicomElement element)
    {
        if (element.Value.IsEmpty)
        {
            return (element, AttributeAction.Keep);
        }

        if (element.VR == DicomVR.TM)
        {
            return KeptValue.Of(element, context.Identity) is { } time ? (time, AttributeAction.Keep) : null;
        }

        if (element.VR == DicomVR.SH && DicomValues.Strings(element, CharacterSet.Default) is [var zone] && DateShift.IsZone(zone))
        {
            return (DicomValues.Element(element.Tag, element.VR, [zone], CharacterSet.Default), AttributeAction.Keep);
        }

        return (element.VR == DicomVR.DA || element.VR == DicomVR.DT) && DateShift.Of(element, context.Days) is { } moved ? (moved, AttributeAction.Shift) : null;
    }

    private (DicomItem? Result, AttributeAction Applied) MapUids(DicomElement element)
    {
        if (element.VR != DicomVR.UI)
        {
            return element.VR == DicomVR.UN ? (null, AttributeAction.Remove) : Dummy(element);
        }

        if (element.Value.IsEmpty)
        {
            return (element, AttributeAction.Check);
        }

        var uids = DicomValues.Strings(element, CharacterSet.Default);
        var mapped = uids.Select(u => Map(element.Tag, u)).ToList();
        return (DicomValues.Element(element.Tag, DicomVR.UI, mapped, CharacterSet.Default), uids.SequenceEqual(mapped) ? AttributeAction.Check : AttributeAction.MapUid);
    }

    private string Map(DicomTag tag, string uid) =>
        uid.Length == 0 || (KnownUids.IsOfStandard(uid) && !KnownUids.NamesInstance(tag)) ? uid : context.Key.MapText(uid).Value;
}
