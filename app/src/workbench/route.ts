import type { PolicyName } from '../accounts/policy.ts';
import type { SignedIn } from '../accounts/roles.ts';
import type { Content } from '../ui/html.ts';
import type { Language } from '../ui/language.ts';
import type { Services } from './services.ts';

/** What a handler is given; `form` holds the fields of a POST, each name with all its values. */
export type WorkRequest = {
  readonly lang: Language;
  /** `/records/:id` filled in, without the language. */
  readonly path: string;
  /** The named parts of the path, decoded. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly form: URLSearchParams;
  /** For routes that take files: the request as it came, to be streamed. */
  readonly raw: Request;
  /** Address of a page in the same language: `/records/1` becomes `/en/records/1`. */
  href(path: string): string;
};

/** A page of the workbench: the frame, the menu and the help fold are put around it. */
export type WorkPage = {
  readonly title: string;
  readonly body: Content;
  /** What this page is for and how to use it; shown in a fold at the end. Required: help stands where people are. */
  readonly help: Content;
  readonly status?: 200 | 400 | 404 | 409 | 422 | 429 | 503;
  /** Names of browser programs (files of app/islands without `.ts`) the page may use; each page works without. */
  readonly islands?: readonly string[];
  /** Marks the entry of the menu. */
  readonly section?: string;
  /** The page loads itself anew after so many seconds: long work goes on. */
  readonly refreshSeconds?: number;
};

export type Answer =
  | { readonly page: WorkPage }
  /** To a page in the same language; a POST ends this way. `notice` is shown once on the next page. */
  | { readonly redirect: string; readonly notice?: string }
  | { readonly json: unknown; readonly status?: number }
  | { readonly download: Uint8Array | ReadableStream; readonly name: string; readonly type: string }
  /** A picture of our own making, shown within a page of the workbench. */
  | { readonly png: Uint8Array }
  /** Looks the same for what is not there and what this person may not see. */
  | { readonly missing: true }
  /** Signs a browser in or out: the raw secret of the new session, or null. */
  | { readonly session: string | null; readonly next: Answer };

type Common = {
  readonly method: 'GET' | 'POST';
  /** Without the language: `/records/:id`. */
  readonly path: string;
  /**
   * The parameter of the path that names a record the person must be able to see: the frame checks compartments
   * before the handler runs, and answers as for an unknown page.
   */
  readonly record?: string;
  /** How large a body may be; 1 MB unless stated. A route that takes files streams `raw` itself. */
  readonly bodyLimit?: number | 'streamed';
};

/** Routes for people who are signed in: the handler knows who asks. */
export type StaffRoute = Common & {
  readonly policy: Exclude<PolicyName, 'anyone'>;
  handle(request: WorkRequest, person: SignedIn, services: Services): Promise<Answer> | Answer;
};

/** Routes for everyone who can reach the workbench: signing in and setting up. */
export type OpenRoute = Common & {
  readonly policy: 'anyone';
  handle(request: WorkRequest, person: SignedIn | undefined, services: Services): Promise<Answer> | Answer;
};

export type WorkRoute = StaffRoute | OpenRoute;
