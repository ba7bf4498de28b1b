import { useEffect, useRef, type KeyboardEvent } from 'react';
import { Link } from 'react-router';
import type { CaseCoverage } from '../../api/contract';
import { texts } from '../../texts';
import { said } from '../../texts/said';
import { share } from '../format';

const words = texts.curator;

interface Props {
  campaignId: string;
  cases: CaseCoverage[];
  current: string;
}

/** All cases of the campaign, lowest agreement first; the open one is kept in sight. */
export function CaseList({ campaignId, cases, current }: Props) {
  const list = useRef<HTMLElement>(null);
  useEffect(() => {
    list.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [current, cases.length]);
  const known = cases.some((each) => each.id === current);
  return (
    <nav className="case-list" aria-label={words.review.list} ref={list} data-takes-digits onKeyDown={(event) => moveWithin(event, list.current)}>
      {cases.map((each, index) => (
        <Link
          key={each.id}
          to={`/campaigns/${campaignId}/cases/${each.id}`}
          aria-current={each.id === current ? 'page' : undefined}
          tabIndex={each.id === current || (!known && index === 0) ? 0 : -1}
          className={each.state === 'failed' ? 'failed' : each.meanDice !== null && each.flags.length > 0 ? 'flagged' : undefined}
          title={each.flags.map(said).join(', ') || undefined}
          data-testid={`case-link-${each.number}`}
        >
          <span>{said(each.number)}</span>
          <span className="state">{each.meanDice !== null && each.state === 'ready' ? share(each.meanDice) : stateWords(each)}</span>
        </Link>
      ))}
      {cases.length > 0 && <p className="note">{words.review.listNote}</p>}
    </nav>
  );
}

function stateWords(each: CaseCoverage): string {
  if (each.state === 'waiting') return words.review.reads(each.submissions, each.target);
  if (each.state === 'ready') return each.lesions === 0 ? words.review.listNoLesion : words.review.listNoDice;
  return words.states[each.state].toLowerCase();
}

function moveWithin(event: KeyboardEvent, list: HTMLElement | null): void {
  const links = [...(list?.querySelectorAll('a') ?? [])];
  const now = links.indexOf(document.activeElement as HTMLAnchorElement);
  const next = { ArrowDown: now + 1, ArrowRight: now + 1, ArrowUp: now - 1, ArrowLeft: now - 1, Home: 0, End: links.length - 1 }[event.key];
  if (next === undefined) return;
  event.preventDefault();
  links[Math.min(links.length - 1, Math.max(0, next))]?.focus();
}
