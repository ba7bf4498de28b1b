using System.Collections;
using System.Reflection;

namespace CrowdAnnotate.Aim.Tests;

/// <summary>The types of the model, by what a document can hold, and those that a document does hold.</summary>
internal static class ModelTypes
{
    private static readonly Assembly Model = typeof(AnnotationCollection).Assembly;

    /// <summary>Every type that can stand in a document, abstract ones aside.</summary>
    public static HashSet<Type> All()
    {
        var all = new HashSet<Type>();
        Add(typeof(AnnotationCollection), all);
        return [.. all.Where(t => !t.IsAbstract)];
    }

    /// <summary>Every object of the model in a document, and each property of one that is not left out, by name.</summary>
    public static void Reach(object value, HashSet<Type> types, HashSet<string> properties)
    {
        types.Add(value.GetType());
        foreach (var property in Properties(value.GetType()))
        {
            if (property.GetValue(value) is not { } held || (held is ICollection { Count: 0 }))
            {
                continue;
            }

            var items = held is IEnumerable list and not string ? list.Cast<object>().ToList() : [held];
            if (items.Count > 0)
            {
                properties.Add($"{property.DeclaringType!.Name}.{property.Name}");
            }

            foreach (var item in items.Where(i => i.GetType().Assembly == Model && !i.GetType().IsEnum && i is not AimDateTime))
            {
                Reach(item, types, properties);
            }
        }
    }

    /// <summary>The properties that hold what was given to the constructor.</summary>
    public static IEnumerable<PropertyInfo> Properties(Type type) =>
        type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.DeclaringType!.GetField($"<{p.Name}>k__BackingField", BindingFlags.NonPublic | BindingFlags.Instance) is not null);

    private static void Add(Type type, HashSet<Type> all)
    {
        if (type.Assembly != Model || type.IsEnum || type == typeof(AimDateTime) || !all.Add(type))
        {
            return;
        }

        foreach (var kind in Model.GetExportedTypes().Where(t => t.BaseType == type))
        {
            Add(kind, all);
        }

        foreach (var property in Properties(type))
        {
            var held = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
            Add(held.IsGenericType && held.GetGenericTypeDefinition() == typeof(ValueList<>) ? held.GetGenericArguments()[0] : held, all);
        }
    }
}
