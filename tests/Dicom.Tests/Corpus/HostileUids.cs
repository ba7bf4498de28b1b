namespace CrowdAnnotate.Dicom.Tests;

/// <summary>UIDs that are missing or none (PS3.5 §9.1).</summary>
internal static class HostileUids
{
    private static readonly (string Name, string Uid)[] Invalid =
    [
        ("letters", "1.2.abc.4"), ("65 digits", "1." + new string('2', 63)), ("200 digits", "1." + new string('2', 198)), ("an empty component", "1..2.3"), ("a blank inside", "1.2 3.4"),
        ("a dot at the end", "1.2.3."), ("a dot at the start", ".1.2.3"), ("a minus", "1.-2.3"), ("a path", "1.2/../../3"), ("dots alone", "..."), ("a blank before", " 1.2.3"),
        ("a line end", "1.2.3\n"), ("a NUL inside", "1.2\0.3"), ("digits of another script", "1.2.\u00B2.4"), ("a comma", "1,2,3"), ("a plus", "+1.2"), ("hexadecimal", "1.0x2"), ("a backslash and a letter", "1.2\\x"),
    ];

    public static IEnumerable<HostileFile> All()
    {
        foreach (var (name, uid) in Invalid)
        {
            yield return HostileFile.At($"{name} in a UID", Recipe.Image().Text(Recipe.Instance, "UI", uid), Recipe.Instance, 8);
        }

        foreach (var (name, tag) in ((string, uint)[])[("class", Recipe.SopClass), ("instance", Recipe.Instance), ("study", Recipe.Study), ("series", Recipe.Series)])
        {
            var recipe = Recipe.Image();
            var place = HostileFile.At("", recipe, tag).Offset;
            yield return new($"no UID of the {name}", Recipe.Image().Without(tag).File(), tag, place);
            yield return HostileFile.At($"an empty UID of the {name}", Recipe.Image().Text(tag, "UI", ""), tag);
            yield return HostileFile.At($"a blank UID of the {name}", Recipe.Image().Text(tag, "UI", "  "), tag);
            yield return HostileFile.At($"two UIDs of the {name}", Recipe.Image().Text(tag, "UI", @"1.2\1.3"), tag);
            yield return HostileFile.At($"letters in the UID of the {name}, implicit", Recipe.Image().In(Syntaxes.Implicit).Text(tag, "UI", "1.2.x"), tag, 8);
            yield return HostileFile.At($"letters in the UID of the {name}, as UN", Recipe.Image().Bytes(tag, "UN", "1.2.xx"u8.ToArray()), tag, 12);
            yield return HostileFile.At($"letters in the UID of the {name}, as LO", Recipe.Image().Text(tag, "LO", "1.2.xx"), tag);
        }

        yield return HostileFile.At("letters in a referenced UID", Recipe.Image().Text(0x00200052, "UI", "frame"), 0x00200052, 8);
        yield return HostileFile.At("a report without its series", Recipe.Plain().Text(Recipe.Series, "UI", ""), Recipe.Series);
    }
}
