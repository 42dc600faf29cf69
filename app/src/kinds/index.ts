import { catalogueOf } from '@unhidden/record';
import type { Catalogue, Kind } from '@unhidden/record';
import { act } from './act.ts';
import { approach } from './approach.ts';
import { camp } from './camp.ts';
import { condition } from './condition.ts';
import { demand } from './demand.ts';
import { detention } from './detention.ts';
import { figure } from './figure.ts';
import { gap } from './gap.ts';
import { involvement } from './involvement.ts';
import { kinship } from './kinship.ts';
import { measure } from './measure.ts';
import { norm } from './norm.ts';
import { observation } from './observation.ts';
import { opening } from './opening.ts';
import { organisation } from './organisation.ts';
import { outcome } from './outcome.ts';
import { person } from './person.ts';
import { post } from './post.ts';
import { report } from './report.ts';
import { scene } from './scene.ts';
import { sentence } from './sentence.ts';
import { source } from './source.ts';
import { topic } from './topic.ts';

/** Every kind, in the order menus and documentation show them. */
export const kinds: readonly Kind[] = [
  camp,
  person,
  detention,
  sentence,
  kinship,
  organisation,
  post,
  act,
  involvement,
  condition,
  figure,
  scene,
  observation,
  outcome,
  demand,
  approach,
  measure,
  norm,
  report,
  topic,
  gap,
  opening,
  source,
];

export const catalogue: Catalogue = catalogueOf(kinds);
