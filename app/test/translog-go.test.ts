import { execFileSync } from 'node:child_process';
import { createHash, createPrivateKey, createPublicKey, sign, verify } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Hash, Signer, Verify } from '@unhidden/translog';
import {
  appendLeaves,
  consistencyProof,
  emptyFrontier,
  formatCheckpoint,
  formatVerifierKey,
  frontierRoot,
  fromBase64,
  hashesInTiles,
  inclusionProof,
  keyId,
  leafHash,
  newTiles,
  openNote,
  rootAt,
  signCheckpoint,
  signNote,
  tileData,
  tilePath,
  toBase64,
  verifyConsistency,
  verifyInclusion,
} from '@unhidden/translog';
import { programOnPath } from './setup/browser.ts';

const GO_SOURCES = '/usr/share/gocode';
const hasGo = programOnPath('go') !== undefined && existsSync(join(GO_SOURCES, 'src/golang.org/x/mod/sumdb'));

const ENTRIES = 100_000;
// Not 0: Go's root of it is zeros, in its release for Debian 12, and not the one of RFC 6962.
const sizes = [1, 2, 3, 255, 256, 257, 1000, 4096, 65_535, 65_536, 65_537, 70_000, 99_999, ENTRIES];
const places = sizes.flatMap((size) =>
  [0, 1, Math.floor(size / 3), Math.floor(size / 2), size - 2, size - 1]
    .filter((index) => index >= 0 && index < size)
    .map((index) => ({ index, size })),
);
const growths = sizes.flatMap((to) => sizes.filter((from) => from <= to).map((from) => ({ from, to })));

/** What Go answers; hashes in base64, as it writes them. */
type Answer = {
  readonly roots: readonly string[];
  readonly recordProofs: readonly (readonly string[])[];
  readonly treeProofs: readonly (readonly string[])[];
  readonly recordChecks: readonly boolean[];
  readonly treeChecks: readonly boolean[];
  readonly tileSums: Readonly<Record<string, string>>;
  readonly newTiles: readonly (readonly string[])[];
  readonly tileProofs: readonly (readonly string[])[];
  readonly openedNotes: readonly {
    readonly text: string;
    readonly names: readonly string[];
    readonly error: string;
  }[];
  readonly signedNote: string;
  readonly formattedTree: string;
};

describe.skipIf(!hasGo && !process.env['CI'])('the log beside golang.org/x/mod/sumdb', () => {
  const leaves = Array.from({ length: ENTRIES }, (_, n) =>
    leafHash(new TextEncoder().encode(`entry ${n} `.repeat(n % 7))),
  );
  const { frontier, stored } = appendLeaves(emptyFrontier(), leaves);
  const byPlace = new Map(stored.map(({ level, index, hash }) => [`${level}/${index}`, hash]));
  const hashAt = (level: number, index: number): Hash | undefined => byPlace.get(`${level}/${index}`);
  const rootOfSize = new Map(sizes.map((size) => [size, rootAt(size, hashAt)]));
  const rootFor = (size: number): Hash => rootOfSize.get(size) ?? new Uint8Array();

  const inclusions = places.map(({ index, size }) => ({
    index,
    size,
    leaf: leaves[index] ?? new Uint8Array(),
    root: rootFor(size),
    proof: inclusionProof(index, size, hashAt),
  }));
  const consistencies = growths.map(({ from, to }) => ({
    from,
    to,
    fromRoot: rootFor(from),
    toRoot: rootFor(to),
    proof: consistencyProof(from, to, hashAt),
  }));
  // What must not hold: the same claims with one bit of the proof or of a root changed.
  const falseInclusions = inclusions.map((claim, at) => ({ ...claim, ...broken(claim, 'root', at) }));
  const falseConsistencies = consistencies.map((claim, at) => ({ ...claim, ...broken(claim, 'toRoot', at) }));

  const log = signerOf('log.example', 1);
  const witness = signerOf('witness.example/서울', 2);
  const stranger = signerOf('stranger.example', 3);
  const checkpoint = { origin: log.name, size: ENTRIES, root: rootFor(ENTRIES) };
  const text = 'Signed by the other one\n\n두 번째 줄\n';
  const notes = [
    signCheckpoint(checkpoint, [log]),
    signNote(text, [stranger, witness, log]),
    signNote(text, [stranger]),
    signNote(text, [log]).replace('other', 'Other'),
    signNote(text, [log]).replace('— ', '- '),
  ];

  let folder = '';
  let answer: Answer;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'unhidden-translog-'));
    for (const tile of newTiles(0, ENTRIES)) {
      const file = join(folder, 'log', tilePath(tile));
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, tileData(tile, hashAt));
    }
    answer = askGo(folder, {
      entries: ENTRIES,
      sizes,
      records: [...inclusions, ...falseInclusions],
      growths: [...consistencies, ...falseConsistencies],
      tiles: join(folder, 'log'),
      tileSize: ENTRIES,
      notes: notes.map((note) => toBase64(new TextEncoder().encode(note))),
      keys: [log, witness].map(formatVerifierKey),
      signerKey: log.secretLine,
      text,
    });
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test('computes the same roots', () => {
    expect(sizes.map((size) => toBase64(rootFor(size)))).toEqual(answer.roots);
    expect(toBase64(frontierRoot(frontier))).toBe(answer.roots.at(-1));
  });

  test('gives the same proofs that an entry is there, and each accepts the proofs of the other', () => {
    const theirs = answer.recordProofs.slice(0, inclusions.length);
    expect(inclusions.map(({ proof }) => proof.map(toBase64))).toEqual(theirs);
    expect(answer.recordChecks).toEqual([...inclusions.map(() => true), ...falseInclusions.map(() => false)]);
    for (const [at, claim] of inclusions.entries()) {
      expect(verifyInclusion({ ...claim, proof: read(theirs[at]) })).toBe(true);
    }
    expect(falseInclusions.map(verifyInclusion)).not.toContain(true);
  });

  test('gives the same proofs that the log only grew, and each accepts the proofs of the other', () => {
    const theirs = answer.treeProofs.slice(0, consistencies.length);
    expect(consistencies.map(({ proof }) => proof.map(toBase64))).toEqual(theirs);
    expect(answer.treeChecks).toEqual([
      ...consistencies.map(() => true),
      ...falseConsistencies.map(() => false),
    ]);
    for (const [at, claim] of consistencies.entries()) {
      expect(verifyConsistency({ ...claim, proof: read(theirs[at]) })).toBe(true);
    }
    expect(falseConsistencies.map(verifyConsistency)).not.toContain(true);
  });

  test('writes the same tiles, and the same new ones for every growth', () => {
    const sums = newTiles(0, ENTRIES).map((tile) => [
      tilePath(tile),
      createHash('sha256').update(tileData(tile, hashAt)).digest('hex'),
    ]);
    expect(Object.fromEntries(sums)).toEqual(answer.tileSums);
    const added = growths.map(({ from, to }) => newTiles(from, to).map(tilePath));
    expect(added).toEqual(answer.newTiles.slice(0, growths.length));
  });

  test('serves tiles from which both prove the same', () => {
    const served = new Map(newTiles(0, ENTRIES).map((tile) => [tilePath(tile), tileData(tile, hashAt)]));
    const found = hashesInTiles(ENTRIES, (tile) => served.get(tilePath(tile)));
    const ours = [...inclusions, ...falseInclusions].map(({ index }) =>
      inclusionProof(index, ENTRIES, found).map(toBase64),
    );
    expect(ours).toEqual(answer.tileProofs);
  });

  test('signs notes that Go opens, and no others', () => {
    expect(answer.openedNotes).toEqual([
      { text: formatCheckpoint(checkpoint), names: [log.name], error: '' },
      { text, names: [witness.name, log.name], error: '' },
      { text: '', names: [], error: 'note has no verifiable signatures' },
      { text: '', names: [], error: expect.stringContaining('invalid signature for key log.example+') },
      { text: '', names: [], error: 'malformed note' },
    ]);
  });

  test('opens the note that Go signs, and would sign the same', () => {
    expect(openNote(answer.signedNote, [witness, log], verifyEd25519)).toMatchObject({
      text,
      signedBy: [{ name: log.name }],
    });
    expect(answer.signedNote).toBe(signNote(text, [log]));
  });

  test('writes the text of a checkpoint as Go does', () => {
    const origin = 'go.sum database tree';
    expect(formatCheckpoint({ ...checkpoint, origin })).toBe(answer.formattedTree);
  });
});

