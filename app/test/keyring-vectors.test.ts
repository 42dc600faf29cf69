import { argon2Sync, createHmac, hkdfSync } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { CannotOpen, decrypt, encrypt } from '../src/keyring/aead.ts';
import { deriveKey, macKey, macUnder } from '../src/keyring/derive-key.ts';

const hex = (digits: string) => Buffer.from(digits.replaceAll(' ', ''), 'hex');
const repeated = (byte: number, times: number) => Buffer.alloc(times, byte);
const range = (first: number, last: number) =>
  Buffer.from(Array.from({ length: last - first + 1 }, (_, step) => first + step));

// McGrew and Viega, "The Galois/Counter Mode of Operation (GCM)", appendix B, test cases 13 to 16.
const KEY = 'feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308';
const PLAIN =
  'd9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a72' +
  '1c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b391aafd255';
const SEALED =
  '522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa' +
  '8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662898015ad';

describe('AES-256-GCM agrees with the published case', () => {
  test.each([
    [13, '00'.repeat(32), '00'.repeat(12), '', '', '', '530f8afbc74536b9a963b4f1c4cb738b'],
    [
      14,
      '00'.repeat(32),
      '00'.repeat(12),
      '',
      '00'.repeat(16),
      'cea7403d4d606b6e074ec5d3baf39d18',
      'd0d1c8a799996bf0265b98b5d48ab919',
    ],
    [15, KEY, 'cafebabefacedbaddecaf888', '', PLAIN, SEALED, 'b094dac5d93471bdec1a502270e3cc6c'],
    [
      16,
      KEY,
      'cafebabefacedbaddecaf888',
      'feedfacedeadbeeffeedfacedeadbeefabaddad2',
      PLAIN.slice(0, 120),
      SEALED.slice(0, 120),
      '76fc6ece0f4e1768cddf8853bb2d551b',
    ],
  ])('%i', (_, key, nonce, bound, plain, sealed, tag) => {
    expect(encrypt(hex(key), hex(nonce), hex(bound), hex(plain)).toString('hex')).toBe(sealed + tag);
    expect(decrypt(hex(key), hex(nonce), hex(bound), hex(sealed + tag)).toString('hex')).toBe(plain);
    expect(() => decrypt(hex(key), hex(nonce), hex(`${bound}00`), hex(sealed + tag))).toThrow(CannotOpen);
    expect(() => decrypt(hex(key), hex(nonce), hex(bound), hex(tag).subarray(1))).toThrow(CannotOpen);
  });
});

describe('HKDF-SHA-256 agrees with RFC 5869, appendix A', () => {
  test.each([
    [
      1,
      repeated(0x0b, 22),
      range(0x00, 0x0c),
      range(0xf0, 0xf9),
      '3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865',
    ],
    [
      2,
      range(0x00, 0x4f),
      range(0x60, 0xaf),
      range(0xb0, 0xff),
      'b11e398dc80327a1c8e7f78c596a49344f012eda2d4efad8a050cc4c19afa97c59045a99cac7827271cb41c65e590e09' +
        'da3275600c2f09b8367793a9aca3db71cc30c58179ec3e87c14c01d5c1f3434f1d87',
    ],
    [
      3,
      repeated(0x0b, 22),
      Buffer.alloc(0),
      Buffer.alloc(0),
      '8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8',
    ],
  ])('case %i', (_, secret, salt, info, expected) => {
    const derived = hkdfSync('sha256', secret, salt, info, expected.length / 2);
    expect(Buffer.from(derived).toString('hex')).toBe(expected);
  });
});

describe('HMAC-SHA-256 agrees with RFC 4231', () => {
  const long = 'Test Using Larger Than Block-Size Key - Hash Key First';
  const longer =
    'This is a test using a larger than block-size key and a larger than block-size data. ' +
    'The key needs to be hashed before being used by the HMAC algorithm.';
  test.each([
    [1, repeated(0x0b, 20), 'Hi There', 'b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7'],
    [
      2,
      'Jefe',
      'what do ya want for nothing?',
      '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
    ],
    [
      3,
      repeated(0xaa, 20),
      repeated(0xdd, 50),
      '773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe',
    ],
    [4, range(1, 25), repeated(0xcd, 50), '82558a389a443c0ea4cc819899f2083a85f0faa3e578f8077a2e3ff46729665b'],
    [6, repeated(0xaa, 131), long, '60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54'],
    [7, repeated(0xaa, 131), longer, '9b09ffa71b942fcb27635fbcd5b0e944bfdc63644f0713938a7f51535c3a35e2'],
  ])('case %i', (_, key, data, expected) => {
    expect(createHmac('sha256', key).update(data).digest('hex')).toBe(expected);
  });
});

test('Argon2id agrees with RFC 9106, section 5.3', () => {
  const tag = argon2Sync('argon2id', {
    message: repeated(1, 32),
    nonce: repeated(2, 16),
    secret: repeated(3, 8),
    associatedData: repeated(4, 12),
    memory: 32,
    passes: 3,
    parallelism: 4,
    tagLength: 32,
  });
  expect(tag.toString('hex')).toBe('0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659');
});

test('a derived key and a MAC are HKDF and HMAC over parts with their lengths, as an outsider computes them', () => {
  const secret = repeated(7, 32);
  const purpose = hex('00000003 6d6163 00000001 64');
  const key = Buffer.from(hkdfSync('sha256', secret, Buffer.from('ring'), purpose, 32));
  expect(deriveKey(secret, 'ring', ['mac', 'd'])).toEqual(key);
  expect(macUnder(macKey(secret, 'ring', ['mac', 'd']), ['a', null, 12]).toString('hex')).toBe(
    createHmac('sha256', key).update(hex('00000001 61 ffffffff 00000002 3132')).digest('hex'),
  );
});
