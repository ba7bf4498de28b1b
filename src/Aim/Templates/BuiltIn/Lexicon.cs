using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Aim;

/// <summary>Codes that several built-in templates share, and how their answers are made.</summary>
internal static class Lexicon
{
    public const string Own = BuiltInTemplates.PrivateScheme;
    public const string RadLex = "RadLex";

    public static readonly CodedConcept FindingSite = new("363698007", "SCT", "Finding site");

    /// <summary>SNOMED CT's qualifiers, as PS3.16 has them for yes and no.</summary>
    public static AllowedAnswer Yes => Answer("SCT", "373066001", "Yes", french: "Oui");

    public static AllowedAnswer No => Answer("SCT", "373067005", "No", french: "Non");

    public static AllowedAnswer NotApplicable => Answer("SRT", "R-400F9", "Not Applicable", "Not applicable", "Sans objet");

    public static AllowedAnswer Indeterminate => Answer("NCI", "C48658", "Indeterminate", french: "Indéterminé");

    public static AllowedAnswer Answer(string scheme, string value, string meaning, string? english = null, string? french = null) =>
        new(new CodedConcept(value, scheme, meaning), new LocalText(english ?? meaning, french));

    /// <summary>An answer of our own scheme.</summary>
    public static AllowedAnswer OwnAnswer(string value, string english, string? french = null) => Answer(Own, value, english, english, french);

    public static CodedConcept OwnCode(string value, string meaning) => new(value, Own, meaning);

    /// <summary>The rest of the answers, where one of them was given.</summary>
    public static AskedWhen Unless(string questionId, AllowedAnswer answer) => new(questionId, [answer.Code], given: false);

    public static AskedWhen When(string questionId, AllowedAnswer answer) => new(questionId, [answer.Code]);

    /// <summary>A fixed identifier of a built-in template.</summary>
    public static Uid TemplateUid(string name, string version) => TemplateUids.Made($"crowdannotate template {name} {version}");

    /// <summary>Organs in RadLex, as ePAD's RECIST template has them.</summary>
    public static ValueList<AllowedAnswer> Organs =>
    [
        Answer(RadLex, "RID58", "liver", "Liver", "Foie"), Answer(RadLex, "RID1302", "right lung", "Right lung", "Poumon droit"),
        Answer(RadLex, "RID1326", "left lung", "Left lung", "Poumon gauche"), Answer(RadLex, "RID1384", "mediastinum", "Mediastinum", "Médiastin"),
        Answer(RadLex, "RID13296", "lymph node", "Lymph node", "Ganglion"), Answer(RadLex, "RID6434", "brain", "Brain", "Cerveau"),
        Answer(RadLex, "RID170", "pancreas", "Pancreas", "Pancréas"), Answer(RadLex, "RID86", "spleen", "Spleen", "Rate"),
        Answer(RadLex, "RID29662", "right kidney", "Right kidney", "Rein droit"), Answer(RadLex, "RID29663", "left kidney", "Left kidney", "Rein gauche"),
        Answer(RadLex, "RID88", "adrenal gland", "Adrenal gland", "Surrénale"), Answer(RadLex, "RID13197", "bone", "Bone", "Os"),
        Answer(RadLex, "RID410", "peritoneum", "Peritoneum", "Péritoine"), Answer(RadLex, "RID28749", "breast", "Breast", "Sein"),
        Answer(RadLex, "RID343", "prostate", "Prostate", "Prostate"), Answer(RadLex, "RID302", "uterus", "Uterus", "Utérus"),
        Answer(RadLex, "RID290", "ovary", "Ovary", "Ovaire"), Answer(RadLex, "RID31011", "colon", "Colon", "Côlon"),
        Answer(RadLex, "RID163", "rectum", "Rectum", "Rectum"), Answer(RadLex, "RID7578", "thyroid gland", "Thyroid gland", "Thyroïde"),
        OwnAnswer("site-other", "other site", "Ailleurs"),
    ];

    public static TemplateQuestion Site(bool asksConfidence = false) => new(
        "site", FindingSite, new("Where is it?", "Où est-elle ?"), Organs, required: true, asksConfidence, place: AnswerPlace.FindingSite);

    public const string EpadSource = "RadLex sites and 99EPAD codes: ePAD's RECIST template (RECIST_v2).";
    public const string OwnSource = $"{BuiltInTemplates.PrivateScheme} is our own scheme, for what no lexicon that we read has a code for.";
}