/** One bit changed: in a hash of the proof where there is one, else in the root. */
function broken<Root extends string>(
  claim: { readonly proof: readonly Hash[] } & Readonly<Record<Root, Hash>>,
  root: Root,
  at: number,
): object {
  const flip = (hash: Hash): Hash => hash.with(at % 32, (hash[at % 32] ?? 0) ^ (1 << (at % 8)));
  const { proof } = claim;
  return proof.length === 0
    ? { [root]: flip(claim[root]) }
    : { proof: proof.map((hash, which) => (which === at % proof.length ? flip(hash) : hash)) };
}

function read(hashes: readonly string[] = []): readonly Hash[] {
  return hashes.map((hash) => fromBase64(hash) ?? new Uint8Array());
}

/** Runs the Go program on Debian's own sources, without a network and without a module of its own. */
function askGo(folder: string, question: object): Answer {
  const input = JSON.stringify(question, (_, value: unknown) =>
    value instanceof Uint8Array ? toBase64(value) : value,
  );
  const output = execFileSync('go', ['run', join(import.meta.dirname, 'translog-go/main.go')], {
    input,
    maxBuffer: 50_000_000,
    env: {
      PATH: process.env['PATH'],
      HOME: folder,
      GO111MODULE: 'off',
      GOPATH: GO_SOURCES,
      GOCACHE: join(folder, 'cache'),
      CGO_ENABLED: '0',
    },
  });
  return JSON.parse(output.toString()) as Answer;
}

function signerOf(name: string, byte: number): Signer & { readonly secretLine: string } {
  const seed = new Uint8Array(32).fill(byte);
  const pkcs8 = Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), seed]);
  const secret = createPrivateKey({ key: pkcs8, format: 'der', type: 'pkcs8' });
  const publicKey = Uint8Array.from(
    createPublicKey(secret).export({ format: 'der', type: 'spki' }).subarray(-32),
  );
  const id = Buffer.from(keyId({ name, publicKey })).toString('hex');
  return {
    name,
    publicKey,
    sign: (message) => Uint8Array.from(sign(null, message, secret)),
    secretLine: `PRIVATE+KEY+${name}+${id}+${toBase64(Uint8Array.of(1, ...seed))}`,
  };
}

const verifyEd25519: Verify = (publicKey, message, signature) => {
  const spki = Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), publicKey]);
  return verify(null, message, createPublicKey({ key: spki, format: 'der', type: 'spki' }), signature);
};
