using CrowdAnnotate.Primitives;
using static CrowdAnnotate.Aim.Lexicon;

namespace CrowdAnnotate.Aim;

/// <summary>The VASARI feature set for a glioma on MR.</summary>
internal static class VasariGlioma
{
    private const string Vasari = "VASARI";

    private static readonly AllowedAnswer NoEnhancement = Answer("SRT", "R-40775", "None", french: "Aucun");
    private static readonly AskedWhen Enhances = Unless("enhancement", NoEnhancement);

    private static AllowedAnswer Brainstem => Answer(RadLex, "RID6677", "Brainstem", french: "Tronc cérébral");

    private static AllowedAnswer Callosum => Answer(RadLex, "RID6915", "Corpus Callosum", "Corpus callosum", "Corps calleux");

    public static readonly AnnotationTemplate Template = new(
        TemplateUid("vasari-glioma", "1"), "VASARI glioma", "1",
        new("Outline the tumor or measure it, and answer by the VASARI feature set.", "Détourez ou mesurez la tumeur et répondez selon VASARI."),
        [
            new("location", OwnCode("tumor-location", "Tumor location"), new("Where is its geographic center?", "Où est son centre géographique ?"),
                [
                    Answer(RadLex, "RID6440", "Frontal lobe", french: "Lobe frontal"), Answer(RadLex, "RID6476", "Temporal lobe", french: "Lobe temporal"), Answer(RadLex, "RID6472", "Insula", french: "Insula"),
                    Answer(RadLex, "RID6493", "Parietal lobe", french: "Lobe pariétal"), Answer(RadLex, "RID6502", "Occipital lobe", french: "Lobe occipital"), Brainstem,
                    Answer(RadLex, "RID6815", "Cerebellum", french: "Cervelet"), Answer(RadLex, "RID6537", "Basal Ganglia", "Basal ganglia", "Noyaux gris"),
                    Answer(RadLex, "RID6578", "Thalamus", french: "Thalamus"), Callosum,
                ],
                required: true, asksConfidence: true, place: AnswerPlace.FindingSite),
            new("side", OwnCode("side-of-center", "Side of tumor center"), new("On which side?", "De quel côté ?"),
                [Answer("SRT", "G-A100", "Right", french: "Droite"), Answer("SRT", "G-A102", "Center/Bilateral", french: "Médian ou bilatéral"), Answer("SRT", "G-A101", "Left", french: "Gauche")],
                required: true, asksConfidence: false, place: AnswerPlace.SiteCharacteristic, partOf: "location"),
            Quantified("enhancement", "67-1", "Enhancement Quality", "How does it enhance?", "Comment se rehausse-t-elle ?",
                [NoEnhancement, Answer("SRT", "R-404FA", "Mild", french: "Faiblement"), Answer("NCI", "A10767872", "Marked", french: "Fortement"), Indeterminate]),
            Proportion("proportion-enhancing", "59-1", "Proportion Enhancing", "What proportion enhances?", "Quelle proportion se rehausse ?", hasNotApplicable: true, Enhances),
            Proportion("proportion-ncet", "19-1", "Proportion nCET", "What proportion is non-enhancing tumor?", "Quelle proportion est tumorale sans rehaussement ?", hasNotApplicable: true),
            Proportion("proportion-necrosis", "49-1", "Proportion Necrosis", "What proportion is necrotic?", "Quelle proportion est nécrosée ?", hasNotApplicable: false),
            Proportion("proportion-edema", "34-1", "Proportion of Edema", "What proportion is edema?", "Quelle proportion est œdémateuse ?", hasNotApplicable: false),
            YesNo("cyst", "80-1", "Cyst", "Is there a cyst?", "Y a-t-il un kyste ?"),
            Chosen("multifocal", "13", "Multifocal or multicentric", "One focus or several?", "Un foyer ou plusieurs ?",
                Answer(RadLex, "RID5702", "focal", "Focal", "Unique"), Answer(RadLex, "RID5703", "multifocal", "Multifocal", "Multifocale"),
                OwnAnswer("multicentric", "Multicentric", "Multicentrique"), Answer(RadLex, "RID4427", "gliomatosis", "Gliomatosis", "Gliomatose")),
            Chosen("t1-flair", "90-1", "T1/FLAIR ratio", "T1 against FLAIR size?", "Taille en T1 et en FLAIR ?",
                OwnAnswer("t1-as-flair", "Expansive (T1 about FLAIR)", "Expansive"), OwnAnswer("t1-below-flair", "Mixed (T1 below FLAIR)", "Mixte"), OwnAnswer("t1-far-below", "Infiltrative (T1 far below FLAIR)", "Infiltrante")),
            Chosen("margin-thickness", "01-1", "Thickness of enhancing margin", "How thick is the enhancing margin?", "Épaisseur du bord rehaussé ?", [Enhances],
                OwnAnswer("margin-minimal", "Minimal", "Minime"), OwnAnswer("margin-thin", "Thin", "Fin"), OwnAnswer("margin-thick", "Thick or nodular", "Épais ou nodulaire"), OwnAnswer("margin-solid", "Solid", "Plein")),
            Chosen("enhancing-margin", "12", "Definition of enhancing margin", "How defined is the enhancing margin?", "Netteté du bord rehaussé ?", [Enhances],
                OwnAnswer("well-defined", "Well defined", "Net"), OwnAnswer("poorly-defined", "Poorly defined", "Flou")),
            Chosen("ncet-margin", "70", "Definition of non-enhancing margin", "How is the non-enhancing margin?", "Bord sans rehaussement ?",
                OwnAnswer("smooth", "Smooth", "Régulier"), OwnAnswer("irregular", "Irregular", "Irrégulier"), NotApplicable),
            YesNo("hemorrhage", "81-1", "Hemorrhage", "Is there hemorrhage?", "Y a-t-il une hémorragie ?"),
            Chosen("diffusion", "033-1", "Diffusion", "How is diffusion?", "Comment est la diffusion ?",
                OwnAnswer("facilitated", "Facilitated", "Facilitée"), OwnAnswer("restricted", "Restricted", "Restreinte"), OwnAnswer("equivocal", "Neither or equivocal", "Équivoque"), OwnAnswer("no-diffusion", "No diffusion images", "Non acquise")),
            YesNo("pial", "04-1", "Pial invasion", "Pial invasion?", "Envahissement pial ?"),
            YesNo("ependymal", "05-1", "Ependymal extension", "Ependymal extension?", "Extension épendymaire ?"),
            YesNo("cortical", "06-1", "Cortical involvement", "Cortical involvement?", "Atteinte corticale ?"),
            new("deep-wm", new CodedConcept("6", Vasari, "Deep WM invasion"), new("Which deep white matter is invaded?", "Quelle substance blanche profonde est envahie ?"),
                [Brainstem, Callosum, OwnAnswer("internal-capsule", "Internal capsule", "Capsule interne")], required: false, asksConfidence: false, atMost: 3),
            Chosen("ncet-midline", "63", "nCET crosses midline", "Does non-enhancing tumor cross the midline?", "Traverse-t-elle la ligne médiane sans rehaussement ?", Yes, No, NotApplicable),
            Chosen("enhancing-midline", "3", "Enhancing tumor crosses midline", "Does enhancing tumor cross the midline?", "Le rehaussement traverse-t-il la ligne médiane ?", [Enhances], Yes, No, NotApplicable),
            YesNo("satellites", "09-1", "Satellites", "Are there satellites?", "Y a-t-il des satellites ?"),
            YesNo("calvarial", "10-1", "Calvarial remodeling", "Calvarial remodeling?", "Remodelage de la voûte ?"),
            new("eloquent", OwnCode("eloquent-brain", "Eloquent brain"), new("Is eloquent brain involved?", "Une zone éloquente est-elle atteinte ?"),
                [
                    Eloquent("85", "None", "Aucune"), Eloquent("86", "Speech Motor", "Langage, motrice"), Eloquent("87", "Speech Receptive", "Langage, réceptive"),
                    Eloquent("88", "Motor", "Motrice"), Eloquent("89", "Vision", "Visuelle"),
                ],
                required: true, asksConfidence: false, place: AnswerPlace.Conclusion),
        ],
        [new(MarkKind.Contour, 0), new(MarkKind.Bidirectional, 1)], 20, code: new CodedConcept("VASARI-1", Vasari, "VK1: Brain Tumor Measurement"), modality: "MR",
        source: "Locations, sides, enhancement quality, proportions and eloquent brain with their codes: the template file VASARI_Templates_v1rv23_1.xml. "
            + "Question codes of scheme VASARI beyond those: an NCIP template of TCGA; their answers without a code there are worded and coded by us. Yes and no: SNOMED CT. " + OwnSource);

