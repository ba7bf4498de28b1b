using System.Globalization;
using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Aim;

/// <summary>The ISO 21090 value types on an AIM element. Each reports what it cannot read and then gives the type's default.</summary>
internal static class AimValues
{
    public static Uid Id(this AimNode node, string name) => node.Required(name) is { } id ? Uid(id) ?? default : default;

    public static Uid? OptionalId(this AimNode node, string name) => node.Optional(name) is { } id && !IsNull(id) ? Uid(id) : null;

    public static string Text(this AimNode node, string name)
    {
        if (node.Required(name) is not { } element)
        {
            return "";
        }

        return Said(element) ?? "";
    }

    public static string? OptionalText(this AimNode node, string name)
    {
        if (node.Optional(name) is not { } element)
        {
            return null;
        }

        var text = Value(element);
        if (!string.IsNullOrWhiteSpace(text))
        {
            return text;
        }

        element.Mended("", "says nothing and was left out.");
        return null;
    }

    public static double Number(this AimNode node, string name) => Finite(node, name, node.Text(name)) ?? 0;

    public static double? OptionalNumber(this AimNode node, string name) =>
        node.OptionalText(name) is { } text ? Finite(node, name, text) : null;

    public static int Integer(this AimNode node, string name) => Whole(node, name, node.Text(name)) ?? 0;

    public static int? OptionalInteger(this AimNode node, string name) =>
        node.OptionalText(name) is { } text ? Whole(node, name, text) : null;

    public static bool Flag(this AimNode node, string name) => Truth(node, name, node.Text(name)) ?? false;

    public static bool? OptionalFlag(this AimNode node, string name) => node.OptionalText(name) is { } text ? Truth(node, name, text) : null;

    public static AimDateTime DateTime(this AimNode node, string name)
    {
        var text = node.Text(name);
        if (!AimDateTime.TryParse(text, out var value) && text.Length > 0)
        {
            node.Malformed(name, $"“{text}” is not a date and time as YYYYMMDDHHMMSS.", AimCheck.Date);
        }

        return value;
    }

    /// <summary>All texts of a name, in order; each must say something.</summary>
    public static List<string> Texts(this AimNode node, string name) => [.. node.All(name).Select(Said).OfType<string>()];

    /// <summary>The value attribute of a simple element, or null.</summary>
    public static string? Value(AimNode element)
    {
        var text = element.Attribute("value");
        if (text is null)
        {
            _ = element.Attribute("nullFlavor");
        }

        element.Close();
        return text;
    }

    private static string? Said(AimNode element)
    {
        var text = Value(element);
        if (string.IsNullOrWhiteSpace(text))
        {
            element.Missing("@value", "is required and not there or empty.");
        }

        return text;
    }

    // An ISO 21090 null of something optional says no more than its absence does.
    public static bool IsNull(AimNode element)
    {
        if (element.Attribute("nullFlavor") is null)
        {
            return false;
        }

        element.Mended("", "is a null and was left out.");
        return true;
    }

    private static Uid? Uid(AimNode element)
    {
        var text = element.Attribute("root");
        element.Close();
        if (string.IsNullOrWhiteSpace(text))
        {
            element.Missing("@root", "is required and not there or empty.");
        }
        else if (Primitives.Uid.TryParse(text, out var uid))
        {
            return uid;
        }
        else
        {
            element.Malformed("@root", $"“{text}” is not a UID.", AimCheck.Uid);
        }

        return null;
    }

    private static double? Finite(AimNode node, string name, string text)
    {
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value))
        {
            return value;
        }

        return Refuse<double>(node, name, text, "a finite number");
    }

    private static int? Whole(AimNode node, string name, string text) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) ? value : Refuse<int>(node, name, text, "a whole number");

    private static bool? Truth(AimNode node, string name, string text) => text switch
    {
        "true" or "1" => true,
        "false" or "0" => false,
        _ => Refuse<bool>(node, name, text, "true or false"),
    };

    // An empty text was already reported as missing.
    private static T? Refuse<T>(AimNode node, string name, string text, string wanted)
        where T : struct
    {
        if (!string.IsNullOrWhiteSpace(text))
        {
            node.Malformed(name, $"“{text}” is not {wanted}.", AimCheck.Number);
        }

        return null;
    }
}
