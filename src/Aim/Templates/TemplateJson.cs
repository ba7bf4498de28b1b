using System.Diagnostics.CodeAnalysis;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Aim;

/// <summary>What reading a template gave: the template, or what is wrong and where (a JSON path, or a line).</summary>
public sealed record TemplateReading(AnnotationTemplate? Template, TemplateFinding? Error);

/// <summary>A template as JSON, for storage and for the browser.</summary>
public static class TemplateJson
{
    /// <summary>How templates and what they consist of are written; read-only.</summary>
    public static readonly JsonSerializerOptions Options = Make();

    public static string Write(AnnotationTemplate template) => JsonSerializer.Serialize(template, Options);

    public static TemplateReading Read(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        try
        {
            var template = JsonSerializer.Deserialize<AnnotationTemplate>(json, Options);
            return template is null ? new(null, new("$", "is null.")) : new(template, null);
        }
        catch (JsonException e)
        {
            return new(null, new(e.Path ?? "$", e.Message));
        }
        catch (NotSupportedException)
        {
            return new(null, new("$", "An amount does not say of which kind it is."));
        }
        catch (ArgumentException e)
        {
            // The constructors' own refusals come through as they are, naming the part.
            return new(null, new("$", e.Message));
        }
    }

    private static JsonSerializerOptions Make()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web)
        {
            WriteIndented = true,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            NumberHandling = JsonNumberHandling.Strict,
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
            RespectNullableAnnotations = true,
            RespectRequiredConstructorParameters = true,
            AllowDuplicateProperties = false,
            Converters = { new UidText(), new ValueListArray(), new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
        };
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }

    [SuppressMessage("Performance", "CA1812", Justification = "Made by Make().")]
    private sealed class UidText : JsonConverter<Uid>
    {
        public override Uid Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            Uid.TryParse(reader.GetString(), out var uid) ? uid : throw new JsonException("This is not a UID.");

        public override void Write(Utf8JsonWriter writer, Uid value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
    }

    private sealed class ValueListArray : JsonConverterFactory
    {
        public override bool CanConvert(Type typeToConvert) =>
            typeToConvert.IsGenericType && typeToConvert.GetGenericTypeDefinition() == typeof(ValueList<>);

        public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
            (JsonConverter)Activator.CreateInstance(typeof(Of<>).MakeGenericType(typeToConvert.GetGenericArguments()))!;

        private sealed class Of<T> : JsonConverter<ValueList<T>>
        {
            public override ValueList<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
                new(JsonSerializer.Deserialize<T[]>(ref reader, options) ?? throw new JsonException("A list is null."));

            public override void Write(Utf8JsonWriter writer, ValueList<T> value, JsonSerializerOptions options) =>
                JsonSerializer.Serialize(writer, value.ToArray(), options);
        }
    }
}
