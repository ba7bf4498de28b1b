import { useEffect, useRef, type KeyboardEvent } from 'react';
import { Link } from 'react-router';
import type { HeldItem } from '../../api/contract';
import { texts } from '../../texts';

const words = texts.admin.review;

/** What waits, oldest first as it came; the one looked at is kept in sight. */
export function ReviewList({ items, current }: { items: HeldItem[]; current: string }) {
  const list = useRef<HTMLElement>(null);
  useEffect(() => {
    list.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [current, items.length]);
  return (
    <nav className="held-list" aria-label={words.queue} ref={list} data-takes-digits onKeyDown={(event) => moveWithin(event, list.current)}>
      <p className="section-name">{words.queue}</p>
      <p className="quiet small" role="status" data-testid="review-count">
        {words.count(items.length)}
      </p>
      {items.map((item) => (
        <Link key={item.itemId} to={`/admin/review/${item.itemId}`} aria-current={item.itemId === current ? 'page' : undefined} tabIndex={item.itemId === current ? 0 : -1} data-testid="held-item">
          <span className="name">
            {item.patient} <span className="quiet">{item.modality}</span>
          </span>
          <span className="quiet small why">{item.reasons.map((reason) => reason.text).join(' ')}</span>
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
