import { describe, expect, it } from 'vitest';
import { edgeLetters, imageToPatient, patientToImage, type ImagePlane } from './coordinates';

/** Rows 2 mm apart, columns 0.5 mm apart: a conversion that swaps them fails here. */
const anisotropic: ImagePlane = { position: [-100, -50, 30], rowCosines: [1, 0, 0], columnCosines: [0, 1, 0], rowSpacing: 2, columnSpacing: 0.5 };

describe('image and patient coordinates', () => {
  it('puts the centre of the first pixel at Image Position (Patient)', () => {
    expect(imageToPatient(anisotropic, [0.5, 0.5])).toEqual([-100, -50, 30]);
  });

  it('steps by the column spacing along a row and by the row spacing along a column', () => {
    expect(imageToPatient(anisotropic, [11, 4])).toEqual([-100 + 10.5 * 0.5, -50 + 3.5 * 2, 30]);
  });

  it('puts the corner of the image half a pixel before the first centre', () => {
    expect(imageToPatient(anisotropic, [0, 0])).toEqual([-100.25, -51, 30]);
  });

  it('comes back to the same point on an oblique, anisotropic plane', () => {
    const s = Math.SQRT1_2;
    const oblique: ImagePlane = { position: [12.5, -7, 88], rowCosines: [s, s, 0], columnCosines: [0, 0, -1], rowSpacing: 0.7, columnSpacing: 1.9 };
    const [x, y] = patientToImage(oblique, imageToPatient(oblique, [17.25, 203.75]));
    expect(x).toBeCloseTo(17.25, 10);
    expect(y).toBeCloseTo(203.75, 10);
  });

  it('drops the distance from the plane', () => {
    expect(patientToImage(anisotropic, [-99, -46, 77])).toEqual([2.5, 2.5]);
  });
});

describe('orientation letters', () => {
  it('shows right on the left of an axial image, and anterior above', () => {
    expect(edgeLetters(anisotropic)).toEqual({ left: 'R', right: 'L', top: 'A', bottom: 'P' });
  });

  it('shows superior above on a coronal image', () => {
    expect(edgeLetters({ ...anisotropic, columnCosines: [0, 0, -1] })).toMatchObject({ top: 'S', bottom: 'I' });
  });

  it('gives an oblique edge two letters, the stronger first', () => {
    expect(edgeLetters({ ...anisotropic, rowCosines: [0.8, 0.6, 0] }).right).toBe('LP');
  });
});
