import type { Lesion } from '../../../api/contract';
import { texts } from '../../../texts';
import type { Scene } from '../../../viewer/StackViewport';
import { axesPath, outline } from '../paths';
import { ChipOnImage } from '../ChipOnImage';
import { adjudicatedRegion, regionOfReader, type Region } from './adjudicatedRegion';
import type { DecisionForm } from './decisionForm';
import { readerOf } from './marks';

const words = texts.curator.adjudication;

interface Props {
  scene: Scene;
  lesions: Lesion[];
  chosen: string | null;
  form: DecisionForm | null;
}

/** The regions that stand, and of the lesion in hand the one that would: two thin lines with a dark core, which no reader's pattern and no colour looks like. */
export function AdjudicatedOverlay({ scene, lesions, chosen, form }: Props) {
  return lesions.map((lesion) => {
    const isChosen = lesion.id === chosen;
    const proposed = isChosen && form?.kind === 'readerChosen' ? readerOf(lesion, form.chosen) : null;
    // While it is drawn anew, the old one would be taken for what is being drawn.
    const region = proposed ? regionOfReader(proposed) : isChosen && form?.kind === 'redrawn' ? null : adjudicatedRegion(lesion);
    const rejected = isChosen && lesion.decision?.kind === 'rejected' && !form;
    return (
      <g key={lesion.id} className={isChosen ? 'decided' : 'decided back'} data-adjudicated={lesion.id}>
        {region && <AdjudicatedLines scene={scene} region={region} name={isChosen ? (proposed ? words.preview(proposed.pseudonym) : nameOf(lesion)) : null} />}
        {rejected && <Rejected scene={scene} lesion={lesion} />}
      </g>
    );
  });
}

const nameOf = ({ decision }: Lesion) => (decision?.chosen ? words.adjudicatedAs(decision.chosen) : words.adjudicated);

/** `name`: what stands beside the topmost point. */
export function AdjudicatedLines({ scene, region, name }: { scene: Scene; region: Region; name: string | null }) {
  const contours = region.contours.filter(({ slice }) => slice === scene.slice);
  const axes = region.axes.filter(({ slice }) => slice === scene.slice);
  const paths = [...contours.map(({ points }) => outline(scene, points)), ...axes.map(({ points }) => axesPath(scene, points))];
  return (
    <>
      {paths.map((path, index) => (
        <g key={index} className="adjudicated-mark" data-mark="adjudicated">
          <path className="halo" d={path} />
          <path className="line" d={path} />
          <path className="core" d={path} />
        </g>
      ))}
      {name && <ChipOnImage scene={scene} points={[...contours, ...axes].flatMap(({ points }) => points)} text={name} />}
    </>
  );
}

function Rejected({ scene, lesion }: { scene: Scene; lesion: Lesion }) {
  const points = lesion.readers.flatMap(({ contours, axes }) => [...contours, ...axes].filter(({ slice }) => slice === scene.slice).flatMap((mark) => mark.points));
  return <ChipOnImage scene={scene} points={points} text={words.rejectedHere} />;
}
