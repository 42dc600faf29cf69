import type { ValueType } from '@unhidden/record';
import { catalogue } from '../../kinds/index.ts';

const types = new Map(
  [...catalogue].map(([kind, { properties }]) => [
    kind,
    new Map(properties.map(({ name, type }) => [name, type])),
  ]),
);
const NONE: ReadonlyMap<string, ValueType> = new Map();

/** Type of each property of a kind. */
export function typesOf(kind: string): ReadonlyMap<string, ValueType> {
  return types.get(kind) ?? NONE;
}
