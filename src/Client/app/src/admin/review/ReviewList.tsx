import { useEffect, useRef, type KeyboardEvent } from 'react';
import { Link } from 'react-router';
import { texts } from '../../texts';
import type { Stack } from './stacks';

const words = texts.admin.review;

/** What waits, oldest first as it came; the one looked at is kept in sight. */
export function ReviewList({ stacks, current }: { stacks: Stack[]; current: string }) {
  const list = useRef<HTMLElement>(null);
  useEffect(() => {
    list.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [current, stacks.length]);
  return (
    <nav className="held-list" aria-label={words.queue} ref={list} data-takes-digits onKeyDown={(event) => moveWithin(event, list.current)}>
      <p className="section-name">{words.queue}</p>
      <p className="quiet small" role="status" data-testid="review-count">
        {words.count(stacks.reduce((sum, stack) => sum + stack.images.length, 0))}
      </p>
      {stacks.map((stack) => (
        <Link key={stack.id} to={`/admin/review/${stack.id}`} aria-current={stack.id === current ? 'page' : undefined} tabIndex={stack.id === current ? 0 : -1} data-testid="held-item">
          <span className="name">
            {stack.first.patient} <span className="quiet">{stack.first.modality}</span>
          </span>
          <span className="quiet small why">{stack.images.length > 1 && `${words.images(stack.images.length)} · `}
            {stack.reasons.map((reason) => reason.text).join(' ')}</span>
        </Link>
      ))}
    </nav>
  );
}

function moveWithin(event: KeyboardEvent, list: HTMLElement | null): void {
  const links = [...(list?.querySelectorAll('a') ?? [])];
  const now = links.indexOf(document.activeElement as HTMLAnchorElement);
  const next = { ArrowDown: now + 1, ArrowUp: now - 1, Home: 0, End: links.length - 1 }[event.key];
  if (now < 0 || next === undefined) return;
  event.preventDefault();
  links[Math.min(links.length - 1, Math.max(0, next))]?.focus();
}
