using System.Reflection;
using CrowdAnnotate.Server.Adjudication;
using CrowdAnnotate.Server.Annotations;
using CrowdAnnotate.Server.CampaignAgreement;
using CrowdAnnotate.Server.CaseConsensus;
using CrowdAnnotate.Server.Extraction;
using CrowdAnnotate.Server.GivenReadings;
using CrowdAnnotate.Server.Reading;
using CrowdAnnotate.Server.Releases;
using CrowdAnnotate.Server.Replays;
using CrowdAnnotate.Server.Sending;

namespace CrowdAnnotate.Architecture.Tests;

/// <summary>
/// Blinding is structural: from the code of the reader's routes, through all it calls and is given, nothing leads to what several
/// readers' work has made, and nobody's annotations or drafts are searched.
/// </summary>
public class BlindingTests
{
    // What stands on more than one reader's work.
    private static readonly Type[] OthersWork = [typeof(CaseResult), typeof(CaseFeatures), typeof(AgreementResult), typeof(CaseContribution), typeof(RunningAgreement), typeof(Release), typeof(ReleaseContent), typeof(ReviewCase), typeof(SentObject), typeof(GivenReading), typeof(ReplayedCampaign), typeof(CaseAdjudication), typeof(ConsensusSight)];

    private static readonly Assembly Server = typeof(SubmitAnnotation).Assembly;

    [Fact]
    public void No_readers_route_leads_to_what_was_made_of_several_readers_work() =>
        Reach(typeof(ReadingEndpoints)).Types.Intersect(OthersWork).ShouldBeEmpty();

    [Fact]
    public void No_readers_route_searches_annotations_or_drafts()
    {
        var calls = Reach(typeof(ReadingEndpoints)).Calls.Where(c => c.IsGenericMethod && c.GetGenericArguments().Any(t => t == typeof(AnnotationDocument) || t == typeof(Draft))).ToList();
        calls.ShouldNotBeEmpty("the walk did not come to the submission");
        calls.Select(c => c.Name).Distinct().ShouldBeSubsetOf(["LoadAsync", "Insert", "Store", "Delete", "UpdateRevision", "Ok", "AwaitUnsafeOnCompleted", "Start"], "a document is loaded by its own id or written");
    }

    [Fact]
    public void Annotations_are_loaded_by_their_id_where_they_are_submitted_and_corrected_alone()
    {
        var loaders = Reach(typeof(ReadingEndpoints)).Methods
            .Where(m => ReferencedTypes.Members(m).OfType<MethodInfo>().Any(c => c is { IsGenericMethod: true, Name: "LoadAsync" } && c.GetGenericArguments().Contains(typeof(AnnotationDocument))))
            .Select(m => Outermost(m.DeclaringType!)).Distinct();
        loaders.ShouldBe([typeof(SubmitAnnotation), typeof(StandingAnnotations), typeof(ReopenCase)], ignoreOrder: true);
    }

    [Fact]
    public void The_walk_does_find_them_behind_the_curators_routes()
    {
        Reach(typeof(CaseConsensusSetup)).Types.ShouldContain(typeof(CaseResult));
        Reach(typeof(ReleaseEndpoints)).Types.ShouldContain(typeof(Release));
        Reach(typeof(GivenReadingsSetup)).Types.ShouldContain(typeof(GivenReading));
        Reach(typeof(ReleaseEndpoints)).Calls.ShouldContain(c => c.Name == "Query" && c.IsGenericMethod && c.GetGenericArguments()[0] == typeof(AnnotationDocument));
    }

    /// <summary>Everything the code of a type can come to in the server: its calls, what those call, and the services a handler is given.</summary>
    private static (HashSet<Type> Types, HashSet<MethodBase> Methods, HashSet<MethodInfo> Calls) Reach(Type start)
    {
        var (types, methods, calls) = (new HashSet<Type>(), new HashSet<MethodBase>(), new HashSet<MethodInfo>());
        var open = new Queue<MethodBase>(ReferencedTypes.MethodsOf(start));
        while (open.TryDequeue(out var method))
        {
            if (!methods.Add(method))
            {
                continue;
            }

            var members = ReferencedTypes.Members(method).ToList();
            calls.UnionWith(members.OfType<MethodInfo>());
            types.UnionWith(members.SelectMany(ReferencedTypes.TypesOf).Concat(ReferencedTypes.Signature(method)));
            foreach (var next in members.OfType<MethodBase>().Concat(GeneratedFor(members)).Concat(Given(method)).Where(m => m.DeclaringType?.Assembly == Server))
            {
                open.Enqueue(next);
            }
        }

        return (types, methods, calls);
    }

    // State machines of async methods and closures are types of their own, named where they begin.
    private static IEnumerable<MethodBase> GeneratedFor(List<MemberInfo> members) =>
        members.SelectMany(ReferencedTypes.TypesOf).Where(t => t.Assembly == Server && t.Name.StartsWith('<')).Distinct().SelectMany(ReferencedTypes.MethodsOf);

    // A handler's parameters are services it may call in any way.
    private static IEnumerable<MethodBase> Given(MethodBase method) =>
        method.GetParameters().Select(p => p.ParameterType).Where(t => t.Assembly == Server && t.IsClass).SelectMany(ReferencedTypes.MethodsOf);

    private static Type Outermost(Type type) => type.DeclaringType is { } outer ? Outermost(outer) : type;
}
