import { init as initCore, setUseCPURendering } from '@cornerstonejs/core';
import { init as initLoader } from '@cornerstonejs/dicom-image-loader';

let started = false;

/** Starts the engine once for the page. It draws on the CPU where there is no WebGL. */
export function startCornerstone(): void {
  if (started) return;
  started = true;
  initCore({ debug: { statsOverlay: false } });
  if (!hasWebGl()) setUseCPURendering(true);
  initLoader({ maxWebWorkers: Math.min(4, Math.max(1, (navigator.hardwareConcurrency || 2) - 1)) });
}

function hasWebGl(): boolean {
  try {
    return document.createElement('canvas').getContext('webgl2') !== null;
  } catch {
    return false;
  }
}
