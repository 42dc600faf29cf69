/** The word in an address that stands for a kind: `/en/camps/camp-14`, `/api/v1/camps/camp-14`, `camps.csv`. */
const SEGMENTS: Readonly<Record<string, string>> = {
  act: 'acts',
  approach: 'approaches',
  camp: 'camps',
  condition: 'conditions',
  demand: 'demands',
  detention: 'detentions',
  figure: 'numbers',
  gap: 'gaps',
  involvement: 'involvements',
  kinship: 'kinships',
  measure: 'sanctions',
  norm: 'law',
  observation: 'observations',
  opening: 'openings',
  organisation: 'organisations',
  outcome: 'outcomes',
  person: 'people',
  post: 'posts',
  report: 'reports',
  scene: 'scenes',
  sentence: 'sentences',
  source: 'sources',
  topic: 'contested',
};

const KINDS = new Map(Object.entries(SEGMENTS).map(([kind, segment]) => [segment, kind]));

export function segmentOf(kind: string): string {
  const segment = SEGMENTS[kind];
  if (segment === undefined)
    throw new Error(`the kind "${kind}" has no address; add it to release/record-path.ts`);
  return segment;
}

export function kindOfSegment(segment: string): string | undefined {
  return KINDS.get(segment);
}

/** Where a record's page stands, without the language: `/camps/camp-14`. */
export function recordPath(record: { readonly kind: string; readonly handle: string }): string {
  return `/${segmentOf(record.kind)}/${record.handle}`;
}
