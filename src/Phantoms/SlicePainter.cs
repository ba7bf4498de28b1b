namespace CrowdAnnotate.Phantoms;

/// <summary>Paints one slice: tissues over each other with soft edges, lesions by supersampling, then texture and noise.</summary>
internal sealed class SlicePainter(PhantomGrid grid, Anatomy anatomy, IReadOnlyList<PhantomLesion> lesions, int seed)
{
    private const float Air = -1000;
    private const float NoiseInBody = 11;
    private const float NoiseInAir = 6;

    /// <summary>Fills the slice with HU.</summary>
    public void Paint(int slice, Span<float> image)
    {
        var z = slice * grid.SliceSpacing;
        image.Fill(Air);
        var texture = new float[image.Length];
        foreach (var tissue in anatomy.Tissues)
        {
            if (z >= tissue.Extent.MinZ && z <= tissue.Extent.MaxZ)
            {
                Paint(tissue, z, image, texture);
            }
        }

        foreach (var lesion in lesions)
        {
            Paint(lesion, z, image, texture);
        }

        AddNoise(slice, image, texture);
    }

    private void Paint(Tissue tissue, double z, Span<float> image, float[] texture)
    {
        var (x0, x1) = (grid.FirstColumn(tissue.Extent.MinX), grid.LastColumn(tissue.Extent.MaxX));
        var (y0, y1) = (grid.FirstColumn(tissue.Extent.MinY), grid.LastColumn(tissue.Extent.MaxY));
        var (hounsfield, own) = ((float)tissue.Hounsfield, (float)tissue.Texture);
        for (var row = y0; row <= y1; row++)
        {
            var y = grid.Place(row);
            for (var column = x0; column <= x1; column++)
            {
                // The edge is as soft as a pixel is wide: partial volume.
                var cover = (float)Math.Clamp((tissue.Depth(grid.Place(column), y, z) / grid.PixelSpacing) + 0.5, 0, 1);
                if (cover > 0)
                {
                    var i = (row * grid.Size) + column;
                    image[i] += (hounsfield - image[i]) * cover;
                    texture[i] += (own - texture[i]) * cover;
                }
            }
        }
    }

    // Lesions have a truth to be measured against: 4×4×4 points in every voxel that they may touch.
    private void Paint(PhantomLesion lesion, double z, Span<float> image, float[] texture)
    {
        const int Fine = 4;
        var reach = lesion.Reach + grid.PixelSpacing;
        if (Math.Abs(z - lesion.Centre.Z) > lesion.Reach + grid.SliceSpacing)
        {
            return;
        }

        for (var row = grid.FirstColumn(lesion.Centre.Y - reach); row <= grid.LastColumn(lesion.Centre.Y + reach); row++)
        {
            for (var column = grid.FirstColumn(lesion.Centre.X - reach); column <= grid.LastColumn(lesion.Centre.X + reach); column++)
            {
                var inside = 0;
                for (var i = 0; i < Fine * Fine * Fine; i++)
                {
                    var (u, v, w) = (Sub(i % Fine), Sub(i / Fine % Fine), Sub(i / (Fine * Fine)));
                    inside += lesion.Contains(
                        grid.Place(column) + (u * grid.PixelSpacing), grid.Place(row) + (v * grid.PixelSpacing), z + (w * grid.SliceSpacing)) ? 1 : 0;
                }

                var at = (row * grid.Size) + column;
                var cover = inside / (float)(Fine * Fine * Fine);
                image[at] += ((float)lesion.Hounsfield - image[at]) * cover;
                texture[at] += (5 - texture[at]) * cover;
            }
        }

        static double Sub(int i) => ((i + 0.5) / Fine) - 0.5;
    }

    private void AddNoise(int slice, Span<float> image, float[] texture)
    {
        var noise = new Noise(((ulong)(uint)seed << 20) + (ulong)slice + 1);
        var (grain, cloud) = (new float[image.Length], new float[image.Length]);
        noise.Fill(grain, grid.Size);
        noise.FillCoarse(cloud, grid.Size);
        for (var i = 0; i < image.Length; i++)
        {
            var amount = image[i] < -950 ? NoiseInAir : NoiseInBody;
            image[i] = Math.Clamp(image[i] + (amount * grain[i]) + (texture[i] * cloud[i]), -1024, 3071);
        }
    }
}
