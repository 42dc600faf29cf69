/** What is wrong with one part of a request. */
export type Fault = { readonly parameter: string; readonly problem: string };

export type Answer = {
  readonly status: number;
  readonly body: unknown;
  readonly type: 'application/json' | 'application/problem+json';
};

export function found(body: unknown): Answer {
  return { status: 200, body, type: 'application/json' };
}

/** A problem in the form of RFC 9457; `detail` says what to do. */
export function problem(
  status: 400 | 404 | 405 | 500,
  title: string,
  detail: string,
  faults: readonly Fault[] = [],
): Answer {
  return {
    status,
    type: 'application/problem+json',
    body: { type: 'about:blank', title, status, detail, ...(faults.length > 0 ? { faults } : {}) },
  };
}
