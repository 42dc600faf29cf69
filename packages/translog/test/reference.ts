import fc from 'fast-check';
import type { Hash } from '../src/index.ts';
import { emptyRoot, leafHash, nodeHash } from '../src/index.ts';

/** The definitions of RFC 6962, section 2.1, written as the recursions they are. */
export function rootByDefinition(leaves: readonly Hash[]): Hash {
  const [first] = leaves;
  if (first === undefined) return emptyRoot();
  if (leaves.length === 1) return first;
  const k = splitOf(leaves.length);
  return nodeHash(rootByDefinition(leaves.slice(0, k)), rootByDefinition(leaves.slice(k)));
}

export function pathByDefinition(m: number, leaves: readonly Hash[]): readonly Hash[] {
  if (leaves.length <= 1) return [];
  const k = splitOf(leaves.length);
  return m < k
    ? [...pathByDefinition(m, leaves.slice(0, k)), rootByDefinition(leaves.slice(k))]
    : [...pathByDefinition(m - k, leaves.slice(k)), rootByDefinition(leaves.slice(0, k))];
}

export function subproofByDefinition(m: number, leaves: readonly Hash[], isWhole = true): readonly Hash[] {
  if (m === leaves.length) return isWhole ? [] : [rootByDefinition(leaves)];
  const k = splitOf(leaves.length);
  return m <= k
    ? [...subproofByDefinition(m, leaves.slice(0, k), isWhole), rootByDefinition(leaves.slice(k))]
    : [...subproofByDefinition(m - k, leaves.slice(k), false), rootByDefinition(leaves.slice(0, k))];
}

/** On which side the way from a leaf up to the root has its neighbours. */
export function pathForm(m: number, size: number): string {
  if (m >= size) return 'none';
  if (size <= 1) return '';
  const k = splitOf(size);
  return m < k ? `${pathForm(m, k)}r` : `${pathForm(m - k, size - k)}l`;
}

/** The same for a consistency proof; `=` where the older root itself begins it. */
export function subproofForm(m: number, size: number, isWhole = true): string {
  if (m > size) return 'none';
  if (m === size) return isWhole ? '=' : '#';
  const k = splitOf(size);
  return m <= k ? `${subproofForm(m, k, isWhole)}r` : `${subproofForm(m - k, size - k, false)}l`;
}

/** So many different leaves. */
export function someLeaves(count: number): Hash[] {
  return Array.from({ length: count }, (_, at) => leafHash(new TextEncoder().encode(`entry ${at}`)));
}

/** The same bytes with one bit changed. */
export function flipped(bytes: Uint8Array, bit: number): Uint8Array {
  const changed = bytes.slice();
  const at = Math.floor(bit / 8) % Math.max(bytes.length, 1);
  changed[at] = (changed[at] ?? 0) ^ (1 << (bit % 8));
  return changed;
}

export const anyBit = fc.nat(255);
export const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
export const fromHex = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, 'hex'));

function splitOf(size: number): number {
  let k = 1;
  while (k * 2 < size) k *= 2;
  return k;
}
