import { texts } from '../texts';

interface Props {
  width?: number | string;
  height?: number | string;
}

/** Takes the place and shape of what is on its way. */
export const Skeleton = ({ width = '100%', height = 16 }: Props) => <span className="skeleton" style={{ width, height }} aria-hidden />;

export function SkeletonLines({ count }: { count: number }) {
  return (
    <div role="status" style={{ display: 'grid', gap: 12 }}>
      <span className="visually-hidden">{texts.shell.loading}</span>
      {Array.from({ length: count }, (_, index) => (
        <Skeleton key={index} height={44} />
      ))}
    </div>
  );
}
