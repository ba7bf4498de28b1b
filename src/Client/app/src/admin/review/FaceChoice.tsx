import { texts } from '../../texts';
import { Key } from '../../ui/Button';
import { Panel } from '../../ui/Panel';
import { SegmentedChoice } from '../../ui/SegmentedChoice';

const words = texts.admin.review;

interface Props {
  deface: boolean;
  onDeface: (deface: boolean) => void;
  preview: boolean;
  onPreview: (preview: boolean) => void;
}

/** Whether a head loses its face before it is released; before and after, on the same slice. */
export function FaceChoice({ deface, onDeface, preview, onPreview }: Props) {
  return (
    <Panel name={words.face} testId="face">
      <SegmentedChoice
        label={words.face}
        hideLabel
        value={deface ? 'remove' : 'keep'}
        onChange={(value) => onDeface(value === 'remove')}
        options={[
          { value: 'remove', label: words.faceRemove, testId: 'face-remove' },
          { value: 'keep', label: words.faceKeep, testId: 'face-keep' },
        ]}
      />
      <p className="quiet small">{deface ? words.faceRemoveText : words.faceKeepText}</p>
      {deface && (
        <SegmentedChoice
          label={words.shown}
          aside={<Key>B</Key>}
          value={preview ? 'after' : 'before'}
          onChange={(value) => onPreview(value === 'after')}
          options={[
            { value: 'before', label: words.before, testId: 'face-before' },
            { value: 'after', label: words.after, testId: 'face-after' },
          ]}
        />
      )}
    </Panel>
  );
}
