import type { CaseImages, ImagePoint, Template } from '../../api/contract';
import { automaticWindow } from '../../viewer/windows';
import type { Action, ReadingState } from '../state/history';
import { findingOf, newTrackingUid, withFinding } from '../state/reading';
import { sheetOf, type Sheet } from './millimetres';
import { withRegions } from './region/accepted';
import { Grower, type Growth } from './region/grower';
import { isTooFine } from './region/mask';
import { filledBetween, type RegionOnSlice } from './region/onSlices';

/** Regions that are not yet part of the reading: shown on their slices until the reader takes or drops them. */
export interface Suggestion {
  kind: 'grown' | 'between';
  /** Whose they would be; null for a new finding. */
  finding: string | null;
  regions: RegionOnSlice[];
  grown?: Pick<Growth, 'voxels' | 'leaks' | 'waitsFor' | 'middle'> & { tolerance: number; most: number; failed: number | null };
}

export type Refused = 'too-many-findings' | 'too-fine' | 'nothing-between' | 'no-grey-values';

interface Host {
  images: CaseImages;
  template: Template;
  findingWord: string;
  state(): ReadingState;
  dispatch(action: Action): void;
  refused(reason: Refused): void;
  pixels: { fetch(slice: number): Promise<ArrayLike<number>>; now(slice: number): ArrayLike<number> };
}

/** Half of the range of values that a region takes, HU: at first, and at most. */
const ofCt = { tolerance: 25, most: 200 };

/** Suggests regions, by growing from a voxel or between slices that are outlined, and puts them into the reading in one step. */
export class Suggesting {
  current: Suggestion | null = null;
  private readonly host: Host;
  private readonly changed: () => void;
  private readonly sheet: Sheet;
  private grower: Grower | null = null;

  constructor(host: Host, changed: () => void) {
    this.host = host;
    this.changed = changed;
    this.sheet = sheetOf(host.images);
  }

  growFrom(point: ImagePoint, slice: number): void {
    this.drop();
    const { images, pixels } = this.host;
    const values = pixels.now(slice);
    if (values.length !== images.columns * images.rows) return this.host.refused('no-grey-values');
    const { tolerance, most } = toleranceFor(images.modality, values);
    this.become({ kind: 'grown', finding: this.host.state().finding, regions: [], grown: { tolerance, most, voxels: 0, leaks: false, waitsFor: 1, middle: 0, failed: null } });
    this.grower = new Grower(point, slice, tolerance, {
      images,
      spacing: { ...this.sheet.spacing, slice: images.sliceSpacing > 0 ? images.sliceSpacing : this.sheet.spacing.row },
      values: pixels.fetch,
      grown: ({ regions, ...grown }) => this.become({ ...this.current!, regions, grown: { ...this.current!.grown!, ...grown } }),
      failed: (failed) => this.become({ ...this.current!, grown: { ...this.current!.grown!, failed } }),
    });
  }

  setTolerance(tolerance: number): void {
    if (!this.current?.grown) return;
    this.become({ ...this.current, grown: { ...this.current.grown, tolerance, failed: null } });
    this.grower?.setTolerance(tolerance);
  }

  /** Regions on the slices between those on which the selected finding is outlined. */
  fillBetween(): void {
    this.drop();
    const { state, images, refused } = this.host;
    const finding = findingOf(state().reading, state().finding);
    const regions = finding ? filledBetween(finding, images, this.sheet) : [];
    if (!finding || regions.length === 0) return refused('nothing-between');
    this.become({ kind: 'between', finding: finding.trackingUid, regions });
  }

  /** Nothing is taken of what leaks, or while slices are on their way. */
  get ready(): boolean {
    const { current } = this;
    return current !== null && current.regions.length > 0 && !(current.grown && (current.grown.leaks || current.grown.waitsFor > 0));
  }

  accept(): void {
    const { current: suggestion, host } = this;
    if (!suggestion || !this.ready) return;
    const { reading } = host.state();
    const there = findingOf(reading, suggestion.finding);
    if (!there && reading.findings.length >= host.template.maxFindings) return host.refused('too-many-findings');
    if (suggestion.regions.some(({ outlines }) => isTooFine(outlines))) return host.refused('too-fine');
    const uid = there?.trackingUid ?? newTrackingUid();
    this.drop();
    host.dispatch({
      type: 'change',
      change: (now) => withRegions(findingOf(now, uid) ? now : withFinding(now, uid, host.findingWord), uid, suggestion.regions, host.images, this.sheet),
      select: { finding: uid, mark: null },
    });
  }

  drop(): void {
    this.grower?.end();
    this.grower = null;
    if (this.current) this.become(null);
  }

  private become(suggestion: Suggestion | null): void {
    this.current = suggestion;
    this.changed();
  }
}

/** On CT in HU; elsewhere, where values have no scale of their own, by what the slice spans. */
function toleranceFor(modality: string, values: ArrayLike<number>): { tolerance: number; most: number } {
  if (modality === 'CT') return ofCt;
  const { width } = automaticWindow(values);
  return { tolerance: Math.max(1, Math.round(width / 10)), most: Math.max(2, Math.round(width / 2)) };
}
