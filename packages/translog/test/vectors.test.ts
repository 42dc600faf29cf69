import { describe, expect, it, test } from 'vitest';
import {
  appendLeaves,
  consistencyProof,
  emptyFrontier,
  emptyRoot,
  formatCheckpoint,
  formatNote,
  formatVerifierKey,
  frontierRoot,
  fromBase64,
  inclusionProof,
  leafHash,
  openNote,
  parseCheckpoint,
  parseNote,
  parseVerifierKey,
  rootAt,
  rootOf,
  signNote,
  toBase64,
  treeHashes,
  verifyConsistency,
  verifyInclusion,
} from '../src/index.ts';
import { signerOf, verifyEd25519 } from './keys.ts';
import { flipped, fromHex, hex } from './reference.ts';

// The vectors of Certificate Transparency, as in transparency-dev/merkle, proof/verify_test.go.
const entries = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
].map(fromHex);
const roots = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
].map(fromHex);
const leaves = entries.map(leafHash);
const hashAt = treeHashes(leaves);
const rootOfSize = (size: number): Uint8Array => roots[size] ?? emptyRoot();

describe('the vectors of Certificate Transparency', () => {
  test.each(roots.map((root, size) => ({ size, root })))('root of $size leaves', ({ size, root }) => {
    const first = leaves.slice(0, size);
    expect(hex(rootOf(first))).toBe(hex(root));
    expect(hex(rootAt(size, hashAt))).toBe(hex(root));
    expect(hex(frontierRoot(appendLeaves(emptyFrontier(), first).frontier))).toBe(hex(root));
  });

  test.each([
    [0, 1, []],
    [
      0,
      8,
      [
        '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
        '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
        '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
      ],
    ],
    [
      5,
      8,
      [
        'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
        'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
        'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
      ],
    ],
    [2, 3, ['fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125']],
    [
      1,
      5,
      [
        '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
        '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
        'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
      ],
    ],
  ])('leaf %i of %i', (index, size, wanted) => {
    const proof = inclusionProof(index, size, hashAt);
    expect(proof.map(hex)).toEqual(wanted);
    const leaf = leaves[index] ?? emptyRoot();
    expect(verifyInclusion({ index, size, leaf, root: rootOfSize(size), proof })).toBe(true);
  });

  test.each([
    [1, 1, []],
    [
      1,
      8,
      [
        '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
        '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
        '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
      ],
    ],
    [
      6,
      8,
      [
        '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a',
        'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
        'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
      ],
    ],
    [
      2,
      5,
      [
        '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
        'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
      ],
    ],
    [
      6,
      7,
      [
        '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a',
        'b08693ec2e721597130641e8211e7eedccb4c26413963eee6c1e2ed16ffb1a5f',
        'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
      ],
    ],
  ])('%i leaves begin %i', (from, to, wanted) => {
    const proof = consistencyProof(from, to, hashAt);
    expect(proof.map(hex)).toEqual(wanted);
    const claim = { from, to, fromRoot: rootOfSize(from), toRoot: rootOfSize(to), proof };
    expect(verifyConsistency(claim)).toBe(true);
  });
});

// The key and notes in the documentation of golang.org/x/mod/sumdb/note.
const peterLine = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW';
const peterSecret = 'AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz';
const peterText =
  "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n";
const peterSignature =
  'x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=';
const enochSignature =
  'rwz+eBzmZa0SO3NbfRGzPCpDckykFXSdeX+MNtCOXm2/5n2tiOHp+vAF1aGrQ5ovTG01oOTGwnWLox33WWd1RvMc+QQ=';
const peterNote = `${peterText}\n— PeterNeumann ${peterSignature}\n`;

describe('the notes in the documentation of Go', () => {
  const peter = signerOf('PeterNeumann', (fromBase64(peterSecret) ?? new Uint8Array(33)).slice(1));
  const enoch = signerOf('EnochRoot', new Uint8Array(32));

  it('writes the same key', () => {
    expect(formatVerifierKey(peter)).toBe(peterLine);
    expect(parseVerifierKey(peterLine)).toEqual({ name: 'PeterNeumann', publicKey: peter.publicKey });
  });

  it('writes the same note', () => {
    expect(signNote(peterText, [peter])).toBe(peterNote);
  });

  it('opens the note', () => {
    const key = { name: peter.name, publicKey: peter.publicKey };
    expect(openNote(peterNote, [key], verifyEd25519)).toEqual({ ok: true, text: peterText, signedBy: [key] });
  });

  it('adds a signature', () => {
    const both = signNote(parseNote(peterNote) ?? '', [enoch]);
    expect(both).toBe(`${peterNote}— EnochRoot ${enochSignature}\n`);
    expect(openNote(both, [peter, enoch], verifyEd25519)).toMatchObject({ signedBy: [peter, enoch] });
    expect(openNote(both, [enoch], verifyEd25519)).toMatchObject({ signedBy: [enoch] });
  });

  it('refuses a note of which one bit of text or signature is another', () => {
    const bytes = new TextEncoder().encode(peterNote);
    for (let bit = 0; bit < bytes.length * 8; bit += 1) {
      expect(openNote(flipped(bytes, bit), [peter], verifyEd25519).ok, `bit ${bit}`).toBe(false);
    }
  });
});

describe('the examples of C2SP', () => {
  // Their public keys are not published, so what is compared is how they are written.
  const poem =
    'Ognuno sta solo sul cuor della terra\ntrafitto da un raggio di sole:\n\ned è subito sera.\n\n' +
    '— quasimodo.example/salvatore ' +
    'NnugSzTjtVAewIS+Z/iJhUPeFDkO/5QQ2i5ddnGITLlC+EhfLW9oJKONrMouFSQU0xMcXxj99ihAQwaqP3ZekRwNtIc=\n';
  const sofa =
    'example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n\n' +
    '— example.com/behind-the-sofa ' +
    'Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=\n';

  it('reads the signed note, with an empty line in its text, and writes it back', () => {
    const note = parseNote(poem);
    expect(note?.text.split('\n')).toHaveLength(5);
    expect(note?.signatures.map(({ name, keyId }) => [name, hex(keyId)])).toEqual([
      ['quasimodo.example/salvatore', '367ba04b'],
    ]);
    expect(note?.signatures[0]?.signature).toHaveLength(64);
    expect(note === undefined ? '' : formatNote(note)).toBe(poem);
  });

  it('reads the checkpoint and writes it back', () => {
    const text = parseNote(sofa)?.text ?? '';
    const checkpoint = parseCheckpoint(text);
    expect(checkpoint).toMatchObject({ origin: 'example.com/behind-the-sofa', size: 20852163 });
    expect(checkpoint === undefined ? '' : toBase64(checkpoint.root)).toBe(
      'CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=',
    );
    expect(checkpoint === undefined ? '' : formatCheckpoint(checkpoint)).toBe(text);
  });
});
