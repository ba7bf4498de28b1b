namespace CrowdAnnotate.Volumes;

/// <summary>The names of voxel types in NRRD; several mean one.</summary>
internal static class NrrdTypes
{
    /// <summary>The type of a name; one without bytes where it is not read.</summary>
    public static NiftiType Find(string name) => name.ToLowerInvariant() switch
    {
        "signed char" or "int8" or "int8_t" => NiftiType.Int8,
        "uchar" or "unsigned char" or "uint8" or "uint8_t" => NiftiType.UInt8,
        "short" or "short int" or "signed short" or "signed short int" or "int16" or "int16_t" => NiftiType.Int16,
        "ushort" or "unsigned short" or "unsigned short int" or "uint16" or "uint16_t" => NiftiType.UInt16,
        "int" or "signed int" or "int32" or "int32_t" => NiftiType.Int32,
        "uint" or "unsigned int" or "uint32" or "uint32_t" => NiftiType.UInt32,
        "longlong" or "long long" or "long long int" or "signed long long" or "signed long long int" or "int64" or "int64_t" => NiftiType.Int64,
        "ulonglong" or "unsigned long long" or "unsigned long long int" or "uint64" or "uint64_t" => NiftiType.UInt64,
        "float" => NiftiType.Float32,
        "double" => NiftiType.Float64,
        _ => default,
    };
}
