// Opens a DICOM object by dcmjs and prints what it holds as JSON: the segments and frames of a SEG, the contours of an RTSTRUCT, the numbers and
// points of an SR. With source images after it, a SEG is also opened as a viewer on Cornerstone3D opens it.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const [, , modules, file, ...images] = process.argv;
const require = createRequire(modules);
const { data } = require('dcmjs');
const quiet = () => {};
console.log = console.info = console.debug = console.warn = console.error = quiet;

const many = (value) => (value === undefined ? [] : Array.isArray(value) ? value : [value]);
const first = (value) => many(value)[0];
const base64 = (bytes) => Buffer.from(bytes).toString('base64');
const bufferOf = (path) => {
  const bytes = readFileSync(path);
  return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length);
};
const naturalize = (path) => {
  const read = data.DicomMessage.readFile(bufferOf(path));
  return data.DicomMetaDictionary.naturalizeDataset(read.dict);
};

const segmentation = (object) => {
  const pixels = object.Rows * object.Columns;
  const stored = new Uint8Array(first(object.PixelData));
  const values = object.BitsAllocated === 1 ? data.BitArray.unpack(stored) : stored;
  const width = object.BitsAllocated === 16 ? 2 : 1;
  return {
    type: object.SegmentationType,
    segments: many(object.SegmentSequence).map((s) => ({ number: s.SegmentNumber, label: s.SegmentLabel, type: first(s.SegmentedPropertyTypeCodeSequence)?.CodeValue })),
    frames: many(object.PerFrameFunctionalGroupsSequence).map((frame, i) => ({
      segment: first(frame.SegmentIdentificationSequence)?.ReferencedSegmentNumber ?? 0,
      image: first(first(frame.DerivationImageSequence)?.SourceImageSequence)?.ReferencedSOPInstanceUID,
      position: many(first(frame.PlanePositionSequence).ImagePositionPatient).map(Number),
      values: base64(values.slice(i * pixels * width, (i + 1) * pixels * width)),
    })),
  };
};

const structures = (object) => ({
  rois: many(object.ROIContourSequence).map((roi) => ({
    number: Number(roi.ReferencedROINumber),
    name: many(object.StructureSetROISequence).find((s) => Number(s.ROINumber) === Number(roi.ReferencedROINumber))?.ROIName,
    contours: many(roi.ContourSequence).map((c) => ({
      type: c.ContourGeometricType,
      image: first(c.ContourImageSequence)?.ReferencedSOPInstanceUID,
      points: many(c.ContourData).map(Number),
    })),
  })),
});

const items = (item) => [item, ...many(item.ContentSequence).flatMap(items)];
const report = (object) => ({
  title: first(object.ConceptNameCodeSequence)?.CodeMeaning,
  numbers: items(object).filter((i) => i.ValueType === 'NUM').map((i) => Number(first(i.MeasuredValueSequence)?.NumericValue)),
  points: items(object).filter((i) => i.ValueType === 'SCOORD').map((i) => many(i.GraphicData).map(Number)),
  names: items(object).filter((i) => i.ValueType === 'TEXT').map((i) => i.TextValue),
});

const viewed = async (path) => {
  const load = (name) => import(pathToFileURL(require.resolve(name)).href);
  const core = await load('@cornerstonejs/core');
  const { adaptersSEG } = await load('@cornerstonejs/adapters');
  const headers = Object.fromEntries(images.map((image, i) => [`image:${i}`, naturalize(image)]));
  const numbers = (value) => many(value).map(Number);
  core.metaData.addProvider((type, id) => {
    const h = headers[id];
    const orientation = h && numbers(h.ImageOrientationPatient);
    switch (h && type) {
      case 'instance': return { ...h, ImageOrientationPatient: orientation, ImagePositionPatient: numbers(h.ImagePositionPatient) };
      case 'generalImageModule': return { sopInstanceUID: h.SOPInstanceUID };
      case 'generalSeriesModule': return { seriesInstanceUID: h.SeriesInstanceUID, modality: h.Modality };
      case 'imagePixelModule': return { bitsAllocated: 16, bitsStored: 16, highBit: 15, pixelRepresentation: 0, samplesPerPixel: 1, photometricInterpretation: 'MONOCHROME2' };
      case 'imagePlaneModule': return {
        frameOfReferenceUID: h.FrameOfReferenceUID, rows: h.Rows, columns: h.Columns, imagePositionPatient: numbers(h.ImagePositionPatient),
        imageOrientationPatient: orientation, rowCosines: orientation.slice(0, 3), columnCosines: orientation.slice(3),
        rowPixelSpacing: numbers(h.PixelSpacing)[0], columnPixelSpacing: numbers(h.PixelSpacing)[1], pixelSpacing: numbers(h.PixelSpacing), sliceThickness: Number(h.SliceThickness),
      };
      default: return undefined;
    }
  }, 10000);
  const state = await adaptersSEG.Cornerstone3D.Segmentation.createFromDICOMSegBuffer(Object.keys(headers), bufferOf(path), { metadataProvider: core.metaData });
  return first(state.labelMapImages).map((image) => base64(Uint8Array.from(image.voxelManager ? image.voxelManager.getScalarData() : image.getPixelData())));
};

const object = naturalize(file);
const answer = object.Modality === 'SEG' ? segmentation(object) : object.Modality === 'RTSTRUCT' ? structures(object) : report(object);
const shown = images.length > 0 ? await viewed(file) : [];
process.stdout.write(JSON.stringify({ ...answer, shown }), () => process.exit(0));