    private static TemplateQuestion Quantified(string id, string code, string meaning, string english, string french, ValueList<AllowedAnswer> answers, params ReadOnlySpan<AskedWhen> when) => new(
        id, new CodedConcept(code, Vasari, meaning), new(english, french), answers, required: true, asksConfidence: false, quantifies: true, askedWhen: ValueList.Create(when));

    private static TemplateQuestion Proportion(string id, string code, string meaning, string english, string french, bool hasNotApplicable, params ReadOnlySpan<AskedWhen> when) => Quantified(
        id, code, meaning, english, french,
        [
            Percent(0, AmountOperator.Equal, 0, AmountOperator.Equal), Percent(5, AmountOperator.LessThan, 5, AmountOperator.LessThan), Percent(6, 33), Percent(34, 67), Percent(68, 95),
            Percent(95, AmountOperator.GreaterThan, 95, AmountOperator.GreaterThan), Percent(100, AmountOperator.Equal, 100, AmountOperator.Equal),
            .. hasNotApplicable ? [NotApplicable] : Array.Empty<AllowedAnswer>(), Indeterminate,
        ],
        when);

    private static AllowedAnswer Percent(double min, double max) => Percent(min, AmountOperator.GreaterThanEqual, max, AmountOperator.LessThanEqual);

    private static AllowedAnswer Percent(double min, AmountOperator from, double max, AmountOperator to)
    {
        var amount = new IntervalAmount(min, from, max, to, "%");
        return new(OwnCode(AmountWords.Code(amount, ""), AmountWords.Of(amount)), new LocalText(AmountWords.Of(amount)), amount);
    }

    private static TemplateQuestion Chosen(string id, string code, string meaning, string english, string french, params ReadOnlySpan<AllowedAnswer> answers) =>
        Chosen(id, code, meaning, english, french, [], answers);

    private static TemplateQuestion Chosen(string id, string code, string meaning, string english, string french, ValueList<AskedWhen> when, params ReadOnlySpan<AllowedAnswer> answers) => new(
        id, new CodedConcept(code, Vasari, meaning), new(english, french), ValueList.Create(answers), required: true, asksConfidence: false, askedWhen: when);

    private static TemplateQuestion YesNo(string id, string code, string meaning, string english, string french) => Chosen(id, code, meaning, english, french, Yes, No);

    private static AllowedAnswer Eloquent(string code, string english, string french) => Answer(Vasari, code, $"Eloquent Brain : {english}", english, french);
}
