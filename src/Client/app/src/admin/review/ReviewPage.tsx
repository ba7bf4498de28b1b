import { useEffect } from 'react';
import { useNavigate, useParams } from 'react-router';
import { Trouble } from '../../shell/Trouble';
import { texts } from '../../texts';
import { Notice } from '../../ui/Notice';
import { Skeleton, SkeletonLines } from '../../ui/Skeleton';
import { useReviewQueue } from '../questions';
import { ReviewDesk } from './ReviewDesk';
import { ReviewList } from './ReviewList';
import { stacksOf } from './stacks';
import './review.css';

const words = texts.admin.review;

/** /admin/review/…: images that are held until a person has looked. */
export function ReviewPage() {
  const queue = useReviewQueue();
  const navigate = useNavigate();
  const { itemId } = useParams();
  const items = queue.data ?? [];
  const stacks = stacksOf(items);
  const stack = stacks.find((each) => each.images.some((image) => image.itemId === itemId)) ?? stacks[0];
  const current = stack?.id;

  // The address names what is looked at, so that the way back leads here.
  useEffect(() => {
    if (current && current !== itemId) void navigate(`/admin/review/${current}`, { replace: true });
  }, [current, itemId, navigate]);

  if (queue.isPending) return <WaitingDesk />;
  if (queue.error && !queue.data) return <Trouble error={queue.error} retry={() => void queue.refetch()} />;
  if (!stack) {
    return (
      <div className="narrow" data-testid="review-empty">
        <h1>{words.title}</h1>
        <Notice title={words.emptyTitle}>{words.emptyText}</Notice>
      </div>
    );
  }
  const go = (step: number) => {
    const next = stacks[stacks.indexOf(stack) + step];
    if (next) void navigate(`/admin/review/${next.id}`);
  };
  return (
    <div className="review-desk" data-testid="review">
      <h1 className="visually-hidden">{words.title}</h1>
      <ReviewList stacks={stacks} current={stack.id} />
      <ReviewDesk
        key={stack.id}
        stack={stack}
        ofSeries={items.filter((each) => each.seriesUid === stack.first.seriesUid).map((each) => each.itemId)}
        place={[stacks.indexOf(stack) + 1, stacks.length]}
        onGo={go}
      />
    </div>
  );
}

const WaitingDesk = () => (
  <div className="review-desk">
    <div className="held-list">
      <SkeletonLines count={5} />
    </div>
    <div className="held-stage" />
    <div className="held-panel">
      <Skeleton height={120} />
    </div>
  </div>
);
