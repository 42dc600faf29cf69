import canonicalize from 'canonicalize';
import { recordPath } from '../release/record-path.ts';
import type { PublicRecord, SourceCard, Stub } from '../release/release-model.ts';

/** Looks up what a record's statements name. */
export type Named = {
  source(id: string): SourceCard | undefined;
  stub(id: string): Stub | undefined;
  isReference(kind: string, property: string): boolean;
};

export type RecordCopy = Stub & {
  readonly self: string;
  readonly page: { readonly en: string; readonly ko: string };
  readonly properties: PublicRecord['properties'];
  readonly sources: Readonly<Record<string, SourceCard>>;
  readonly refs: Readonly<Record<string, Stub & { readonly self: string }>>;
};

/**
 * A published record as anybody can take it away: every value with its claims, and beside them the sources and the
 * records they point to. The log vouches for exactly this, so what it holds must not change for a release that is out.
 */
export function recordCopy(named: Named, record: PublicRecord): RecordCopy {
  const sources = byId<SourceCard>();
  const refs = byId<Stub & { readonly self: string }>();
  const addSource = (id: string): void => {
    const card = sources[id] ? undefined : named.source(id);
    if (card) sources[id] = card;
  };
  const addRef = (id: string): void => {
    const stub = refs[id] ? undefined : named.stub(id);
    if (stub) refs[id] = { ...stub, self: `/api/v1${recordPath(stub)}` };
  };
  for (const { property, values, past } of record.properties) {
    const isRef = named.isReference(record.kind, property);
    for (const { value, claims } of values) {
      for (const claim of claims) addSource(claim.source);
      if (isRef) addRef(value);
    }
    for (const claim of past) {
      addSource(claim.source);
      if (isRef) addRef(claim.value);
    }
  }
  const { id, kind, handle, title, properties } = record;
  const path = recordPath(record);
  return {
    id,
    kind,
    handle,
    title,
    self: `/api/v1${path}`,
    page: { en: `/en${path}`, ko: `/ko${path}` },
    properties,
    sources,
    refs,
  };
}

/** Without a prototype it is a dictionary to V8 from the start; otherwise each new id would be a new shape of object. */
function byId<Value>(): Record<string, Value> {
  return Object.create(null) as Record<string, Value>;
}

/** The one spelling of a copy (RFC 8785), which is what is hashed. */
export function copyText(copy: RecordCopy): string {
  return String(canonicalize(copy));
}

/**
 * The one spelling of a copy that somebody holds, however it is spaced and in whichever order; undefined for what is no
 * copy of a record. The API adds the number of the release, which no copy holds.
 */
export function readCopy(text: string): { readonly id: string; readonly text: string } | undefined {
  const parsed = parse(text);
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) return undefined;
  const { release: _release, ...copy } = parsed as Readonly<Record<string, unknown>>;
  const { id, kind, properties } = copy;
  if (typeof id !== 'string' || typeof kind !== 'string' || !Array.isArray(properties)) return undefined;
  // Of two members with one name a program sees the last and a person the first.
  if (stringsIn(text) !== stringsIn(JSON.stringify(parsed))) return undefined;
  try {
    return { id, text: String(canonicalize(copy)) };
  } catch {
    // Half characters and numbers beyond all bounds have no canonical spelling, and nothing published has any.
    return undefined;
  }
}

function stringsIn(text: string): number {
  return text.match(/"(?:[^"\\]|\\.)*"/g)?.length ?? 0;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
