import { texts } from '../texts';
import { Page } from '../shell/Page';
import { SkeletonLines } from '../ui/Skeleton';

export default function ReadingPage() {
  return (
    <Page title={texts.product}>
      <SkeletonLines count={3} />
    </Page>
  );
}
