import type { CaseReview } from '../../api/contract';
import { readerStyle, type ReaderStyle } from '../../ui/readers';

/** One colour and pattern per reader over the whole campaign, so that a reader looks the same on every case. */
export class ReaderStyles {
  private readonly order: string[];

  constructor(campaign: readonly string[], review: CaseReview) {
    const here = [...review.submissions.map((each) => each.pseudonym), ...review.lesions.flatMap((lesion) => lesion.readers.map((reader) => reader.pseudonym))];
    this.order = [...new Set([...campaign, ...here.sort()])];
  }

  of(pseudonym: string): ReaderStyle {
    return readerStyle(Math.max(0, this.order.indexOf(pseudonym)));
  }
}
