export const RATES = [2, 5, 10, 15, 20, 25, 30] as const;
export const USUAL_RATE = 15;

/** The next faster or slower of the rates; the same at the ends. */
export function otherRate(rate: number, step: 1 | -1): number {
  const sorted = step > 0 ? RATES : [...RATES].reverse();
  return sorted.find((each) => (step > 0 ? each > rate : each < rate)) ?? rate;
}

interface Film {
  /** False while the frame asked for has not arrived: a film waits rather than skip. */
  ready(): boolean;
  next(): void;
}

/** Plays a stack round and round by the clock of the display. */
export class Cine {
  rate: number | null = null;
  private due = 0;
  private request = 0;
  private readonly film: Film;

  constructor(film: Film) {
    this.film = film;
  }

  play(rate: number): void {
    this.rate = rate;
    if (!this.request) this.request = requestAnimationFrame(this.tick);
  }

  stop(): void {
    this.rate = null;
    cancelAnimationFrame(this.request);
    this.request = 0;
  }

  private readonly tick = (now: number) => {
    if (this.rate === null) return;
    this.request = requestAnimationFrame(this.tick);
    if (now < this.due || !this.film.ready()) return;
    const each = 1000 / this.rate;
    // A display that is a little late makes it up; one that was asleep does not.
    this.due = Math.max(this.due + each, now);
    this.film.next();
  };
}
