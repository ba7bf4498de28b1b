using CrowdAnnotate.Primitives;
using static CrowdAnnotate.Aim.Lexicon;

namespace CrowdAnnotate.Aim;

/// <summary>A target lesion of RECIST 1.1: its axes, its site, and its state at the time point.</summary>
internal static class RecistTarget
{
    private const string Epad = "99EPAD";
    private const int LastFollowUp = 29;

    private static readonly AllowedAnswer Nonevaluable = Answer(RadLex, "RID39225", "Nonevaluable", "Not evaluable", "Non évaluable");

    public static readonly AnnotationTemplate Template = new(
        TemplateUid("recist-target", "1"), "RECIST 1.1 target lesion", "1",
        new("Measure each target lesion: its long axis, and its short axis at right angles; of a lymph node the short axis counts. Five lesions at most, two in an organ.",
            "Mesurez chaque lésion cible : grand axe et petit axe perpendiculaire ; pour un ganglion, c'est le petit axe qui compte. Cinq lésions au plus, deux par organe."),
        [
            Site(),
            new("evaluable", OwnCode("evaluable", "Evaluable"), new("Can it be evaluated?", "Est-elle évaluable ?"),
                [Answer(Epad, "S86", "Evaluable", french: "Évaluable"), Nonevaluable], required: true, asksConfidence: false, place: AnswerPlace.Observation),
            new("why-not", OwnCode("why-not", "Reason why not evaluable"), new("Why not?", "Pourquoi ?"),
                [
                    OwnAnswer("poor-images", "Image quality", "Qualité des images"), OwnAnswer("not-covered", "Not covered by the images", "Hors champ"),
                    OwnAnswer("merged", "Merged with another lesion", "Confluente"), OwnAnswer("too-small", "Too small to measure", "Trop petite"),
                ],
                required: true, asksConfidence: false, partOf: "evaluable", askedWhen: [When("evaluable", Nonevaluable)]),
            new("timepoint", new("S90", Epad, "FU Number (0=Baseline)"), new("Which time point?", "Quel examen ?"), TimePoints(),
                required: true, asksConfidence: false, AnswerScale.Ordinal, partOf: "evaluable", quantifies: true),
            new("type", OwnCode("lesion-type", "Type of lesion"), new("What is it for RECIST?", "Quel type de lésion ?"),
                [
                    Answer(Epad, "S71", "Target Lesion", "Target", "Cible"), Answer(Epad, "S72", "Non-Target Lesion", "Non-target", "Non cible"),
                    Answer(Epad, "S75", "Non-cancer Lesion", "Not cancer", "Non cancéreuse"),
                ],
                required: true, asksConfidence: false, partOf: "evaluable"),
            new("status", OwnCode("lesion-status", "Status of lesion"), new("How is it now?", "Quel est son état ?"),
                [
                    Answer(RadLex, "RID28472", "Present Lesion", "Present", "Présente"), Answer(RadLex, "RID39162", "Progressive Lesion", "Progressive", "En progression"),
                    Answer(Epad, "S73", "New Lesion", "New", "Nouvelle"), Answer(Epad, "S74", "Resolved Lesion", "Resolved", "Disparue"),
                ],
                required: true, asksConfidence: false, partOf: "evaluable"),
            new("enhancement", OwnCode("enhancement", "Enhancement of lesion"), new("Does it enhance?", "Se rehausse-t-elle ?"),
                [Answer(RadLex, "RID6055", "Enhancing", french: "Oui"), Answer(RadLex, "RID6056", "Nonenhancing", "Not enhancing", "Non")],
                required: false, asksConfidence: false, partOf: "evaluable"),
        ],
        [new(MarkKind.Bidirectional, 1, 1), new(MarkKind.Contour, 0)], 5,
        code: new CodedConcept("RECIST_v2", Epad, "Tumor assessment"),
        source: $"{EpadSource} The counting of lesions: RECIST 1.1 (Eisenhauer 2009). {OwnSource}");

    private static ValueList<AllowedAnswer> TimePoints() => Enumerable.Range(0, LastFollowUp + 1).Select(n =>
    {
        var (english, french) = n == 0 ? ("Baseline", "Examen initial") : ($"FU{n}", $"Suivi {n}");
        return new AllowedAnswer(OwnCode($"timepoint-{n}", english), new LocalText(english, french), new ScaleAmount($"{n}"), description: $"T{n}");
    }).ToValueList();
}
