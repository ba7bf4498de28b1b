using System.Buffers;
using System.Collections.Concurrent;
using Microsoft.AspNetCore.Connections;

namespace CrowdAnnotate.Server.Operations;

/// <summary>
/// Memory into which connections receive, in blocks of 64 KiB where Kestrel's own have 4: an image of half a megabyte comes in by
/// eight calls and not by 128. Connections that wait hold none.
/// </summary>
public sealed class ReceiveBlocks : IMemoryPoolFactory<byte>
{
    private const int BlockLength = 64 * 1024;

    // What is kept for the next ones, 8 MiB; more than that is left to the collector.
    private const int MostKept = 128;

    public MemoryPool<byte> Create(MemoryPoolOptions? options = null) => new Pool();

    private sealed class Pool : MemoryPool<byte>
    {
        private readonly ConcurrentQueue<Block> kept = new();

        public override int MaxBufferSize => BlockLength;

        public override IMemoryOwner<byte> Rent(int minBufferSize = -1)
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThan(minBufferSize, BlockLength);
            return kept.TryDequeue(out var block) ? block : new Block(this);
        }

        protected override void Dispose(bool disposing) => kept.Clear();

        private void Return(Block block)
        {
            if (kept.Count < MostKept)
            {
                kept.Enqueue(block);
            }
        }

        // Pinned for its life, so that no call has to.
        private sealed class Block(Pool pool) : IMemoryOwner<byte>
        {
            public Memory<byte> Memory { get; } = GC.AllocateUninitializedArray<byte>(BlockLength, pinned: true);

            public void Dispose() => pool.Return(this);
        }
    }
}
