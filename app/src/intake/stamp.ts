import { createHmac, timingSafeEqual } from 'node:crypto';

/** Says when a page was made and for what code, so that it cannot be made up; nothing of it is kept. */
export type Stamps = {
  of(code: string): string;
  /** How old a page is, in ms; undefined where the stamp is not ours or belongs to another code. */
  ageOf(stamp: string, code: string): number | undefined;
};

export function createStamps(key: Uint8Array, now: () => number): Stamps {
  const sign = (time: string, code: string): Buffer =>
    createHmac('sha256', key).update(`${time} ${code}`).digest().subarray(0, 16);
  return {
    of(code) {
      const time = Math.floor(now() / 1000).toString(36);
      return `${time}.${sign(time, code).toString('base64url')}`;
    },
    ageOf(stamp, code) {
      const [time = '', signature = ''] = stamp.split('.');
      const given = Buffer.from(signature, 'base64url');
      const right = sign(time, code);
      if (given.length !== right.length || !timingSafeEqual(given, right)) return undefined;
      return now() - Number.parseInt(time, 36) * 1000;
    },
  };
}
