namespace CrowdAnnotate.Server.Archive;

/// <summary>The key of a data folder's archive, made at first use.</summary>
public static class DeidentificationKeyFile
{
    public static byte[] Open(string dataPath) => DeidentificationKeyStore.Of(dataPath).ReadOrMake();
}
