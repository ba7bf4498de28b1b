import { texts } from '../texts';
import type { Problem } from './contract';

/** What the server refused, in its own words (RFC 9457) or in those of the page's language, or that it could not be asked at all (status 0, type "unreachable"). */
export class ApiProblem extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    const own = texts.problems[problem.type];
    super(own ?? problem.detail ?? problem.title);
    this.name = 'ApiProblem';
    this.problem = own ? { ...problem, title: own } : problem;
  }

  get type(): string {
    return this.problem.type;
  }
  get status(): number {
    return this.problem.status;
  }
  get signedOut(): boolean {
    return this.status === 401;
  }
  /** The server gave no answer that counts: no network, a proxy's page, or a fault of its own that a later try may survive. */
  get unreachable(): boolean {
    return this.status === 0 || this.status >= 500 || this.status === 429;
  }

  static unreachable(detail?: string): ApiProblem {
    return new ApiProblem({ type: 'unreachable', title: 'The server cannot be reached', status: 0, ...(detail ? { detail } : {}) });
  }
}

/** The last word of a type that may be written as a URI: "https://…/stale-draft" and "stale-draft" are the same problem. */
const wordOf = (type: unknown) => (typeof type === 'string' ? (type.split(/[/:#]/).pop() ?? type) : 'unknown');

/** Reads a refusal; an answer that is no problem document (a proxy's page) still becomes one that says its status. */
export async function problemOf(response: Response): Promise<ApiProblem> {
  const type = response.headers.get('content-type') ?? '';
  const body = /json/.test(type) ? ((await response.json().catch(() => null)) as Partial<Problem> | null) : null;
  return new ApiProblem({
    title: response.statusText || `Status ${response.status}`,
    ...body,
    type: wordOf(body?.type),
    status: response.status,
  });
}
