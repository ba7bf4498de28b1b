using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Aim.Tests;

/// <summary>Templates that show what the model and the files can hold.</summary>
internal static class TemplateSamples
{
    /// <summary>A file of version 2: "no" to the first leads to the fourth, "no" to the second ends the questions.</summary>
    public const string Jumping =
        """
        <TemplateContainer name="c" version="1" description="d" uid="2.25.1" xmlns="gme://caCORE.caCORE/3.2/edu.northwestern.radiology.AIMTemplate">
          <Template name="Jumps" version="1" description="d" uid="2.25.2" codeValue="J" codeMeaning="Jumps" codingSchemeDesignator="99X">
            <Component label="First" minCardinality="1" maxCardinality="1" itemNumber="1" shouldDisplay="true" id="2.25.11">
              <QuestionType codeValue="q1" codeMeaning="First" codingSchemeDesignator="99X"/>
              <Inference annotatorConfidence="false"/>
              <AllowedTerm codeValue="yes" codeMeaning="Yes" codingSchemeDesignator="99X"/>
              <AllowedTerm codeValue="no" codeMeaning="No" codingSchemeDesignator="99X" nextId="2.25.14"/>
            </Component>
            <Component label="Second" minCardinality="0" maxCardinality="1" itemNumber="2" shouldDisplay="true" id="2.25.12">
              <QuestionType codeValue="q2" codeMeaning="Second" codingSchemeDesignator="99X"/>
              <Inference annotatorConfidence="false"/>
              <AllowedTerm codeValue="yes" codeMeaning="Yes" codingSchemeDesignator="99X"/>
              <AllowedTerm codeValue="no" codeMeaning="No" codingSchemeDesignator="99X" noMoreQuestions="true"/>
            </Component>
            <Component label="Third" minCardinality="1" maxCardinality="1" itemNumber="3" shouldDisplay="true" id="2.25.13">
              <QuestionType codeValue="q3" codeMeaning="Third" codingSchemeDesignator="99X"/>
              <Inference annotatorConfidence="false"/>
              <AllowedTerm codeValue="yes" codeMeaning="Yes" codingSchemeDesignator="99X"/>
            </Component>
            <Component label="Fourth" minCardinality="1" maxCardinality="1" itemNumber="4" shouldDisplay="true" id="2.25.14">
              <QuestionType codeValue="q4" codeMeaning="Fourth" codingSchemeDesignator="99X"/>
              <Inference annotatorConfidence="false"/>
              <AllowedTerm codeValue="yes" codeMeaning="Yes" codingSchemeDesignator="99X"/>
            </Component>
          </Template>
        </TemplateContainer>
        """;

    public static AllowedAnswer Answer(string value, AnswerAmount? amount = null, bool byDefault = false) =>
        new(new CodedConcept(value, "99X", $"Meaning of {value}"), new LocalText($"Label of {value}", "É"), amount, byDefault, description: "More & “more”\nof it");

    /// <summary>Every kind of question, answer, condition, mark and calculation.</summary>
    public static AnnotationTemplate Everything() => new(
        new("2.25.77"), "All of it <&>", "2.1", new("Look & mark", "Regardez"),
        [
            new("site", Code("site"), new("Where?"), [Answer("a"), Answer("b"), Answer("c", byDefault: true)], false, true, AnswerScale.Nominal, AnswerPlace.FindingSite, 2, 3),
            new("side", Code("side"), new("Side"), [Answer("l"), Answer("r")], true, false, AnswerScale.Nominal, AnswerPlace.SiteCharacteristic, partOf: "site", uid: new("1.2.3")),
            new("around", Code("around"), new("Around it"), [Answer("fat")], true, false, partOf: "site", explanation: new("In words", "En mots")),
            new("seen", Code("seen"), new("What?", "Quoi ?"), [Answer("mass"), Answer("cyst")], true, false, AnswerScale.Ordinal, AnswerPlace.Observation),
            new("rim", Code("rim"), new("Rim"), [Answer("thin"), Answer("thick")], true, true, partOf: "seen", askedWhen: [new("site", [new("a", "99X", "Meaning of a")])]),
            new("thickness", Code("thick-mm"), new("How thick?"), [Answer("n", new NumberAmount(2, "mm", AmountOperator.GreaterThan, true)), Answer("?")],
                false, true, AnswerScale.Ratio, partOf: "rim", askedWhen: [new("rim", [new("thick", "99X", "Meaning of thick")])], quantifies: true),
            new("enhancement", Code("hu"), new("Attenuation"), [Answer("low", new IntervalAmount(-5.5, AmountOperator.GreaterThan, 20, AmountOperator.LessThanEqual, "[hnsf'U]", true)), Answer("none")],
                true, false, partOf: "seen", quantifies: true),
            new("level", Code("level"), new("Level"), [Answer("one", new ScaleAmount("1")), Answer("two", new ScaleAmount("2"), true)], true, true, AnswerScale.Ratio, quantifies: true),
            new("part", Code("part"), new("Part"), [Quarter(1), Quarter(2), Quarter(3), Quarter(4), Answer("?")], true, false, quantifies: true, askedWhen: [new("level", [new("one", "99X", "Meaning of one")], false)]),
            new("opinion", Code("opinion"), new("Opinion"), [new(Code("benign"), new("Benign"), further: [Code("more"), Code("still more")]), Answer("bad")],
                true, true, AnswerScale.Ordinal, AnswerPlace.Conclusion, askedWhen: [new("site", [new("a", "99X", "Meaning of a"), new("b", "99X", "Meaning of b")], false), new("seen", [new("mass", "99X", "Meaning of mass")])]),
            new("last", Code("last"), new("Last"), [Answer("x")], false, false),
        ],
        [new(MarkKind.Point, 0, 2, "Arrow"), new(MarkKind.Length, 1), new(MarkKind.Bidirectional, 1, 3), new(MarkKind.Contour, 0), new(MarkKind.Ellipse, 2, 2, "E"), new(MarkKind.Circle, 0),
            new(MarkKind.Rectangle, 0, 1, "R"), new(MarkKind.Region, 0), new(MarkKind.Angle, 0, 3), new(MarkKind.Arrow, 0, 1)],
        7, Code("everything"),
        [new("Longest", [new(Code("ld"), [Code("v1")], [new(Code("algo"), "As drawn", "Drawn", "1.0", "1.2.9")]), new(Code("sd"))], 1, 2)],
        "CT", "We", new DateOnly(2026, 2, 28), [new(Code("disease"), Code("hcc")), new(Code("note"), text: "free text")], "Nowhere");

    private static CodedConcept Code(string value) => new(value, "99X", $"Question {value}");

    private static AllowedAnswer Quarter(int n) => new(new CodedConcept($"q{n}", "99X", $"Q{n}"), new LocalText($"Quarter {n}"), new QuantileAmount(n, 4, 0, 100), n == 2);
}
