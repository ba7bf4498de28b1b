using System.Text;

namespace CrowdAnnotate.Dicom;

/// <summary>
/// Text that switches its character set by escape sequences (PS3.5 §6.1.2.5). The first set holds at the start, and again after
/// each delimiter: control characters, the backslash between values, and in names ^ and = between components.
/// </summary>
internal sealed class CodeExtensions : Encoding
{
    private const byte Escape = 0x1B;

    private readonly CodeElement[] elements;
    private readonly CodeElement lower;
    private readonly CodeElement? upper;

    /// <param name="elements">In the order of the attribute's values; the first is the initial one.</param>
    public CodeExtensions(IReadOnlyList<CodeElement> elements)
    {
        this.elements = [.. elements];

        // Two bytes a character are invoked by an escape, never from the start, for ASCII must be there for the delimiters.
        var first = elements is [{ IsPair: false } e, ..] ? e : CodeElement.Ascii;
        lower = first.IsUpper ? CodeElement.Ascii : first;
        upper = first.IsUpper ? first : null;
    }

    /// <summary>The text of a value.</summary>
    /// <param name="isName">Whether ^ and = are delimiters.</param>
    public string GetText(ReadOnlySpan<byte> bytes, bool isName)
    {
        var text = new StringBuilder(bytes.Length);
        var (g0, g1) = (lower, upper);
        for (var i = 0; i < bytes.Length;)
        {
            var code = bytes[i];
            if (code == Escape && CodeElement.Invoked(bytes[(i + 1)..]) is { } invoked)
            {
                (g0, g1) = invoked.IsUpper ? (g0, invoked) : (invoked, g1);
                i += 1 + invoked.Escape.Length;
            }
            else if (IsDelimiter(code, isName, g0.IsPair))
            {
                // Without an initial set in G1 what is invoked there stays: writers that do not invoke it again are common.
                (g0, g1) = (lower, upper ?? g1);
                text.Append((char)code);
                i++;
            }
            else
            {
                i += Append(text, bytes[i..], code < 0x80 ? g0 : g1);
            }
        }

        return text.ToString();
    }

    public override string GetString(byte[] bytes, int index, int count) => GetText(bytes.AsSpan(index, count), isName: false);

    public override int GetCharCount(byte[] bytes, int index, int count) => GetString(bytes, index, count).Length;

    public override int GetChars(byte[] bytes, int byteIndex, int byteCount, char[] chars, int charIndex)
    {
        var text = GetString(bytes, byteIndex, byteCount);
        text.CopyTo(0, chars, charIndex, text.Length);
        return text.Length;
    }

    public override int GetByteCount(char[] chars, int index, int count) => Encode(chars.AsSpan(index, count)).Count;

    public override int GetBytes(char[] chars, int charIndex, int charCount, byte[] bytes, int byteIndex)
    {
        var encoded = Encode(chars.AsSpan(charIndex, charCount));
        encoded.CopyTo(bytes, byteIndex);
        return encoded.Count;
    }

    public override int GetMaxByteCount(int charCount) => checked((6 * charCount) + 4);

    public override int GetMaxCharCount(int byteCount) => byteCount;

    private static int Append(StringBuilder text, ReadOnlySpan<byte> bytes, CodeElement? element)
    {
        if (element is { IsPair: true })
        {
            text.Append(bytes.Length > 1 ? element.Decode(bytes[0], bytes[1]) : '\uFFFD');
            return Math.Min(2, bytes.Length);
        }

        text.Append(element?.Decode(bytes[0]) ?? (char)bytes[0]);
        return 1;
    }

    // Between the escape to two-byte characters in G0 and the one back, the codes of \ ^ = are halves of characters.
    private static bool IsDelimiter(byte code, bool isName, bool isPair) =>
        code < 0x20 || (!isPair && (code == '\\' || (isName && code is (byte)'^' or (byte)'=')));

    private List<byte> Encode(ReadOnlySpan<char> text)
    {
        var bytes = new List<byte>(2 * text.Length);
        CodeElement? g0 = lower;
        var g1 = upper;
        foreach (var c in text)
        {
            if (c < 0x80)
            {
                Invoke(bytes, ref g0, lower);
                bytes.Add((byte)c);
                g1 = c is < ' ' or '\\' or '^' or '=' ? upper : g1;
                continue;
            }

            Append(bytes, c, ref g0, ref g1);
        }

        Invoke(bytes, ref g0, lower);
        return bytes;
    }

    private void Append(List<byte> bytes, char c, ref CodeElement? g0, ref CodeElement? g1)
    {
        foreach (var element in elements.Where(e => e.IsUpper || e.IsPair))
        {
            if (element.Encode(c) is not { Length: > 0 } code)
            {
                continue;
            }

            if (element.IsUpper)
            {
                Invoke(bytes, ref g1, element);
            }
            else
            {
                Invoke(bytes, ref g0, element);
            }

            bytes.AddRange(code);
            return;
        }

        // No set has it; whoever asked compares what comes back.
        bytes.Add((byte)'?');
    }

    private static void Invoke(List<byte> bytes, ref CodeElement? current, CodeElement wanted)
    {
        if (!ReferenceEquals(current, wanted))
        {
            bytes.Add(Escape);
            bytes.AddRange(wanted.Escape);
            current = wanted;
        }
    }
}
