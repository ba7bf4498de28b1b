import { useState } from 'react';
import { texts } from '../../texts';
import { SegmentedChoice } from '../../ui/SegmentedChoice';
import type { PatientPoint } from '../coordinates';
import type { Series } from '../loadSeries';
import type { ImageStage } from '../stage';
import type { StageState } from '../stageState';
import type { PlacedMark } from './crossings';
import { otherPlanes } from './planesOf';
import { PlanePane } from './PlanePane';
import { thickest } from './usePlanes';
import type { SlabKind } from './reslice';
import type { Volume } from './volume';
import './planes.css';

const words = texts.viewer.planes;
const kinds: SlabKind[] = ['max', 'mean', 'min'];

export interface Slab {
  thickness: number;
  kind: SlabKind;
}

interface Props {
  stage: ImageStage;
  state: StageState;
  series: Series;
  volume: Volume;
  cross: PatientPoint;
  setCross: (cross: PatientPoint) => void;
  slab: Slab;
  setSlab: (slab: Slab) => void;
  marks: PlacedMark[];
  filter: { filter?: string };
}

/** The volume in the planes it was not taken in, beside the slices; with a slab, in its own as well. */
export function OtherPlanes({ stage, state, series, volume, cross, setCross, slab, setSlab, marks, filter }: Props) {
  const [zoom, setZoom] = useState(1);
  const missing = series.imageIds.length - state.loaded.size;
  return (
    <section className="other-planes" aria-label={words.title} data-testid="other-planes">
      {otherPlanes(volume, slab.thickness > 0).map((plane) => (
        <PlanePane key={plane.name} {...{ stage, state, volume, plane, cross, setCross, slab, marks, filter, zoom, setZoom }} />
      ))}
      <div className="slab">
        <label title={words.slabKeys}>
          <span>{words.slab}</span>
          <input type="range" min={0} max={thickest} step={1} value={slab.thickness} data-testid="slab" aria-valuetext={words.millimetres(slab.thickness)} onChange={(event) => setSlab({ ...slab, thickness: Number(event.target.value) })} />
          <output>{slab.thickness ? words.millimetres(slab.thickness) : words.noSlab}</output>
        </label>
        {slab.thickness > 0 && <SegmentedChoice label={words.kind} hideLabel options={kinds.map((value) => ({ value, label: words.kinds[value], testId: `slab-${value}` }))} value={slab.kind} onChange={(kind) => setSlab({ ...slab, kind: kind as SlabKind })} />}
        {missing > 0 && <span className="quiet" role="status">{words.missing(missing)}</span>}
      </div>
    </section>
  );
}
