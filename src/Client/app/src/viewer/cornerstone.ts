import { cache, getRenderingCapabilities, getShouldUseCPURendering, init as initCore, RenderingEngine, setUseCPURendering } from '@cornerstonejs/core';
import { init as initLoader } from '@cornerstonejs/dicom-image-loader';

/** Pixels in memory, at most; the oldest go first. A CT of 600 slices is all there; a tablet still lives. */
const CACHE_BYTES = 768 * 1024 * 1024;

let started = false;

/** Starts the engine once for the page. It draws on the CPU where no graphics card does it: WebGL in software takes four times as long for a slice. */
export function startCornerstone(): void {
  if (started) return;
  started = true;
  initCore({ debug: { statsOverlay: false }, rendering: { webGlContextCount: 1 } });
  if (!drawsOnGpu()) setUseCPURendering(true);
  cache.setMaxCacheSize(CACHE_BYTES);
  initLoader({ maxWebWorkers: Math.min(4, Math.max(1, (navigator.hardwareConcurrency || 2) - 1)) });
}

let engine: RenderingEngine | null = null;

/** One engine with one WebGL context for the page: one for each case would soon be more than a browser gives. */
export const theEngine = () => (engine ??= new RenderingEngine('page'));

/** Kept in this browser by whoever knows better than it, for a driver that draws wrongly or a card that is not seen: "cpu" or "gpu". */
const CHOICE = 'crowdannotate-drawing';

/** Who draws the images of this page. */
export const drawing = (): 'cpu' | 'gpu' => (getShouldUseCPURendering() ? 'cpu' : 'gpu');

function drawsOnGpu(): boolean {
  const choice = chosen();
  const { webgl, softwareRasterizer } = getRenderingCapabilities();
  return webgl && (choice === 'gpu' || (choice !== 'cpu' && !softwareRasterizer));
}

function chosen(): string | null {
  try {
    return localStorage.getItem(CHOICE);
  } catch {
    return null;
  }
}
