namespace CrowdAnnotate.Aim;

/// <summary>Words in the languages of the product; French falls back to English.</summary>
public sealed record LocalText
{
    /// <exception cref="AimFlawException">A text is empty.</exception>
    public LocalText(string english, string? french = null)
    {
        (English, French) = (english, french);
        new Flaws().Named("english", english).Said("french", french).Refuse();
    }

    public string English { get; }

    public string? French { get; }
}
