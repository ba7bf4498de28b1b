import type { GivenLayer } from '../../../api/contract';
import { GivenMark } from '../../../viewer/GivenMark';
import type { Scene } from '../../../viewer/StackViewport';
import { layerKey, layerStyle } from './givenLayers';

interface Props {
  scene: Scene;
  layers: GivenLayer[];
  hidden: ReadonlySet<string>;
}

/** What was read elsewhere, on the slice that is shown: outlines, lines, points and words. */
export function GivenOverlay({ scene, layers, hidden }: Props) {
  return (
    <>
      {layers.map((layer, index) =>
        hidden.has(layerKey(layer, index)) ? null : (
          <g key={layerKey(layer, index)} className="given-marks" data-mark="given" data-kind={layer.kind} data-layer={layer.name}>
            {layer.findings.flatMap((finding, at) =>
              finding.shapes.filter((shape) => shape.slice === scene.slice).map((shape, each) => <GivenMark key={`${at}-${each}`} scene={scene} shape={shape} style={layerStyle(layers, index)} />),
            )}
          </g>
        ),
      )}
    </>
  );
}
