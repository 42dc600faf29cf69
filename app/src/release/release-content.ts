import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { GlossaryEntry, Organisation } from './release-model.ts';

const words = z.strictObject({ en: z.string(), ko: z.string() });

const organisationSchema = z.strictObject({
  name: words,
  tagline: words,
  contact: words.nullable(),
  contactNote: words,
  affiliation: words,
  colours: z.record(
    z.string(),
    z.string().regex(/^#[0-9a-f]{6}$/i, 'a colour is # and six hexadecimal digits'),
  ),
  featuredFigures: z.strictObject({ held: z.string(), died: z.string(), camps: z.array(z.string()) }),
  contestedTotals: z.array(z.string()),
  latestReport: z.string().nullable(),
  campaignDemands: z.array(z.string()),
  demandWords: z.record(z.string(), z.strictObject({ text: words, addressedTo: words })),
  camps: z.union([z.literal('all'), z.array(z.string())]),
  topicCamps: z.record(z.string(), z.array(z.string())),
  topicPeople: z.record(z.string(), z.array(z.string())),
  themes: z.array(
    z.strictObject({
      id: z.string(),
      label: words,
      demands: z.array(z.string()),
      approaches: z.array(z.string()),
    }),
  ),
});

const glossarySchema = z.array(
  z.strictObject({
    id: z.string().regex(/^[a-z0-9-]+$/),
    term: words,
    hanja: z.string().nullable(),
    also: z.array(z.string()),
    meaning: words,
  }),
);

/** What the organisation itself says: its settings and its glossary, from files it may edit. */
export type OwnContent = { readonly organisation: Organisation; readonly glossary: readonly GlossaryEntry[] };

/** Reads `organisation.json` and `glossary.json` of a folder; throws with what to correct. */
export function readOwnContent(folder: string): OwnContent {
  return {
    organisation: read(join(folder, 'organisation.json'), organisationSchema),
    glossary: read(join(folder, 'glossary.json'), glossarySchema),
  };
}

function read<Shape>(file: string, schema: z.ZodType<Shape>): Shape {
  const parsed = schema.safeParse(JSON.parse(readFileSync(file, 'utf8')));
  if (!parsed.success) throw new Error(`${file} needs a correction:\n${z.prettifyError(parsed.error)}`);
  return parsed.data;
}
