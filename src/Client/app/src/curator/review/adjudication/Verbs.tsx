import type { CaseReview, Lesion } from '../../../api/contract';
import { texts } from '../../../texts';
import { Button, Key } from '../../../ui/Button';
import type { AdjudicationDesk } from './useAdjudication';
import { blockedBy, verbs, type Blocked } from './verbs';

const words = texts.curator.adjudication;

/** Decisions as verbs; those that are not this curator's stay in their place and say why. */
export function Verbs({ review, lesion, desk }: { review: CaseReview; lesion: Lesion; desk: AdjudicationDesk }) {
  const all = verbs.map((verb) => ({ ...verb, blocked: blockedBy(verb.kind, lesion, review) }));
  // That there is one lesion or one mark is seen; the others must be said.
  const told = [...new Set(all.map(({ blocked }) => blocked))].filter((why): why is Blocked => why === 'consensus-seen' || why === 'no-consensus' || why === 'no-marks');
  return (
    <>
      <div className="verbs-of-decision" role="group" aria-label={words.title}>
        {all.map(({ kind, key, blocked }) => (
          <span key={kind} title={blocked ? words.blocked[blocked] : words.verbHints[kind]}>
            <Button size="small" isDisabled={blocked !== null} onPress={() => desk.begin(kind)} data-testid={`decide-${kind}`} aria-keyshortcuts={key}>
              {words.verbs[kind]} <Key>{key}</Key>
            </Button>
          </span>
        ))}
      </div>
      {told.map((why) => (
        <p key={why} className="quiet small" data-testid={`blocked-${why}`}>
          {words.blocked[why]}
        </p>
      ))}
    </>
  );
}
