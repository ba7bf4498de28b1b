using System.Runtime.InteropServices;

namespace CrowdAnnotate.Dicom;

/// <summary>The C interface of CharLS 2, the system's JPEG-LS codec. Not to be touched before <see cref="NativeCodecs.Missing"/> says nothing is missing.</summary>
internal static unsafe class CharLs
{
    [StructLayout(LayoutKind.Sequential)]
    public struct FrameInfo
    {
        public uint Width;
        public uint Height;
        public int BitsPerSample;
        public int ComponentCount;
    }

    public static readonly delegate* unmanaged<nint> CreateDecoder = (delegate* unmanaged<nint>)NativeCodecs.CharLs["charls_jpegls_decoder_create"];
    public static readonly delegate* unmanaged<nint, void> DestroyDecoder = (delegate* unmanaged<nint, void>)NativeCodecs.CharLs["charls_jpegls_decoder_destroy"];
    public static readonly delegate* unmanaged<nint, byte*, nuint, int> SetSource = (delegate* unmanaged<nint, byte*, nuint, int>)NativeCodecs.CharLs["charls_jpegls_decoder_set_source_buffer"];
    public static readonly delegate* unmanaged<nint, int> ReadHeader = (delegate* unmanaged<nint, int>)NativeCodecs.CharLs["charls_jpegls_decoder_read_header"];
    public static readonly delegate* unmanaged<nint, FrameInfo*, int> GetFrameInfo = (delegate* unmanaged<nint, FrameInfo*, int>)NativeCodecs.CharLs["charls_jpegls_decoder_get_frame_info"];
    public static readonly delegate* unmanaged<nint, int*, int> GetInterleaving = (delegate* unmanaged<nint, int*, int>)NativeCodecs.CharLs["charls_jpegls_decoder_get_interleave_mode"];
    public static readonly delegate* unmanaged<nint, uint, nuint*, int> GetDestinationSize = (delegate* unmanaged<nint, uint, nuint*, int>)NativeCodecs.CharLs["charls_jpegls_decoder_get_destination_size"];
    public static readonly delegate* unmanaged<nint, byte*, nuint, uint, int> Decode = (delegate* unmanaged<nint, byte*, nuint, uint, int>)NativeCodecs.CharLs["charls_jpegls_decoder_decode_to_buffer"];

    public static readonly delegate* unmanaged<nint> CreateEncoder = (delegate* unmanaged<nint>)NativeCodecs.CharLs["charls_jpegls_encoder_create"];
    public static readonly delegate* unmanaged<nint, void> DestroyEncoder = (delegate* unmanaged<nint, void>)NativeCodecs.CharLs["charls_jpegls_encoder_destroy"];
    public static readonly delegate* unmanaged<nint, FrameInfo*, int> SetFrameInfo = (delegate* unmanaged<nint, FrameInfo*, int>)NativeCodecs.CharLs["charls_jpegls_encoder_set_frame_info"];
    public static readonly delegate* unmanaged<nint, int, int> SetInterleaving = (delegate* unmanaged<nint, int, int>)NativeCodecs.CharLs["charls_jpegls_encoder_set_interleave_mode"];
    public static readonly delegate* unmanaged<nint, nuint*, int> EstimateSize = (delegate* unmanaged<nint, nuint*, int>)NativeCodecs.CharLs["charls_jpegls_encoder_get_estimated_destination_size"];
    public static readonly delegate* unmanaged<nint, byte*, nuint, int> SetDestination = (delegate* unmanaged<nint, byte*, nuint, int>)NativeCodecs.CharLs["charls_jpegls_encoder_set_destination_buffer"];
    public static readonly delegate* unmanaged<nint, byte*, nuint, uint, int> Encode = (delegate* unmanaged<nint, byte*, nuint, uint, int>)NativeCodecs.CharLs["charls_jpegls_encoder_encode_from_buffer"];
    public static readonly delegate* unmanaged<nint, nuint*, int> BytesWritten = (delegate* unmanaged<nint, nuint*, int>)NativeCodecs.CharLs["charls_jpegls_encoder_get_bytes_written"];
}
