namespace CrowdAnnotate.Server.Annotations;

/// <summary>A document that was made elsewhere, as far as it may be known.</summary>
/// <param name="Format">What it was written in, e.g. <c>AIM 4.0</c>.</param>
/// <param name="Manufacturer">The maker of the program or device that wrote it, where it is one that is known.</param>
/// <param name="SourceUid">Its UID, mapped.</param>
/// <param name="Sha256">Of the file it came in, hexadecimal.</param>
public sealed record AnnotationOrigin(string Format, string? Manufacturer, string? SourceUid, string Sha256);
