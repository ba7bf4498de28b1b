using System.Runtime.InteropServices;

namespace CrowdAnnotate.Dicom;

/// <summary>The C interface of OpenJPEG 2.5, the system's JPEG 2000 codec. Not to be touched before <see cref="NativeCodecs.Missing"/> says nothing is missing.</summary>
internal static unsafe class OpenJpeg
{
    /// <summary>A codestream without the boxes of a JP2 file.</summary>
    public const int Codestream = 0;

    /// <summary>More than the decoder's parameters take in any version of 2.x.</summary>
    public const int ParameterBytes = 16384;

    [StructLayout(LayoutKind.Sequential)]
    public struct Component
    {
        public uint StepX;
        public uint StepY;
        public uint Width;
        public uint Height;
        public uint X0;
        public uint Y0;
        public uint Precision;
        public uint Unused;
        public uint IsSigned;
        public uint Resolution;
        public uint Factor;
        public int* Samples;
        public ushort Alpha;
    }

    [StructLayout(LayoutKind.Sequential)]
    public struct Image
    {
        public uint X0;
        public uint Y0;
        public uint X1;
        public uint Y1;
        public uint ComponentCount;
        public int ColourSpace;
        public Component* Components;
        public byte* Profile;
        public uint ProfileLength;
    }

    public static readonly delegate* unmanaged<int, nint> CreateDecoder = (delegate* unmanaged<int, nint>)NativeCodecs.OpenJpeg["opj_create_decompress"];
    public static readonly delegate* unmanaged<nint, void> DestroyDecoder = (delegate* unmanaged<nint, void>)NativeCodecs.OpenJpeg["opj_destroy_codec"];
    public static readonly delegate* unmanaged<byte*, void> DefaultParameters = (delegate* unmanaged<byte*, void>)NativeCodecs.OpenJpeg["opj_set_default_decoder_parameters"];
    public static readonly delegate* unmanaged<nint, byte*, int> SetUp = (delegate* unmanaged<nint, byte*, int>)NativeCodecs.OpenJpeg["opj_setup_decoder"];
    public static readonly delegate* unmanaged<nint, int, int> SetStrict = (delegate* unmanaged<nint, int, int>)NativeCodecs.OpenJpeg["opj_decoder_set_strict_mode"];
    public static readonly delegate* unmanaged<nint, nint, Image**, int> ReadHeader = (delegate* unmanaged<nint, nint, Image**, int>)NativeCodecs.OpenJpeg["opj_read_header"];
    public static readonly delegate* unmanaged<nint, nint, Image*, int> Decode = (delegate* unmanaged<nint, nint, Image*, int>)NativeCodecs.OpenJpeg["opj_decode"];
    public static readonly delegate* unmanaged<Image*, void> DestroyImage = (delegate* unmanaged<Image*, void>)NativeCodecs.OpenJpeg["opj_image_destroy"];

    public static readonly delegate* unmanaged<nuint, int, nint> CreateStream = (delegate* unmanaged<nuint, int, nint>)NativeCodecs.OpenJpeg["opj_stream_create"];
    public static readonly delegate* unmanaged<nint, void> DestroyStream = (delegate* unmanaged<nint, void>)NativeCodecs.OpenJpeg["opj_stream_destroy"];
    public static readonly delegate* unmanaged<nint, void*, nint, void> SetUserData = (delegate* unmanaged<nint, void*, nint, void>)NativeCodecs.OpenJpeg["opj_stream_set_user_data"];
    public static readonly delegate* unmanaged<nint, ulong, void> SetLength = (delegate* unmanaged<nint, ulong, void>)NativeCodecs.OpenJpeg["opj_stream_set_user_data_length"];
    public static readonly delegate* unmanaged<nint, delegate* unmanaged<byte*, nuint, CodestreamSource*, nuint>, void> SetRead
        = (delegate* unmanaged<nint, delegate* unmanaged<byte*, nuint, CodestreamSource*, nuint>, void>)NativeCodecs.OpenJpeg["opj_stream_set_read_function"];
    public static readonly delegate* unmanaged<nint, delegate* unmanaged<long, CodestreamSource*, long>, void> SetSkip
        = (delegate* unmanaged<nint, delegate* unmanaged<long, CodestreamSource*, long>, void>)NativeCodecs.OpenJpeg["opj_stream_set_skip_function"];
    public static readonly delegate* unmanaged<nint, delegate* unmanaged<long, CodestreamSource*, int>, void> SetSeek
        = (delegate* unmanaged<nint, delegate* unmanaged<long, CodestreamSource*, int>, void>)NativeCodecs.OpenJpeg["opj_stream_set_seek_function"];
}
