using System.Text.Encodings.Web;
using CrowdAnnotate.Server.Adjudication;
using CrowdAnnotate.Server.Annotations;
using CrowdAnnotate.Server.Archive;
using CrowdAnnotate.Server.CampaignAgreement;
using CrowdAnnotate.Server.Campaigns;
using CrowdAnnotate.Server.CaseConsensus;
using CrowdAnnotate.Server.Extraction;
using CrowdAnnotate.Server.GivenReadings;
using CrowdAnnotate.Server.Live;
using CrowdAnnotate.Server.Practice;
using CrowdAnnotate.Server.Reading;
using CrowdAnnotate.Server.Releases;
using CrowdAnnotate.Server.Replays;
using CrowdAnnotate.Server.Sending;
using JasperFx;
using JasperFx.Events;
using Marten;
using Weasel.Core;
using Wolverine;
using Wolverine.ErrorHandling;
using Wolverine.Marten;

namespace CrowdAnnotate.Server.Operations;

/// <summary>The document store and the durable messages; each slice maps its own documents and events.</summary>
public static class MartenSetup
{
    public const string DocumentSchema = "documents";
    public const string EventSchema = "events";
    public const string MessageSchema = "messages";

    private static readonly TimeSpan[] AfterAnother = [.. Enumerable.Range(0, 10).Select(n => TimeSpan.FromMilliseconds(20 << n))];

    /// <summary>The mapping, the same for the role that migrates and the one that runs.</summary>
    public static void Map(StoreOptions options)
    {
        options.DatabaseSchemaName = DocumentSchema;
        options.Events.DatabaseSchemaName = EventSchema;
        options.Events.StreamIdentity = StreamIdentity.AsGuid;

        // The database takes the escapes away again; headers within documents are mostly quotes.
        options.UseSystemTextJsonForSerialization(EnumStorage.AsString, Casing.CamelCase, json => json.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping);
        options.DisableNpgsqlLogging = true;
        options.MapArchive();
        options.MapCampaigns();
        options.MapReading();
        options.MapAnnotations();
        options.MapPractice();
        options.MapCaseConsensus();
        options.MapAdjudication();
        options.MapCampaignAgreement();
        options.MapExtraction();
        options.MapReleases();
        options.MapReplays();
        options.MapGivenReadings();
        options.MapSending();
    }

    public static void AddDocumentStore(this WebApplicationBuilder builder, ServerSettings settings)
    {
        builder.Services.AddMarten(options =>
            {
                options.Connection(settings.AppConnection);
                Map(options);
                options.AutoCreateSchemaObjects = AutoCreate.None;
            })
            .UseLightweightSessions()
            .IntegrateWithWolverine(w =>
            {
                w.MessageStorageSchemaName = MessageSchema;
                w.AutoCreate = AutoCreate.None;
            });
        builder.Host.UseWolverine(options =>
        {
            options.ServiceName = "crowdannotate";
            options.ApplicationAssembly = typeof(MartenSetup).Assembly;
            options.Discovery.DisableConventionalDiscovery()
                .IncludeType(typeof(ComputeConsensus)).IncludeType(typeof(ExtractFeatures)).IncludeType(typeof(UpdateAgreement)).IncludeType(typeof(ComputeAgreementHandler)).IncludeType(typeof(BroadcastCaseChanged))
                .IncludeType(typeof(CompressSeriesHandler)).IncludeType(typeof(DiscardObjectHandler))
                .IncludeType(typeof(MakeObjectsHandler)).IncludeType(typeof(SendObjectsHandler));
            options.AutoBuildMessageStorageOnStartup = AutoCreate.None;
            options.Policies.UseDurableLocalQueues();

            // Appointments are kept to the second: a curator waits for them.
            options.Durability.ScheduledJobPollingTime = TimeSpan.FromSeconds(1);
            options.Policies.AutoApplyTransactions();

            // One at a time on a node; between nodes the revision of the result decides, and the later one computes again.
            options.LocalQueueFor<CaseSubmitted>().Sequential();
            options.LocalQueueFor<ExtractCase>().Sequential();
            options.LocalQueueFor<CaseComputed>().Sequential();
            options.LocalQueueFor<AgreementDue>().Sequential();
            options.LocalQueueFor<ComputeAgreement>().Sequential();
            options.LocalQueueFor<CompressSeries>().Sequential();
            options.LocalQueueFor<MakeObjects>().Sequential();
            options.LocalQueueFor<SendObjects>().Sequential();

            // Who came second reads again and is done in milliseconds; the other nodes must all be first once before it gives up.
            options.Policies.OnException<ConcurrencyException>().RetryWithCooldown(AfterAnother);
            options.Policies.OnAnyException().RetryWithCooldown(TimeSpan.FromMilliseconds(50), TimeSpan.FromMilliseconds(500), TimeSpan.FromSeconds(5));
        });
    }
}
