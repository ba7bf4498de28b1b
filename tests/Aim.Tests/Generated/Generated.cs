using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Aim.Tests;

/// <summary>
/// Documents that the model allows and the validation has no error to say of, made from a seed: any type, any optional part, texts of any script.
/// Other test projects link the files of this folder.
/// </summary>
internal sealed partial class Generated
{
    private static readonly string[] Texts =
        ["L1", "Läsion 3 – µm", "病变", "آفة", "поражение", "a <b> & \"c\" 'd'", "🫁 𝕏", "tab\there\r\nline", "true", "0", "1e5", " x ", "e\u0301"];

    private readonly Random random;
    private readonly List<Uid> images = [];
    private int next;

    public Generated(int seed)
    {
        random = new Random(seed);
        Seed = seed;
    }

    private int Seed { get; }

    /// <summary>Of annotations of images for even seeds, of annotations of annotations for odd ones.</summary>
    public static AnnotationCollection Document(int seed) => seed % 2 == 0 ? OfImages(seed) : OfAnnotations(seed);

    public static ImageAnnotationCollection OfImages(int seed)
    {
        var g = new Generated(seed);
        return new(
            g.Uid(), g.Uid(), g.Uid(), g.Moment(), g.Some(1, 3, g.ImageAnnotation), g.Maybe(g.Text), g.Maybe(g.Text), g.Maybe(g.User), g.Maybe(g.Equipment),
            g.Maybe(() => new Person(g.Text(), g.Text(), g.MaybeValue(g.Date), g.Maybe(g.Text), g.Maybe(g.Text), g.Maybe(g.Text))));
    }

    public static AnnotationOfAnnotationCollection OfAnnotations(int seed)
    {
        var g = new Generated(seed);
        return new(
            g.Uid(), g.Uid(), g.Uid(), g.Moment(), g.Some(1, 3, g.AnnotationOfAnnotation), g.Maybe(g.Text), g.Maybe(g.Text), g.Maybe(g.User), g.Maybe(g.Equipment));
    }

    private ImageAnnotation ImageAnnotation()
    {
        var uid = Uid();
        images.Clear();
        var references = Some(1, 3, ImageReference).Append(DicomImages()).Append(Webpage()).ToList();
        var sites = Some(0, 2, Physical);
        var (calculations, inferences, observations) = (Some(0, 2, Calculation), Some(0, 2, Inference), Some(0, 2, Observation));
        var (segmentations, markups) = (Some(0, 2, Segmentation), Some(0, 5, Markup));
        var (roles, lesions, tasks) = (Some(0, 2, Role), Some(0, 3, Lesion), Some(0, 2, () => Task(2)));
        var types = Codes();
        ImageAnnotation Built(IEnumerable<AnnotationStatement> statements) => new(
            uid, types, new AimDateTime(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero)), "L", statements: statements, physicalEntities: sites,
            calculations: calculations, inferences: inferences, observations: observations, segmentations: segmentations, markups: markups,
            imageReferences: references, roles: roles, lesionObservations: lesions, taskContexts: tasks);
        return new(
            uid, types, Moment(), Text(), Maybe(Text), MaybeValue(Uid), MaybeValue(Uid), MaybeValue(Uid), Some(0, 2, Audit), sites, calculations, inferences,
            observations, segmentations, markups, Statements(Built([])), references, roles, lesions, tasks);
    }

    private AnnotationOfAnnotation AnnotationOfAnnotation()
    {
        var uid = Uid();
        var sites = Some(0, 2, Physical);
        var (calculations, inferences, observations) = (Some(0, 2, Calculation), Some(0, 2, Inference), Some(0, 2, Observation));
        var (roles, lesions, tasks) = (Some(0, 2, Role), Some(0, 3, Lesion), Some(0, 2, () => Task(2)));
        var types = Codes();
        var bare = new AnnotationOfAnnotation(
            uid, types, Moment(), "A", physicalEntities: sites, calculations: calculations, inferences: inferences, observations: observations, roles: roles,
            lesionObservations: lesions, taskContexts: tasks);
        return new(
            uid, types, Moment(), Text(), Maybe(Text), MaybeValue(Uid), MaybeValue(Uid), MaybeValue(Uid), Some(0, 2, Audit), sites, calculations, inferences,
            observations, Maybe(Adjudication), Statements(bare), roles, lesions, tasks);
    }

    // Every relation for which the annotation has both ends, or may reach to one outside.
    private List<AnnotationStatement> Statements(AnnotationEntity annotation)
    {
        var entities = annotation.Entities().ToList();
        var statements = new List<AnnotationStatement>();
        foreach (var kind in Enum.GetValues<StatementKind>().Where(k => StatementEnds.IsFor(k, annotation)))
        {
            var (subject, @object) = StatementEnds.Of(kind);
            var (from, to) = (entities.Find(subject.IsInstanceOfType), entities.FindLast(@object.IsInstanceOfType));
            var elsewhere = StatementEnds.Compares(kind) || (IsAnnotation(subject) && IsAnnotation(@object))
                || (annotation is Aim.AnnotationOfAnnotation && subject == typeof(ImageAnnotation) && to is not null);
            if (random.Next(2) == 0 && ((from is not null && to is not null) || elsewhere))
            {
                statements.Add(new(kind, from?.UniqueIdentifier ?? Uid(), to?.UniqueIdentifier ?? Uid()));
            }
        }

        return statements;
    }

    private static bool IsAnnotation(Type end) => end.IsAssignableTo(typeof(AnnotationEntity));

    private User User() => new(Text(), Text(), Maybe(Text), MaybeValue(Whole));

    private Equipment Equipment() => new(Text(), Maybe(Text), Maybe(Text), Maybe(Text));

    private Uid Uid() => new($"2.25.{Seed}{++next:000000}");

    private AimDateTime Moment() => new(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).AddSeconds(random.Next()));

    private DateOnly Date() => new DateOnly(1900, 1, 1).AddDays(random.Next(60_000));

    private string Text() => Texts[random.Next(Texts.Length)];

    private int Whole() => random.Next(1, 1000);

    private double Confidence() => random.Next(5) / 4.0;

    private double Real() => random.Next(4) switch
    {
        0 => random.Next(-100, 100),
        1 => random.NextDouble() * 512,
        2 => BitConverter.Int32BitsToSingle(random.Next(0x7F000000)),
        _ => -random.NextDouble() / 3,
    };

    private CodedConcept Code() => new($"c{random.Next(1000)}", "99TEST", Text(), Maybe(Text), Maybe(() => "1.2.3"));

    private List<CodedConcept> Codes() => Some(1, 3, Code);

    private T One<T>()
        where T : struct, Enum => random.GetItems(Enum.GetValues<T>(), 1)[0];

    private bool Coin() => random.Next(2) == 0;

    private T? Maybe<T>(Func<T> make)
        where T : class => Coin() ? make() : null;

    private T? MaybeValue<T>(Func<T> make)
        where T : struct => Coin() ? make() : null;

    private List<T> Some<T>(int least, int most, Func<T> make) => [.. Enumerable.Range(0, random.Next(least, most + 1)).Select(_ => make())];
}
