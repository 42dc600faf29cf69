// Preloaded into the workbench of a test: its clock is ahead of the real one by as many milliseconds as stand in a file.
import { readFileSync } from 'node:fs';

const file = process.env['SYNTHETIC_CLOCK'] ?? '';
const RealDate = Date;

function now() {
  // Read each time: a clock that is set ahead between a question and its answer makes the answer late.
  return RealDate.now() + Number(readFileSync(file, 'utf8'));
}

class ShiftedDate extends RealDate {
  /** @param {ConstructorParameters<typeof RealDate>} given */
  constructor(...given) {
    if (given.length === 0) super(now());
    else super(...given);
  }

  static now() {
    return now();
  }

  /** @param {unknown} value */
  static [Symbol.hasInstance](value) {
    return Object.prototype.toString.call(value) === '[object Date]';
  }
}

if (file !== '') globalThis.Date = /** @type {DateConstructor} */ (/** @type {unknown} */ (ShiftedDate));
