import { describe, expect, it } from 'vitest';
import { bodyBox } from './bodyBox';

const image = (columns: number, rows: number, hu: (x: number, y: number) => number) =>
  Float32Array.from({ length: columns * rows }, (_, index) => hu(index % columns, Math.floor(index / columns)));

describe('the box of the body', () => {
  it('holds the body and leaves out a thin table under it', () => {
    const slice = image(256, 256, (x, y) => {
      if ((x - 128) ** 2 / 80 ** 2 + (y - 110) ** 2 / 50 ** 2 < 1) return 40;
      return y >= 200 && y < 204 ? 100 : -1000;
    });
    const box = bodyBox(slice, 256, 256);
    expect(box.left).toBeGreaterThan(36);
    expect(box.left).toBeLessThanOrEqual(48);
    expect(box.right).toBeGreaterThanOrEqual(208);
    expect(box.bottom).toBeGreaterThanOrEqual(160);
    expect(box.bottom).toBeLessThan(184);
  });

  it('keeps the lungs inside, because the box is that of the wall around them', () => {
    const slice = image(256, 256, (x, y) => {
      const r = Math.hypot(x - 128, y - 128);
      return r < 60 ? -850 : r < 90 ? 30 : -1000;
    });
    expect(bodyBox(slice, 256, 256).left).toBeLessThanOrEqual(38);
  });

  it('is the whole image where there is only air', () => {
    expect(bodyBox(image(128, 64, () => -1000), 128, 64)).toEqual({ left: 0, top: 0, right: 128, bottom: 64 });
  });
});
