import { useEffect, type RefObject } from 'react';
import { texts } from '../texts';

/** The browser's tab says what the top bar says; the name of the product alone says nothing of the page. */
export function useTitle(where: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const words = [...(where.current?.querySelectorAll<HTMLElement>('[data-title]') ?? [])].map((each) => each.textContent?.trim()).filter((each) => each && each !== texts.product);
    document.title = [...words, texts.product].join(' · ');
  });
}
