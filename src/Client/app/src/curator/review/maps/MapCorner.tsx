import { texts } from '../../../texts';
import type { ImageStage } from '../../../viewer/stage';
import { useStageState } from '../../../viewer/useStage';
import { MapLegend } from './MapLegend';
import type { Maps } from './useMaps';

const words = texts.curator.maps;

/** The legend in its corner; until the map has come, that it is on its way. */
export function MapCorner({ maps, stage }: { maps: Maps; stage: ImageStage | null }) {
  const slice = useStageState(stage)?.shown ?? -1;
  return (
    <div className="map-corner">
      {maps.kind && maps.votes ? (
        <MapLegend kind={maps.kind} votes={maps.votes} pointer={maps.pointer} slice={slice} />
      ) : (
        <p className="map-legend" role="status">
          {maps.failed ? words.failed : words.fetching}
        </p>
      )}
    </div>
  );
}
